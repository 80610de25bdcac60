import type { Clusters } from '#knowledge/clusters.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Vectors } from '#knowledge/vectors.ts'
import type { Happening } from '../happening/happening.ts'
import { sortsAt } from '../happening/words.ts'
import { meaningsOf } from '../meanings.ts'
import { pathBetween } from '../path.ts'
import { at, bare, caseOf, childBy, childrenOf, isNominal, isPassive } from '../tree.ts'

/** Farther than this from the happening's word no party of it is found. */
const longestWay = 6

export interface PartyCandidate {
  readonly token: number
  readonly path: string
}

/** Nouns and pronouns that may be a party to the happening, `except` none of these; of coordinated ones the first stands for all. */
export function candidatesFor({ tree, token, words }: Happening, except: ReadonlySet<number>): PartyCandidate[] {
  return tree.tokens.flatMap((candidate, i) => {
    if (i === token || words.includes(i) || except.has(i) || !mayBeParty(candidate.upos, candidate.text)) return []
    if (candidate.relation === 'conj' && isNominal(at(tree, candidate.head))) return []
    if (innerName.has(candidate.relation)) return []
    const path = pathBetween(tree, token, i, longestWay)
    return path === null ? [] : [{ token: i, path }]
  })
}
const innerName = new Set(['flat', 'fixed', 'goeswith', 'nummod', 'case'])

function mayBeParty(upos: string, text: string): boolean {
  if (upos === 'PRON' || upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM') return true
  // "US strikes", "Israeli raids": a name of a people used as an adjective.
  return upos === 'ADJ' && /^\p{Lu}/u.test(text)
}

export interface PartySight {
  readonly happening: Happening
  readonly candidates: readonly PartyCandidate[]
  /** Tokens that are heads of place names here. */
  readonly places: ReadonlySet<number>
  /** Tokens that are heads of sources here. */
  readonly sources: ReadonlySet<number>
  readonly words: HappeningWords
  readonly clusters: Clusters
  readonly vectors: Vectors
}

/** The meanings of the candidate and of the happening's word. */
export function partyMeanings({ token }: PartyCandidate, { happening, vectors }: PartySight): Float32Array {
  return meaningsOf(happening.tree, [token, happening.token], vectors)
}

export function partyFeatures({ token: i, path }: PartyCandidate, sight: PartySight): string[] {
  const { happening, candidates, places, sources, words, clusters } = sight
  const { tree, token, type } = happening
  const candidate = at(tree, i)
  const trigger = at(tree, token)
  const voice = trigger.upos === 'VERB' ? (isPassive(tree, token) ? 'pass' : 'act') : trigger.upos
  const lemma = trigger.lemma.toLowerCase()
  const owns = childrenOf(tree, token).some((child) => bare(at(tree, child).relation) === 'nsubj') ? 'own' : 'no'
  const side = i < token ? 'L' : 'R'
  const steps = path.split(' ')
  const last = steps.slice(-2).join(' ')
  const features = [
    'bias',
    `p:${path}`,
    `pv:${path}|${voice}`,
    `pt:${path}|${type}`,
    `pvt:${path}|${voice}|${type}`,
    `pl:${path}|${lemma}`,
  ]
  features.push(
    `po:${path}|${voice}|${owns}`,
    `e:${last}|${voice}`,
    `et:${last}|${type}`,
    `n:${steps.length}`,
    `nt:${steps.length}|${type}`,
  )
  features.push(`side:${side}|${voice}`, `sidet:${side}|${type}|${voice}`)
  // "in the rebels' hands", "under army control": whose hands they are holds, whatever the subject is.
  const grip = happening.words.some((word) => isGrip(word)) || childrenOf(tree, token).some((child) => isGrip(child))
  const owner = isGrip(candidate.head) ? candidate.relation : 'other'
  if (grip || owner !== 'other') features.push(`grip:${owner}`, `grip:${owner}|${type}`, `gripe:${last}|${type}`)
  const preposition = caseOf(tree, i)
  if (preposition) features.push(`c:${preposition}`, `ct:${preposition}|${type}`, `cl:${preposition}|${lemma}`)
  for (const sort of sortsAt(tree, i, words)) {
    features.push(
      `s:${sort}`,
      `st:${sort}|${type}`,
      `sp:${sort}|${steps.at(-1)}|${voice}`,
      `spt:${sort}|${steps.at(-1)}|${type}|${voice}`,
    )
  }
  const cluster = clusters.clusterOf(candidate.text.toLowerCase())
  if (cluster >= 0)
    features.push(`k:${cluster >> 2}`, `k6:${cluster >> 6}`, `kt:${cluster >> 6}|${type}`, `kp:${cluster >> 6}|${steps.at(-1)}`)
  features.push(
    `l:${candidate.lemma.toLowerCase()}`,
    `lt:${candidate.lemma.toLowerCase()}|${type}`,
    `u:${candidate.upos}|${candidate.relation}`,
  )
  if (candidate.upos === 'PRON') features.push(`pro:${candidate.lemma}|${steps.at(-1)}|${voice}`)
  if (places.has(i)) features.push('place', `placet:${type}`, `placep:${steps.at(-1)}|${voice}|${type}`)
  if (sources.has(i)) features.push('source', `sourcet:${type}`)
  const nearer = candidates.filter(({ path: other }) => other.split(' ').length < steps.length).length
  features.push(`near:${Math.min(nearer, 5)}`, `neart:${Math.min(nearer, 5)}|${type}`)
  const above = childBy(tree, at(tree, i).head, 'nsubj') === i
  if (above && at(tree, i).head !== token) features.push(`subjectOf:${at(tree, at(tree, i).head).lemma}`, `subjectOft:${type}`)
  return features

  function isGrip(word: number): boolean {
    return words.sortsOf(at(tree, word).lemma.toLowerCase()).includes('grip')
  }
}
