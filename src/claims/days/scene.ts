import type { DayWords } from '#knowledge/dayWords.ts'
import type { ClaimDate } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Sentence } from '#model/sentence.ts'
import { bare, type Tree } from '../tree.ts'
import { reckon } from './calendar.ts'
import { type DayMention, textOf } from './mention.ts'

/** Which day a report has come to: what it has told, for the sentences after that tell none. */
export interface Scene {
  /** The report's own day, which weekdays are counted from: that of its dateline, else of its publication. */
  readonly report: Day | null
  /** The day told last in this paragraph; its `text` is null, since nobody tells it again. */
  readonly day: ClaimDate | null
  /** The day that the line began with; what the line tells without a day of its own was then. */
  readonly line: ClaimDate | null
  /** A day told with its year in this paragraph, which days without one follow; see calendar.ts. */
  readonly chronicle: Day | null
  readonly paragraph: number
}

// A dateline's day is the report's only while it stands near: "MOSUL, 17 July" over a report of 18 July, not of 2019.
const datelineWithin = 7

/** The scene before the first sentence. */
export function opening(sentences: readonly Sentence[], published: Day | null, words: DayWords): Scene {
  return { report: reportDay(sentences, published, words), day: null, line: null, chronicle: null, paragraph: -1 }
}

function reportDay(sentences: readonly Sentence[], published: Day | null, words: DayWords): Day | null {
  const dateline = sentences.find(({ kind }) => kind === 'dateline')
  if (dateline === undefined) return published
  const from = { report: published, anchor: null, chronicle: null, ahead: false }
  const told = words.find(textOf(dateline)).flatMap((phrase) => reckon(phrase, from, words) ?? [])[0]
  if (told === undefined || told.from !== told.to) return published
  if (published === null) return told.from
  const apart = Math.abs(Temporal.PlainDate.from(told.from).until(published).total('days'))
  return apart <= datelineWithin ? told.from : published
}

/** The scene as it stands for a sentence: a new paragraph starts without a day. */
export function sceneAt(scene: Scene, sentence: Sentence): Scene {
  if (sentence.paragraph === scene.paragraph) return scene
  return { ...scene, paragraph: sentence.paragraph, day: null, line: null, chronicle: null }
}

/** The scene after a sentence. */
export function sceneAfter(scene: Scene, tree: Tree, mentions: readonly DayMention[]): Scene {
  if (tree.sentence.kind === 'dateline') return scene
  const opens = mentions.find(({ opens, date }) => opens && date !== null && startsLine(tree, scene))
  const line = opens === undefined ? scene.line : asScene(opens.date)
  const told = mentions.filter(({ date, head }) => date !== null && carriesOn(tree, head)).at(-1)
  const year = mentions.findLast(({ date, withYear }) => withYear && date !== null)
  return {
    ...scene,
    line,
    day: told === undefined ? (scene.day ?? line) : asScene(told.date),
    chronicle: year?.date?.from ?? scene.chronicle,
  }
}

function startsLine(tree: Tree, scene: Scene): boolean {
  return tree.sentence.paragraph !== scene.paragraph || scene.day === null
}

function asScene(date: ClaimDate | null): ClaimDate | null {
  return date === null ? null : { ...date, text: null }
}

// "The town, which fell in 2014, was shelled": what a relative clause tells by the way doesn't move the report's day.
function carriesOn(tree: Tree, head: number): boolean {
  for (let up = head; up >= 0; up = tree.tokens[up]?.head ?? -1) if (bare(tree.tokens[up]?.relation ?? '') === 'acl') return false
  return true
}
