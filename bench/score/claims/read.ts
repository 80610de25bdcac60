import type { Told } from '#claims/echo.ts'
import { extract, readInto } from '#claims/extract.ts'
import { readersOf } from '#knowledge/claimReaders.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Reading } from '#model/reading.ts'
import { openReader } from '../../../src/pipeline.ts'
import type { GoldReport } from '../../../training/claims/gold.ts'
import { reportOf } from '../../../training/claims/reportOf.ts'
import { study } from '../../../training/claims/study.ts'
import { type Lesson, lessonOf, teach } from '../../../training/claims/teach.ts'
import { foldsOf } from './folds.ts'
import { understander } from './readings.ts'
import { compare, type Result } from './rule.ts'

/** Reads reports once and scores what is found in them. */
export interface Bench {
  readonly known: Knowledge
  /** With the installed readers, or those of `known`. */
  score(reports: readonly GoldReport[], known?: Knowledge): Result[]
  /** Each region's reports by readers that learnt from all else. */
  crossValidate(gold: readonly GoldReport[]): Result[]
  /** As `crossValidate`, what is found unscored. */
  crossRead(gold: readonly GoldReport[]): { readonly report: GoldReport; readonly told: readonly Told[] }[]
  /** Knowledge with readers taught now on these reports. */
  taughtOn(reports: readonly GoldReport[]): Knowledge
}

export function openBench(): Bench {
  const reader = openReader()
  const { known } = reader
  const understand = understander(reader)
  const readings = new Map<GoldReport, Reading>()
  const lessons = new Map<GoldReport, Lesson>()
  const readingOf = (report: GoldReport) => kept(readings, report, () => understand(reportOf(report)))
  const lesson = (report: GoldReport) => kept(lessons, report, () => lessonOf(study(report, readingOf(report), known), known))
  const taughtOn = (reports: readonly GoldReport[]): Knowledge => ({
    ...known,
    claimReaders: readersOf(teach(reports.map(lesson), known)),
  })
  const score = (reports: readonly GoldReport[], by: Knowledge = known) =>
    reports.map((report) => compare(report, extract(readingOf(report), by)))
  return {
    known,
    score,
    taughtOn,
    crossRead: (gold) =>
      foldsOf(gold).flatMap(({ held, learnt }) => {
        const by = taughtOn(learnt)
        return held.map((report) => ({ report, told: readInto(readingOf(report), by) }))
      }),
    crossValidate: (gold) => foldsOf(gold).flatMap(({ held, learnt }) => score(held, taughtOn(learnt))),
  }
}

function kept<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = all.get(key) ?? make()
  all.set(key, value)
  return value
}
