import type { HappeningEntry, HappeningWords, PartOfSpeech, Phrase } from '#knowledge/happenings.ts'
import type { HappeningType } from '#model/claim.ts'
import { at, bare, caseOf, childBy, childrenOf, isPassive, type Tree } from '../tree.ts'

/** What the word list says of one token: which happening it may tell, by which words. */
export interface Vote {
  readonly token: number
  readonly type: HappeningType
  /** All tokens of the phrase, the token itself included. */
  readonly words: readonly number[]
  readonly strength: Strength
  /** The list's own words: `take control of`. */
  readonly entry: string
  readonly regained: boolean
}
/** A `weak` entry only informs; a `plain` one decides unless one that asks more of the sentence, a `full` one, does. */
export type Strength = 'weak' | 'plain' | 'full'

/** Every vote of the word list on a sentence's tokens. */
export function votesOn(tree: Tree, known: HappeningWords): Vote[] {
  return tree.tokens.flatMap((_, i) => [...wordVotes(tree, i, known), ...phraseVotes(tree, i, known)])
}

function wordVotes(tree: Tree, i: number, known: HappeningWords): Vote[] {
  const part = partOf(at(tree, i).upos)
  if (part === null) return []
  const { lemma } = at(tree, i)
  return known.wordsAt(lemma, part).flatMap((entry) => {
    if (!fits(tree, i, entry, known)) return []
    const asks = entry.object.length + entry.subject.length > 0
    return [
      {
        token: i,
        type: entry.type,
        words: [i],
        strength: entry.weak ? 'weak' : asks ? 'full' : 'plain',
        entry: lemma,
        regained: entry.regained,
      } as const,
    ]
  })
}

function phraseVotes(tree: Tree, i: number, known: HappeningWords): Vote[] {
  return known.phrasesFrom(at(tree, i).lemma).flatMap((phrase) => {
    const words = matched(tree, i, phrase)
    const token = words === null ? undefined : headOf(tree, words)
    if (words === null || token === undefined || !fits(tree, token, phrase.entry, known)) return []
    return [
      {
        token,
        type: phrase.entry.type,
        words,
        strength: phrase.entry.weak ? 'weak' : 'full',
        entry: phrase.text,
        regained: phrase.entry.regained,
      } as const,
    ]
  })
}

function partOf(upos: string): PartOfSpeech | null {
  if (upos === 'VERB') return 'verb'
  if (upos === 'NOUN' || upos === 'PROPN') return 'noun'
  return upos === 'ADJ' ? 'adjective' : null
}

const longestGap = 6
const mostPassedOver = 3
const passedOver = new Set(['DET', 'ADJ', 'ADV', 'NUM', 'PROPN', 'PART', 'PRON', 'AUX'])

function matched(tree: Tree, start: number, phrase: Phrase): number[] | null {
  const words = [start]
  let next = start + 1
  let reach = mostPassedOver
  for (const place of phrase.words.slice(1)) {
    if (place === 'gap') {
      reach = longestGap
      continue
    }
    const found = nextOf(tree, next, place, reach, reach === longestGap)
    if (found === null) return null
    words.push(found)
    next = found + 1
    reach = mostPassedOver
  }
  return words
}

function nextOf(tree: Tree, from: number, place: ReadonlySet<string>, reach: number, anyWord: boolean): number | null {
  for (let i = from; i <= from + reach && i < tree.tokens.length; i++) {
    if (place.has(at(tree, i).lemma) || place.has(at(tree, i).text.toLowerCase())) return i
    if (anyWord ? /^[.;:!?]$/.test(at(tree, i).text) : !passedOver.has(at(tree, i).upos)) return null
  }
  return null
}

// The verb carries the phrase; without one the first noun does: "under the control of".
function headOf(tree: Tree, words: readonly number[]): number | undefined {
  return (
    words.find((i) => at(tree, i).upos === 'VERB') ??
    words.find((i) => at(tree, i).upos === 'NOUN') ??
    words.find((i) => at(tree, i).upos !== 'ADP')
  )
}

function fits(tree: Tree, i: number, entry: HappeningEntry, known: HappeningWords): boolean {
  return asked(entry.object, objectOf(tree, i)) && asked(entry.subject, subjectOf(tree, i))

  function asked(sorts: readonly string[], filler: number | undefined): boolean {
    if (sorts.length === 0) return true
    return filler !== undefined && sortsAt(tree, filler, known).some((sort) => sorts.includes(sort))
  }
}

/** Sorts of a noun by the list and, for names, by what the name reader said. */
export function sortsAt(tree: Tree, i: number, known: HappeningWords): readonly string[] {
  const token = at(tree, i)
  const listed = known.sortsOf(token.lemma.toLowerCase())
  const name = tree.sentence.names.find(({ tokens: [first, end] }) => first <= i && i < end)
  if (name === undefined) return listed
  const sort = { person: 'people', organisation: 'force', place: 'place', side: 'force', other: 'name' }[name.kind]
  return listed.includes(sort) ? listed : [...listed, sort]
}

/** Who or what it is done to: object, subject of a passive, the noun above a participle, "of …" beside a noun. */
export function objectOf(tree: Tree, i: number): number | undefined {
  if (at(tree, i).upos !== 'VERB')
    return childrenOf(tree, i).find((child) => /^nmod/.test(at(tree, child).relation) && caseOf(tree, child) === 'of')
  if (!isPassive(tree, i)) return childBy(tree, i, 'obj')
  const { relation, head } = at(tree, i)
  return childBy(tree, i, 'nsubj:pass') ?? (relation === 'acl' || relation === 'amod' ? head : childBy(tree, i, 'obj'))
}

/** Who does it, where the clause itself says so. */
export function subjectOf(tree: Tree, i: number): number | undefined {
  if (isPassive(tree, i)) return childBy(tree, i, 'obl:agent')
  const own = childBy(tree, i, 'nsubj')
  if (own !== undefined || bare(at(tree, i).relation) !== 'conj') return own
  return childBy(tree, at(tree, i).head, 'nsubj')
}
