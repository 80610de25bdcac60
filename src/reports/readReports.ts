import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type Chunks, largestInput, openInput, readLines, readWhole } from './bytes.ts'
import { type Decoded, decode } from './decode.ts'
import { type Draft, type MetIn, problem } from './draft.ts'
import { type FeedRead, readFeed, readJsonFeed } from './feed.ts'
import { readJsonLine } from './jsonLine.ts'
import { makeReport, refused, type Told } from './makeReport.ts'
import { readPage } from './page.ts'
import { sniff } from './sniff.ts'

/** What comes out of the inputs, in their order: a report with its bytes as they came, or why there is none. */
export type Incoming =
  | {
      readonly kind: 'report'
      readonly report: Report
      readonly raw: Uint8Array
      /** The `id` that a line of JSON Lines gave it. */
      readonly given: string | null
      /** What to know of this report: no date, an unread language, faulty characters. */
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * Reads reports from files, or from standard input for `-`: plain text, HTML pages, RSS, Atom and JSON feeds, JSON Lines,
 * told apart by what they hold. Whatever is wrong with one comes out as a problem, and the rest goes on.
 *
 * What is told about all of them holds for a text and a page, over what the page says. In a feed or JSON Lines, where each
 * report speaks for itself, `published` only fills gaps; so does `outlet` in JSON Lines.
 */
export async function* readReports(inputs: Iterable<string>, told: Told): AsyncGenerator<Incoming> {
  for (const input of inputs) yield* readInput(input, told)
}

async function* readInput(input: string, told: Told): AsyncGenerator<Incoming> {
  const opened = await openInput(input)
  if (opened.kind === 'problem') {
    yield opened
    return
  }
  const { head, rest, close } = opened
  try {
    const met = { input, line: null }
    const kind = sniff(head)
    if (kind.kind === 'empty') yield refused('empty', 'Is empty. Check that it was saved whole.', met)
    else if (kind.kind === 'unreadable') yield refused('not-text', `Is ${kind.what}. ${kind.remedy}`, met)
    else if (kind.kind === 'lines') yield* linesOf(input, head, rest, told)
    else {
      const bytes = await readWhole(head, rest)
      if (bytes === null) yield tooLarge(met)
      else if (kind.kind === 'text') yield textReport(bytes, told, met)
      else if (kind.kind === 'page') yield pageReport(bytes, told, met)
      else yield* feedReports(kind.kind === 'feed' ? readFeed(bytes) : readJsonFeed(decode(bytes).text), told, met)
    }
  } finally {
    await close()
  }
}

function textReport(bytes: Uint8Array, told: Told, met: MetIn): Incoming {
  const decoded = decode(bytes)
  const { published, outlet, address: url = null } = told
  const draft = { text: decoded.text, title: null, published, outlet, url }
  return incoming(draft, bytes, told, met, faultyCharacters(decoded, met))
}

function pageReport(bytes: Uint8Array, told: Told, met: MetIn): Incoming {
  const decoded = decode(bytes)
  const read = readPage(decoded.text)
  if (read.kind === 'tooTangled')
    return refused(
      'too-tangled',
      'Is a page with too many or too deeply nested elements. Save its text as a .txt file and read that.',
      met,
    )
  const { draft } = read
  const published = told.published ?? draft.published
  const outlet = told.outlet ?? draft.outlet
  const url = draft.url ?? told.address ?? null
  return incoming({ ...draft, published, outlet, url }, bytes, told, met, faultyCharacters(decoded, met))
}

function* feedReports(read: FeedRead, told: Told, met: MetIn): Generator<Incoming> {
  if (read.kind === 'entities') {
    yield refused(
      'feed-entities',
      'Declares entities of its own, as attacks on readers do. Take the feed from its outlet again.',
      met,
    )
    return
  }
  if (read.kind !== 'items') {
    yield refused('faulty-feed', 'Is no RSS, Atom or JSON feed that can be read. Check that it was saved whole.', met)
    return
  }
  const { items, cutOff } = read
  let count = 0
  for (const { raw, line, draft } of items) {
    count++
    const at = { ...met, line }
    if (draft === null) yield refused('faulty-item', 'This item of the feed has no title and no text.', at)
    else
      yield incoming(
        { ...draft, published: draft.published ?? told.published, outlet: told.outlet ?? draft.outlet },
        raw,
        told,
        at,
      )
  }
  if (count === 0 && !cutOff) yield refused('no-items', 'This feed has no items yet. Fetch it again later.', met)
  if (cutOff) yield refused('cut-off', 'The feed ends within an item, which is left out. Fetch the feed again.', met)
}

async function* linesOf(input: string, head: Uint8Array, rest: Chunks, told: Told): AsyncGenerator<Incoming> {
  for await (const { number, bytes } of readLines(head, rest)) {
    const met = { input, line: number }
    if (bytes === null) yield tooLarge(met)
    else {
      const decoded = decode(bytes)
      if (decoded.text.trim() !== '') yield lineReport(bytes, decoded, told, met)
    }
  }
}

function lineReport(bytes: Uint8Array, decoded: Decoded, told: Told, met: MetIn): Incoming {
  const read = readJsonLine(decoded.text)
  if (read.kind === 'faulty') return refused('faulty-line', `${read.why}.`, met)
  const draft = { ...read.draft, published: read.draft.published ?? told.published, outlet: read.draft.outlet ?? told.outlet }
  return incoming(draft, bytes, told, met, faultyCharacters(decoded, met), read.given)
}

function incoming(
  draft: Draft,
  raw: Uint8Array,
  told: Told,
  met: MetIn,
  faults: readonly Problem[] = [],
  given: string | null = null,
): Incoming {
  const made = makeReport(draft, raw, told, met)
  if (made.kind === 'problem') return made
  const { id } = made.report
  return { ...made, raw, given, problems: [...faults.map((fault) => ({ ...fault, report: id })), ...made.problems] }
}

function faultyCharacters({ replaced, charset }: Decoded, met: MetIn): readonly Problem[] {
  if (!replaced) return []
  return [
    problem('faulty-characters', `Has bytes that are no ${charset}; � stands for them. Save it as UTF-8 and read it again.`, met),
  ]
}

function tooLarge(met: MetIn): Incoming {
  return refused(
    'too-large',
    `Is larger than ${largestInput / 1024 / 1024} MiB, the most for one report, page or feed. Split it.`,
    met,
  )
}
