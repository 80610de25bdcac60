import type { DayWords } from '#knowledge/dayWords.ts'
import type { ClaimDate } from '#model/claim.ts'
import type { Day, DayRange } from '#model/day.ts'
import type { Sentence } from '#model/sentence.ts'
import { at, bare, type Tree } from '../tree.ts'
import { reckon } from './calendar.ts'
import { type DayMention, textOf } from './mention.ts'
import { isSaying } from './tie.ts'

/** Which day a report has come to: what it has told, for the sentences after that tell none. */
export interface Scene {
  /** The report's own day, which weekdays are counted from: that of its dateline or title, else of its publication. */
  readonly report: Day | null
  /** The day that what is told without one was on; its `text` is null, since nobody tells it again. */
  readonly day: ClaimDate | null
  /** The day that the title gives to all below it: "Daily bulletin, Sunday 26 May". */
  readonly base: ClaimDate | null
  /** The day, month or year told last, which "a day later" and "that year" count from. */
  readonly anchor: DayRange | null
  /** A day told with its year in this paragraph, which days without one follow; see reckoning.ts. */
  readonly chronicle: Day | null
  readonly paragraph: number
}

// A dateline's or title's day is the report's only while it stands near its publication: "MOSUL, 17 July" over a report of
// 18 July, not of 2019.
const datelineWithin = 7
// News goes on from paragraph to paragraph; what is further back than this was background, and ends with its paragraph.
const newsWithin = 14

/** The scene before the first sentence. */
export function opening(sentences: readonly Sentence[], published: Day | null, words: DayWords): Scene {
  const none = { anchor: null, chronicle: null, paragraph: -1 }
  const told = headDay(sentences, published, words)
  if (told === null) return { ...none, report: published, base: null, day: null }
  // "Daily bulletin, Sunday 26 May": a title's day is the day of all below it; a dateline's is the day of writing only.
  const day =
    told.kind === 'headline' && told.days.from === told.days.to ? asScene({ ...told.days, text: null, precision: 'day' }) : null
  return { ...none, report: told.days.to, base: day, day }
}

/** The day told in the dateline or in the lines before the first full sentence. */
function headDay(
  sentences: readonly Sentence[],
  published: Day | null,
  words: DayWords,
): { readonly days: DayRange; readonly kind: Sentence['kind'] } | null {
  const body = sentences.findIndex(({ kind }) => kind === 'sentence')
  const from = { report: published, anchor: null, chronicle: null, ahead: false }
  for (const sentence of sentences.slice(0, body < 0 ? sentences.length : body)) {
    // "Fri 7 June –" opens the first entry of a log, and is not the day that the log was written on.
    const isEntry = ({ from: start }: { readonly from: number }) => sentence.kind === 'dateline' && start === 0
    const dates = words
      .find(textOf(sentence))
      .filter((phrase) => (phrase.means === 'date' || phrase.means === 'iso') && !isEntry(phrase))
    const days = dates.flatMap((phrase) => reckon(phrase, from, words) ?? [])[0]
    if (days !== undefined && (published === null || apart(days.from, published) <= datelineWithin))
      return { days, kind: sentence.kind }
  }
  return null
}

function apart(a: Day, b: Day): number {
  return Math.abs(Temporal.PlainDate.from(a).until(b).total('days'))
}

/** The scene as it stands for a sentence: a new paragraph drops what was background. */
export function sceneAt(scene: Scene, sentence: Sentence): Scene {
  if (sentence.paragraph === scene.paragraph) return scene
  return { ...scene, paragraph: sentence.paragraph, day: startOf(scene, sentence), chronicle: null }
}

/** A live page's entry ("09:30 Odesa woke to explosions") is of the report's day. */
function startOf(scene: Scene, sentence: Sentence): ClaimDate | null {
  const { report, base, day } = scene
  if (report !== null && clock.test(sentence.tokens[0]?.text ?? ''))
    return { from: report, to: report, text: null, precision: 'day' }
  return base ?? (isNews(scene) ? day : null)
}
const clock = /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/

function isNews({ day, report }: Scene): boolean {
  return day !== null && report !== null && apart(day.to, report) <= newsWithin
}

/** The scene after a sentence. */
export function sceneAfter(scene: Scene, tree: Tree, mentions: readonly DayMention[]): Scene {
  const { kind } = tree.sentence
  const opens = mentions.find(({ opens }) => opens)
  // "OSTREL, 3 December –" is the day of writing; "3 December –" opens a list's entry of that day.
  if (kind === 'dateline' && opens === undefined) return scene
  const told = mentions.findLast(
    (mention) =>
      mention.date !== null &&
      !isComing(mention.date, scene) &&
      !isEra(mention.date) &&
      !looksBack.has(mention.means) &&
      carriesOn(tree, mention),
  )
  return {
    ...scene,
    day: told === undefined ? scene.day : asScene(told.date),
    anchor: mentions.at(-1)?.anchor ?? scene.anchor,
    chronicle: mentions.findLast(({ date, startsChronicle }) => startsChronicle && date !== null)?.date?.from ?? scene.chronicle,
  }
}

function asScene(date: ClaimDate | null): ClaimDate | null {
  return date === null ? null : { ...date, text: null }
}

// "Over the past 13 years", "in 2012": what lasts longer than a month is told of by the way, and no day that the news goes on with.
function isEra({ from, to }: ClaimDate): boolean {
  return apart(from, to) > 31
}

// "Insurgents had overrun the village two days earlier": the news goes on with its own day after a look back.
const looksBack: ReadonlySet<DayMention['means']> = new Set(['earlier', 'day-before', 'before'])

// What is yet to come is no day that the report has come to.
function isComing({ from }: ClaimDate, { report }: Scene): boolean {
  return report !== null && from > report
}

// "The town, which fell in 2014, was shelled": what a relative clause tells by the way doesn't move the report's day, nor
// does the day of a saying ("said on Friday that …").
function carriesOn(tree: Tree, { head, tie }: DayMention): boolean {
  for (const start of [head, tie])
    for (let up = start; up >= 0; up = at(tree, up).head) if (bare(at(tree, up).relation) === 'acl') return false
  return !isSaying(tree, tie)
}
