import type { NameKind } from '#model/sentence.ts'
import type { ConlluSentence, ConlluWord } from '#sentences/conllu.ts'
import { type Entity, entitiesOf } from './entities.ts'

/** A name in a treebank sentence; `words` is half-open. */
export interface GoldName {
  readonly words: readonly [first: number, end: number]
  readonly kind: NameKind
}

const kindOfType: Readonly<Record<string, NameKind | undefined>> = {
  person: 'person',
  place: 'place',
  organization: 'organisation',
  event: 'other',
  object: 'other',
  abstract: 'other',
}

/**
 * The names of a GUM sentence: entities whose head is a proper noun. GUM's spans are whole noun phrases, so a name is cut
 * out: from the first to the last word of the minimal span, widened to the left over capitalised words ("Albanian
 * Government"), and ended before a place that only tells where it is ("Museum in the US").
 * Adjectives of nations, faiths and sides, which GUM does not mark, are told by their lemma's capital.
 */
export function namesOf(sentence: ConlluSentence): GoldName[] {
  const { words } = sentence
  const entities = entitiesOf(sentence)
  const names = new Map<string, GoldName>()
  for (const entity of entities) {
    const kind = kindOfEntity(entity, words)
    if (!kind || joinsOthers(entity, words)) continue
    const span = nameSpan(entity, words)
    if (span) names.set(span.join(), { words: span, kind })
  }
  for (const [i, word] of words.entries())
    if (isOfSide(word) && ![...names.values()].some((name) => name.words[0] === i && name.words[1] === i + 1))
      names.set([i, i + 1].join(), { words: [i, i + 1], kind: 'side' })
  return [...names.values()].sort((a, b) => a.words[0] - b.words[0] || b.words[1] - a.words[1])
}

function kindOfEntity(entity: Entity, words: readonly ConlluWord[]): NameKind | undefined {
  const head = words[headOf(entity.words, words)]
  if (head?.upos !== 'PROPN' || !isCapital(head)) return undefined
  // "Syrians", "the Spanish": people of a nation, not one person.
  if (entity.type === 'person' && (head.xpos === 'NNPS' || isOfSide(head)) && entity.least.length <= 1) return 'side'
  return kindOfType[entity.type]
}

// "Poland and Sweden" is no name beside "Poland" and "Sweden"; "Bosnia and Herzegovina" has no names inside.
function joinsOthers(entity: Entity, words: readonly ConlluWord[]): boolean {
  const head = headOf(entity.words, words)
  return words.slice(...entity.words).some((word) => word.relation === 'conj' && word.head === head && isCapital(word))
}

function nameSpan({ words: [from, to], least }: Entity, words: readonly ConlluWord[]): [number, number] | null {
  const head = headOf([from, to], words)
  const inside = least.filter((i) => i >= from && i < to)
  let first = Math.min(head, ...inside)
  let end = Math.max(head, ...inside) + 1
  while (first > from && isNameWord(words[first - 1])) first--
  for (let i = head + 1; i < end; i++) if (endsName(words, i)) end = i
  while (first < head && !isCapital(words[first]) && !/^\d/.test(words[first]?.form ?? '')) first++
  while (end > head + 1 && !isCapital(words[end - 1]) && !/\d/.test(words[end - 1]?.form ?? '')) end--
  return end > first ? [first, end] : null
}

function isNameWord(word: ConlluWord | undefined): boolean {
  return word !== undefined && isCapital(word) && /^(?:PROPN|ADJ|NOUN)$/.test(word.upos)
}

// "the Museum in Velmora", "Orsk, the capital": what comes behind is another name or none.
function endsName(words: readonly ConlluWord[], i: number): boolean {
  const form = words[i]?.form ?? ''
  return /^(?:in|at|near|from|to|with|on|by|,|\(|:)$/.test(form)
}

function headOf([from, to]: readonly [number, number], words: readonly ConlluWord[]): number {
  for (let i = from; i < to; i++) {
    const head = words[i]?.head ?? -1
    if (head < from || head >= to) return i
  }
  return from
}

function isCapital(word: ConlluWord | undefined): boolean {
  return word !== undefined && (/^\p{Lu}/u.test(word.form) || /^\p{Ll}{2,4}[-‐]\p{Lu}/u.test(word.form))
}

// "Syrian", "pro-Beijing" and "Islamist", not "Olympic" or "Paralympic".
function isOfSide(word: ConlluWord): boolean {
  return (
    word.upos === 'ADJ' &&
    word.xpos === 'JJ' &&
    /^\p{Lu}\p{Ll}/u.test(word.form) &&
    /^\p{Lu}\p{Ll}/u.test(word.lemma) &&
    ofSide.test(word.lemma)
  )
}

const ofSide = /(?:[aei]an|[a-z]{2}an|ese|ish|ist|[a-z]{2}i|ite|ic|ch|eek|Dutch|Arab|Thai)$/
