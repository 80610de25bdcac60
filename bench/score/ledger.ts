import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { onDay } from '#control/onDay.ts'
import { copiesAmong, sketchOf } from '#events/copies.ts'
import type { Claim } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Report, ReportHead } from '#model/report.ts'
import { derive, openReader } from '../../src/pipeline.ts'
import { type GoldClaim, goldClaims } from './goldClaims.ts'

interface Expected {
  readonly reports: Readonly<Record<string, { readonly published: Day; readonly outlet: string }>>
  readonly moments: readonly { readonly as_of: Day; readonly places: readonly { readonly places: readonly string[] }[] }[]
}

const program = join(import.meta.dirname, '../../bin/fogline.js')
const cli = `${process.execPath} ${program}`

/**
 * A ledger of several reports against what a reader of all of them should hold, at each knowledge date. Two tables: with the claims
 * that the program finds, through the command line; and with those that a careful reader marks, which shows what reconciling alone
 * gets right. `--errors`: each miss. `--data FOLDER`: where the reports, their gold files and the scorer are.
 */
export function score(options: readonly string[]): string {
  const { values } = parseArgs({
    args: [...options],
    options: { data: { type: 'string', default: '../shared/gold' }, errors: { type: 'boolean', default: false } },
  })
  const data = resolve(values.data)
  const expectedFile = join(data, 'hama-expected.json')
  if (!existsSync(expectedFile)) return `Not scored: ${expectedFile} is missing. Name its folder with --data.`
  const expected: Expected = JSON.parse(readFileSync(expectedFile, 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'fogline-score-'))
  const scored = (control: string, events: string): string =>
    execFileSync(
      process.execPath,
      [
        join(data, 'score-ledger.mjs'),
        expectedFile,
        '--control',
        control,
        '--events',
        events,
        ...(values.errors ? ['--errors'] : []),
      ],
      { encoding: 'utf8' },
    ).trim()
  try {
    const reports = Object.entries(expected.reports).map(([id, { published, outlet }]) =>
      reportOf(id, readFileSync(join(data, `${id}.txt`), 'utf8'), published, outlet),
    )
    const ledger = join(folder, 'ledger.db')
    readInto(ledger, reports, folder)
    const reader = openReader()
    const marked = reports.flatMap((report) => {
      const { claims }: { claims: readonly GoldClaim[] } = JSON.parse(readFileSync(join(data, `${report.id}.gold.json`), 'utf8'))
      return goldClaims(report, claims, reader)
    })
    derivedInto(join(folder, 'marked'), reports, marked, expected)
    return [
      'claims as the program reads them:',
      scored(
        `${cli} control --ledger ${ledger} --on {knownAt} --known-at {knownAt} --json`,
        `${cli} events --ledger ${ledger} --known-at {knownAt} --json`,
      ),
      'claims as a reader marks them (what reconciling alone gets right):',
      scored(`cat ${folder}/marked/control-{knownAt}`, `cat ${folder}/marked/events-{knownAt}`),
      copiesFound(reports),
      unnamed(expected, reports),
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function reportOf(id: string, text: string, published: Day, outlet: string): Report {
  return { id, text, title: null, published, outlet, url: null, sha256: '', language: 'en' }
}

function readInto(ledger: string, reports: readonly Report[], folder: string): void {
  const lines = join(folder, 'reports.jsonl')
  writeFileSync(
    lines,
    reports.map(({ id, text, published, outlet }) => JSON.stringify({ id, text, published, outlet })).join('\n'),
  )
  execFileSync(process.execPath, [program, 'read', '--ledger', ledger, '--json', lines], { stdio: 'ignore' })
}

function derivedInto(folder: string, reports: readonly Report[], claims: readonly Claim[], { moments }: Expected): void {
  mkdirSync(folder)
  for (const { as_of: day } of moments) {
    const known = reports.filter(({ published }) => published !== null && published <= day)
    const ids = new Set(known.map(({ id }) => id))
    const heads = known.map(headOf)
    const { events, holdings } = derive(
      heads,
      claims.filter(({ report }) => ids.has(report)),
    )
    const byId = new Map(events.map((event) => [event.id, event]))
    writeLines(join(folder, `events-${day}`), events)
    writeLines(join(folder, `control-${day}`), onDay(holdings, byId, day, staleAfter))
  }
}

function headOf(report: Report): ReportHead {
  return { ...report, knownFrom: report.published ?? '9999-12-31', sketch: sketchOf(report.text) }
}

// The theatre's own limit: none of the days asked for is further off.
const staleAfter = () => 14

function writeLines(file: string, records: readonly object[]): void {
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'))
}

function copiesFound(reports: readonly Report[]): string {
  const copies = [...copiesAmong(reports.map(headOf))]
  return `one wire story: ${copies.map(([copy, first]) => `${copy} of ${first}`).join(', ') || 'none'}`
}

/** A place that no report has named by a knowledge date can't be in a ledger as known then. */
function unnamed({ moments }: Expected, reports: readonly Report[]): string {
  const known = (day: Day) => reports.filter(({ published }) => published !== null && published <= day).map(({ text }) => text)
  const asked = moments.flatMap(({ as_of: day, places }) =>
    places.flatMap((group) => group.places.map((name) => known(day).some((text) => text.includes(name)))),
  )
  return `place-days whose place no report had named by then: ${asked.filter((named) => !named).length} of ${asked.length}`
}
