import { createHash } from 'node:crypto'
import type { Language } from '#knowledge/languages.ts'
import type { Day } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { type Draft, type MetIn, problem } from './draft.ts'
import { isRead, tellLanguage } from './language.ts'
import { writtenDay } from './writtenDay.ts'

/** Characters of text read at most: the longest reports of the United Nations have half a million. */
export const longestText = 2_000_000

/** What whoever hands the reports over says of them, and the day it is. */
export interface Told {
  readonly published: Day | null
  readonly outlet: string | null
  /** Where a text or page was fetched from: its address where it names none itself. */
  readonly address?: string
  readonly today: Day
  readonly languages: readonly Language[]
}

/** A report with what a reader should know of it, or the problem that keeps it out. */
export type Made =
  | { readonly kind: 'report'; readonly report: Report; readonly problems: readonly Problem[] }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * Checks a draft and makes it a report.
 * @param raw its bytes as they came, which the hash is taken of
 */
export function makeReport(draft: Draft, raw: Uint8Array, told: Told, met: MetIn): Made {
  if (draft.text.trim() === '')
    return refused('no-text', 'Holds no running text. Copy the text from the browser into a .txt file and read that.', met)
  if (draft.text.length > longestText)
    return refused(
      'too-long',
      `Has ${draft.text.length} characters; a report has at most ${longestText}. Split it into its reports.`,
      met,
    )
  const { day, problems } = dayOf(draft.published, told.today, met)
  const text = storable(draft.text)
  const language = tellLanguage(text, told.languages)
  const sha256 = createHash('sha256').update(raw).digest('hex')
  const { title, outlet } = draft
  const url = draft.url === null ? null : addressOf(draft.url)
  const id = idOf(url, outlet, day, sha256)
  const report: Report = { id, text, title, published: day, outlet, url, sha256, language }
  const unread = isRead(language, told.languages) ? [] : [unreadLanguage(language, met)]
  return { kind: 'report', report, problems: [...problems, ...unread].map((found) => ({ ...found, report: id })) }
}

/** Nothing came of it, and why. */
export function refused(code: string, message: string, met: MetIn): { readonly kind: 'problem'; readonly problem: Problem } {
  return { kind: 'problem', problem: problem(code, message, met) }
}

// Tomorrow is allowed: an outlet east of here may have the next day already.
function dayOf(
  written: string | null,
  today: Day,
  met: MetIn,
): { readonly day: Day | null; readonly problems: readonly Problem[] } {
  if (written === null || written.trim() === '')
    return none('no-date', 'Says no day of publication. Give it with --published YYYY-MM-DD and read it again.')
  const day = writtenDay(written)
  if (day === null)
    return none(
      'no-date',
      `The day of publication, '${written}', can't be read. Give it with --published YYYY-MM-DD and read it again.`,
    )
  if (day > Temporal.PlainDate.from(today).add({ days: 1 }).toString())
    return none(
      'future-date',
      `Says it was published on ${day}, after today, ${today}. Give the right day with --published YYYY-MM-DD and read it again.`,
    )
  return { day, problems: [] }

  function none(code: string, message: string) {
    return { day: null, problems: [problem(code, message, met)] }
  }
}

function unreadLanguage(language: string, met: MetIn): Problem {
  const what = language === 'und' ? 'a language that Fogline does not know' : `'${language}', which Fogline does not read yet`
  return problem('unread-language', `Is written in ${what}: it is kept, without claims. Read a translation beside it.`, met)
}

// Half a surrogate pair can't be written as UTF-8 and NUL not to PostgreSQL; � stands for each, unit for unit, so spans hold.
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

/** The same page under one address: without its fragment and in the normal form of URLs. As written when it is no URL. */
function addressOf(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return url
  parsed.hash = ''
  return parsed.href
}

function idOf(url: string | null, outlet: string | null, published: Day | null, sha256: string): string {
  const key = JSON.stringify([url, outlet, published, sha256])
  return `r_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
