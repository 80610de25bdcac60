import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { Clusters } from '#knowledge/clusters.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Vectors } from '#knowledge/vectors.ts'
import type { LogLinear } from '#network/logLinear.ts'
import { deeds } from '../deeds.ts'
import { type Document, dayTokens } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { objectOf, sortsAt, subjectOf } from '../happening/words.ts'
import { at, caseOf, childBy, childrenOf, isUnder } from '../tree.ts'
import { candidatesFor, type PartyCandidate, type PartySight, partyFeatures, partyMeanings } from './features.ts'

/** Head tokens of who did it and to whom; null when the words do not tell. */
export interface Parties {
  readonly actor: number | null
  readonly target: number | null
}

export interface PartyKnowledge {
  readonly happenings: HappeningWords
  readonly clusters: Clusters
  readonly vectors: Vectors
  readonly claimReaders: ClaimReaders | null
}

export function partiesOf(document: Document, happening: Happening, known: PartyKnowledge): Parties {
  const { tree, token } = happening
  if (known.claimReaders !== null) return weighed(partySight(document, happening, known), known.claimReaders.party)
  return { actor: subjectOf(tree, token) ?? null, target: objectOf(tree, token) ?? null }
}

export function partySight(
  document: Document,
  happening: Happening,
  { happenings, clusters, vectors }: Omit<PartyKnowledge, 'claimReaders'>,
): PartySight {
  const { groups, sources } = document
  const { index } = happening.tree.sentence
  return {
    happening,
    candidates: candidatesFor(happening, dayTokens(document, index)),
    places: new Set(groups[index]?.map(({ token }) => token)),
    sources: sources[index] ?? new Set(),
    words: happenings,
    clusters,
    vectors,
  }
}

/** From this much on a phrase is taken for the party: likelier as a rule than the other party and than none. */
const surelyParty = 0.3

// "The army denied that rebels had taken it": both may do such a thing, and the nearer one does.
const perStep = 0.05

function weighed(sight: PartySight, reader: LogLinear): Parties {
  const actorClass = reader.classes.indexOf('actor')
  const targetClass = reader.classes.indexOf('target')
  const weighed = sight.candidates.map((candidate) => {
    const weights = reader.weigh(partyFeatures(candidate, sight), partyMeanings(candidate, sight))
    return { candidate, actor: weights[actorClass] ?? 0, target: weights[targetClass] ?? 0 }
  })
  return { actor: best('actor'), target: best('target') }

  function best(role: 'actor' | 'target'): number | null {
    let found: { candidate: PartyCandidate; worth: number } | null = null
    for (const { candidate, actor, target } of weighed) {
      if (role === 'actor' && undergoesBelow(wholeOf(candidate.token, sight), sight.happening)) continue
      const weight = role === 'actor' ? actor : target
      const other = role === 'actor' ? target : actor
      const worth = weight - perStep * candidate.path.split(' ').length
      if (weight >= surelyParty && weight > other && (found === null || worth > found.worth)) found = { candidate, worth }
    }
    if (found === null) return null
    const token = wholeOf(found.candidate.token, sight)
    return role === 'actor' ? doerIn(token, sight) : token
  }
}

/** Who is told, in a clause of the happening's own, to have been dealt with: "captured in fighting in which 50 *soldiers* were killed". */
function undergoesBelow(token: number, { tree, token: top }: Happening): boolean {
  return at(tree, token).relation === 'nsubj:pass' && token !== top && isUnder(tree, token, top)
}

/** The party itself where its describing noun was taken: "*security* forces", "*army* soldiers". */
function wholeOf(token: number, { happening, words }: PartySight): number {
  const { tree } = happening
  const { relation, head } = at(tree, token)
  const isInner =
    relation === 'compound' && head !== happening.token && sortsAt(tree, head, words).some((sort) => actors.has(sort))
  return isInner ? head : token
}

/**
 * "Killed by artillery fire from the militia", "the capture came a day after …": a deed has not done it. Who does the deed has,
 * where its own words tell.
 */
function doerIn(token: number, { happening: { tree }, words }: PartySight): number | null {
  const { upos, lemma } = at(tree, token)
  if (upos !== 'NOUN' || sortsAt(tree, token, words).some((sort) => actors.has(sort))) return token
  if (!words.wordsAt(lemma.toLowerCase(), 'noun').some(({ type }) => deeds.has(type))) return token
  const behind = childrenOf(tree, token).find(
    (i) => /^(nmod|obl)$/.test(at(tree, i).relation) && /^(from|by)$/.test(caseOf(tree, i)),
  )
  return behind ?? childBy(tree, token, 'nmod:poss') ?? null
}

const actors: ReadonlySet<string> = new Set(['force', 'people', 'state', 'protester', 'mob', 'aircraft'])
