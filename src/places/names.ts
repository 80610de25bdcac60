import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { PlaceKind } from '#model/place.ts'
import type { Sentence } from '#model/sentence.ts'
import { overlaps, type Span } from '#model/span.ts'
import { kindAround, locativeBefore, ofHolder } from './cues.ts'
import { type Run, runsOf } from './runs.ts'

/**
 * How a name stands in its run of capitals: by itself ("in Aleppo"), before something of that place ("Aleppo University
 * Hospital" is not this, "Syria Foreign Ministry" is), or inside another's name ("Ali al-Hama", "Aleppo Times").
 */
export type NameStanding = 'free' | 'modifier' | 'within'

/** Words of a sentence that may name a place. */
export interface PlaceName {
  readonly sentence: number
  /** First token and one past the last. */
  readonly tokens: readonly [first: number, end: number]
  readonly span: Span
  readonly text: string
  readonly standing: NameStanding
  /** What the words around it call it: "the village of", "province"; null when nothing does. */
  readonly calledA: PlaceKind | null
  /** True when the words before it put something there: "in", "captured". */
  readonly locative: boolean
  /** True when some list holds the name; false for a name that only the words around it make a place. */
  readonly listed: boolean
}

export interface FindIn {
  readonly text: string
  readonly gazetteer: Gazetteer
  readonly words: PlaceWords
  /** Countries that the report speaks of: their places are found in other spellings too. */
  readonly countries: readonly string[]
}

/** Names of places in a sentence, left to right, none overlapping another. */
export function namesIn(sentence: Sentence, where: FindIn): PlaceName[] {
  const names = runsOf(sentence, where.words).flatMap((run) => namesInRun(run, sentence, where))
  return sharedAlongLists(names, where.text)
}

function namesInRun(run: Run, sentence: Sentence, where: FindIn): PlaceName[] {
  const names: PlaceName[] = []
  let at = run.first
  let restFrom = run.first
  while (at < run.end) {
    const end = longestKnown(at, run, sentence, where)
    if (end === null) {
      at++
      continue
    }
    names.push(named(at, end, restFrom, run, sentence, where, true))
    at = end
    restFrom = end
  }
  if (names.length > 0) return names
  const whole = named(run.first, run.end, run.first, run, sentence, where, false)
  return whole.calledA !== null && whole.calledA !== 'country' && !isPerson(sentence, whole.span) ? [whole] : []
}

function named(
  first: number,
  end: number,
  restFrom: number,
  run: Run,
  sentence: Sentence,
  where: FindIn,
  listed: boolean,
): PlaceName {
  const { tokens } = sentence
  const span: Span = [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0]
  const before = tokens.slice(restFrom, first).map(({ text }) => text)
  const after = tokens.slice(end, run.end).map(({ text }) => text)
  return {
    sentence: sentence.index,
    tokens: [first, end],
    span,
    text: where.text.slice(...span),
    standing: isPerson(sentence, span) ? 'within' : standingOf(before, after, tokens[restFrom - 1]?.text ?? '', where),
    calledA: kindAround(tokens, first, end, where.words),
    locative: locativeBefore(tokens, restFrom, first, where.words),
    listed,
    ...(ofHolder(tokens, restFrom, where.words) ? { standing: 'within' as const } : {}),
  }
}

function isPerson(sentence: Sentence, span: Span): boolean {
  return sentence.names.some((name) => name.kind === 'person' && overlaps(name.span, span))
}

/** What the rest of the run of capitals makes of a name in it. */
function standingOf(
  before: readonly string[],
  after: readonly string[],
  wordBefore: string,
  { words, gazetteer }: FindIn,
): NameStanding {
  const last = before.at(-1)?.toLowerCase() ?? wordBefore.toLowerCase()
  if (words.titles.has(last.replace(/\.$/, ''))) return 'within'
  const foreign = before.filter((word) => !leads(word))
  if (foreign.length > 0 && !foreign.every((word) => /^\p{Lu}{2,5}$/u.test(word))) return 'within'
  const next = after[0]?.toLowerCase()
  if (next === undefined || words.kinds.has(next)) return 'free'
  if (words.media.has(after.at(-1)?.toLowerCase() ?? '')) return 'within'
  return after.some((word) => words.followers.has(word.toLowerCase()) || words.titles.has(word.toLowerCase()))
    ? 'modifier'
    : 'within'

  function leads(word: string): boolean {
    const low = word.toLowerCase()
    return words.leaders.has(low) || words.never.has(low) || words.kinds.has(low) || gazetteer.countryOfPeople(word) !== null
  }
}

// "Democratic Republic of the Congo" is the longest that reports write.
const longestName = 6
const joining = /^(of|the|and|de|da|do|du|del|des|la|le|les|el|al|en|sur|am|an|der|-|–|'s|’s|'|’|\.|&)$/i

/** End of the longest name known to some list that starts at a token; null when there is none. */
function longestKnown(first: number, run: Run, sentence: Sentence, where: FindIn): number | null {
  const { tokens } = sentence
  for (let end = Math.min(first + longestName, tokens.length); end > first; end--) {
    const inner = tokens.slice(first, end)
    const last = tokens[end - 1]
    if (!last || !isCapitalised(last.text) || !inner.every(({ text }) => isCapitalised(text) || joining.test(text))) continue
    const span: Span = [tokens[first]?.from ?? 0, last.to]
    const text = where.text.slice(...span)
    if (text.includes('\n')) continue
    if (end - first === 1 && !canStandAlone(first, run, sentence, where)) continue
    if (isListed(text, first, run, sentence, where)) return end
  }
  return null
}

export function isCapitalised(text: string): boolean {
  return /^(?:(?:al|el|as|ash|at|ad|ar|an|az|ez|es|ed|ul)[-‑–])?['‘’ʻʿ]?\p{Lu}/u.test(text)
}

function canStandAlone(at: number, run: Run, sentence: Sentence, { words, gazetteer }: FindIn): boolean {
  const token = sentence.tokens[at]
  if (!token || words.never.has(token.text.toLowerCase()) || !/\p{L}{2}|\p{L}\.\p{L}/u.test(token.text)) return false
  if (gazetteer.countryOfPeople(token.text) !== null) return false
  // The first word has a capital anyway; the tagger says whether it is a name.
  const capitalForced = at === 0 && run.end === 1
  return !capitalForced || token.upos === '' || token.upos === 'PROPN'
}

function isListed(text: string, first: number, run: Run, sentence: Sentence, where: FindIn): boolean {
  const { gazetteer, countries, words } = where
  if (/^\p{Lu}{2,5}$/u.test(text)) return gazetteer.anywhere(text).some(({ tier }) => tier === 'exact')
  if (gazetteer.knows(text)) return true
  const called = kindAround(sentence.tokens, first, run.end, words) !== null
  if (!called && !locativeBefore(sentence.tokens, run.first, first, words)) return false
  return gazetteer.within(countries, text).some(({ tier }) => tier !== 'skeleton')
}

/** "the towns of A, B and C", "in A, B and C": what is said before the first holds for those in the list after it. */
function sharedAlongLists(names: readonly PlaceName[], text: string): PlaceName[] {
  const shared: PlaceName[] = []
  for (const name of names) {
    const before = shared.at(-1)
    const between = before ? text.slice(before.span[1], name.span[0]) : ''
    const listed = before !== undefined && /^\s*(,|,?\s*and|,?\s*or|;)\s*(the )?$/.test(between)
    const calledA = name.calledA ?? (listed && before?.calledA === 'settlement' ? before.calledA : null)
    shared.push(listed ? { ...name, calledA, locative: name.locative || before.locative } : name)
  }
  return shared
}
