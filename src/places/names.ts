import type { Gazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { Sentence } from '#model/sentence.ts'
import { overlaps, type Span } from '#model/span.ts'
import { type Called, kindAround, locativeBefore, ofHolder } from './cues.ts'
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
  readonly called: Called | null
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
  /** Names of places that the report writes where only a name has a capital. */
  readonly named: ReadonlySet<string>
}

/** Names of places in a sentence, left to right, none overlapping another. */
export function namesIn(sentence: Sentence, where: FindIn): PlaceName[] {
  const names: PlaceName[] = []
  for (const run of runsOf(sentence, where.words)) {
    // "the People's Republic of China" is found from its first word on: what is left of it is no name again.
    const first = Math.max(run.first, names.at(-1)?.tokens[1] ?? 0)
    if (first < run.end) names.push(...namesInRun({ first, end: run.end }, sentence, where))
  }
  return sharedAlongLists(names, where.text)
}

function namesInRun(run: Run, sentence: Sentence, where: FindIn): PlaceName[] {
  const names: PlaceName[] = []
  let at = run.first
  while (at < run.end) {
    const end = longestKnown(at, run, sentence, where)
    if (end === null) {
      names.push(...joinedNames(at, run, sentence, where))
      at++
      continue
    }
    names.push({ ...asWritten(at, end, run, sentence, where), standing: standingOf(names, at, end, run, sentence, where) })
    at = end
  }
  if (names.some(({ standing }) => standing !== 'within')) return names
  // "the village of Tal Sukkar" is no place called Tal.
  const unlisted = unlistedName(run, sentence, where)
  return unlisted.length > 0 ? unlisted : names
}

/** Two places in one word: "the Homs-Tartus highway". */
function joinedNames(at: number, run: Run, sentence: Sentence, where: FindIn): PlaceName[] {
  const token = sentence.tokens[at]
  const [, one, sign, other] = /^(\p{Lu}[\p{L}'’]+)([-–])(\p{Lu}[\p{L}'’]+)$/u.exec(token?.text ?? '') ?? []
  if (!token || !one || !sign || !other || ![one, other].every((part) => where.gazetteer.knows(part))) return []
  const written = asWritten(at, at + 1, run, sentence, where)
  const middle = token.from + one.length
  return [
    { ...written, span: [token.from, middle], text: one, standing: 'free' },
    { ...written, span: [middle + sign.length, token.to], text: other, standing: 'free' },
  ]
}

/** A name that no list has and the words around it call a village, a district, a hill: "the village of Tal Sukkar". */
function unlistedName(run: Run, sentence: Sentence, where: FindIn): PlaceName[] {
  const { words, gazetteer } = where
  const { tokens } = sentence
  const name = asWritten(run.first, run.end, run, sentence, where)
  const inside = tokens.slice(run.first, run.end).map(({ text }) => text)
  const ordinary = inside.some((text) => words.never.has(text.toLowerCase()) || gazetteer.countryOfPeople(text) !== null)
  const sure = name.called !== null && name.called.kind !== 'country' && !ordinary && !isPerson(sentence, name.span)
  return sure ? [{ ...name, standing: 'free', listed: false }] : []
}

function asWritten(first: number, end: number, run: Run, { index, tokens }: Sentence, { text, words }: FindIn) {
  const span: Span = [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0]
  return {
    sentence: index,
    tokens: [first, end] as const,
    span,
    text: text.slice(...span),
    called: kindAround(tokens, first, end, words),
    locative: locativeBefore(tokens, run.first, first, words),
    listed: true,
  }
}

function isPerson(sentence: Sentence, span: Span): boolean {
  return sentence.names.some((name) => name.kind === 'person' && overlaps(name.span, span))
}

/** What the rest of its run of capitals, and the words before that, make of a name. */
function standingOf(
  names: readonly PlaceName[],
  first: number,
  end: number,
  run: Run,
  sentence: Sentence,
  { words, gazetteer }: FindIn,
): NameStanding {
  const { tokens } = sentence
  const low = (index: number) => tokens[index]?.text.toLowerCase().replace(/\.$/, '') ?? ''
  if (isPerson(sentence, [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0])) return 'within'
  if (words.titles.has(low(first - 1)) || ofHolder(tokens, run.first, words)) return 'within'
  for (let at = run.first; at < first; at++) if (!leads(at)) return 'within'
  if (end >= run.end || words.kinds.has(low(end))) return 'free'
  if (words.media.has(low(run.end - 1))) return 'within'
  for (let at = end; at < run.end; at++) if (words.followers.has(low(at)) || words.titles.has(low(at))) return 'modifier'
  return 'within'

  function leads(at: number): boolean {
    const text = tokens[at]?.text ?? ''
    if (names.some(({ standing, tokens: [from, to] }) => standing !== 'within' && from <= at && at < to)) return true
    const word = low(at)
    if (words.beginnings.has(word)) return false
    const known = words.leaders.has(word) || words.never.has(word) || words.kinds.has(word)
    // An agency's branch: "CDC Atlanta".
    return known || gazetteer.countryOfPeople(text) !== null || /^\p{Lu}{2,5}$/u.test(text)
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

function canStandAlone(at: number, run: Run, sentence: Sentence, where: FindIn): boolean {
  const { words, gazetteer, named } = where
  const token = sentence.tokens[at]
  if (
    !token ||
    words.never.has(token.text.toLowerCase()) ||
    words.kinds.has(token.text.toLowerCase()) ||
    !/\p{L}{2}|\p{L}\.\p{L}/u.test(token.text)
  )
    return false
  if (gazetteer.countryOfPeople(token.text) !== null) return false
  // The first word has a capital anyway; the tagger says whether it is a name.
  const capitalForced = at === 0 && run.end === 1
  if (!capitalForced || token.upos === '' || token.upos === 'PROPN') return true
  // "Homs had fallen", taken for a plural: the report names the town elsewhere, or it is a city of where the report is at home.
  return named.has(token.text) || (token.xpos === 'NNS' && isCity(token.text, where))
}

function isCity(text: string, { gazetteer, countries }: FindIn): boolean {
  return gazetteer
    .within(countries, text)
    .some(({ tier, main, place }) => tier === 'exact' && main && place.population >= wellKnown)
}
/** People of a place whose bare name is likelier its own than another's, or than a word's that is written the same. */
export const wellKnown = 100_000

function isListed(text: string, first: number, run: Run, sentence: Sentence, where: FindIn): boolean {
  const { gazetteer, countries, words } = where
  if (/^\p{Lu}{2,5}$/u.test(text)) return gazetteer.anywhere(text).some(({ tier }) => tier === 'exact')
  // "US Federal" is an acronym before another name, whatever article it looks like.
  if (/^\p{Lu}{2,5} /u.test(text)) return gazetteer.anywhere(text).some(({ tier }) => tier === 'exact' || tier === 'ascii')
  if (gazetteer.knows(text)) return true
  const called = kindAround(sentence.tokens, first, run.end, words)
  if (called === null && !locativeBefore(sentence.tokens, run.first, first, words)) return false
  return gazetteer.within(countries, text).some(({ tier }) => tier !== 'skeleton')
}

/** "the towns of A, B and C", "in A, B and C": what is said before the first holds for those in the list after it. */
function sharedAlongLists(names: readonly PlaceName[], text: string): PlaceName[] {
  const shared: PlaceName[] = []
  for (const name of names) {
    const before = shared.at(-1)
    const between = before ? text.slice(before.span[1], name.span[0]) : ''
    const listed = before !== undefined && /^\s*(,|,?\s*and|,?\s*or|;)\s*(the )?$/.test(between)
    const called = name.called ?? (listed && before.called?.several ? before.called : null)
    shared.push(listed ? { ...name, called, locative: name.locative || before.locative } : name)
  }
  return shared
}
