import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sketchOf } from '#events/copies.ts'
import type { Claim } from '#model/claim.ts'
import type { Holding } from '#model/holding.ts'
import type { Report } from '#model/report.ts'
import { derive, openReader, readClaims } from '../src/pipeline.ts'

const folder = join(import.meta.dirname, 'stories')
const reader = openReader()

// A story is reports in turn, each under `## Outlet, day`, and after `=>` what the ledger must then say of who holds what.
test.each(globSync('*.txt', { cwd: folder }).sort())('%s', (file) => {
  const [, ...chapters] = readFileSync(join(folder, file), 'utf8').split(/^## /m)
  const reports: Report[] = []
  const claims: Claim[] = []
  for (const chapter of chapters) {
    const report = reportIn(chapter, reports.length)
    reports.push(report)
    claims.push(...readClaims(report, reader))
    expect(saidOf(reports, claims), `after ${report.outlet}`).toEqual(expectedIn(chapter))
  }
  expect(chapters.length).toBeGreaterThan(0)
})

function reportIn(chapter: string, number: number): Report {
  const [heading = '', ...lines] = chapter.split('\n')
  const [outlet = '', published = ''] = heading.split(', ')
  const text = lines
    .filter((line) => !line.startsWith('=>'))
    .join('\n')
    .trim()
  return {
    id: `r_${number}`,
    text: joinLines(text),
    title: null,
    published: dayOf(published),
    outlet,
    url: null,
    sha256: '',
    language: 'en',
  }
}

/** The stories are wrapped for reading; a report's paragraph is one line. A first line without a full stop is its title. */
function joinLines(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return /[.!?”]$/.test(first) || rest.length === 0 || first.length > 100
    ? text.replaceAll('\n', ' ')
    : `${first}\n${rest.join(' ')}`
}

function expectedIn(chapter: string): string[] {
  return chapter
    .split('\n')
    .filter((line) => line.startsWith('=> ') && line !== '=> nothing')
    .map((line) => line.slice(3))
    .sort()
}

function saidOf(reports: readonly Report[], claims: readonly Claim[]): string[] {
  const last = new Map(
    derive(
      reports.map((report) => ({ ...report, knownFrom: report.published ?? '9999-12-31', sketch: sketchOf(report.text) })),
      claims,
    ).holdings.map((holding) => [holding.place.id, holding]),
  )
  return [...last.values()].map(say).sort()
}

function say({ place, side, status, since, notBefore, pressed }: Holding): string {
  const who = side === null ? [] : [side.replace(/^.*\//, '')]
  return `${place.text}: ${[...who, status, ...(since === null ? [] : [`since ${written(since)}${since === notBefore ? '' : ' at the latest'}`])].join(' ')}${pressed ? ', pressed' : ''}`
}

const months = 'January February March April May June July August September October November December'.split(' ')

function written(day: string): string {
  const { day: number, month, year } = Temporal.PlainDate.from(day)
  return `${number} ${months[month - 1]} ${year}`
}

function dayOf(text: string): string {
  const [number, month = '', year] = text.trim().split(' ')
  return Temporal.PlainDate.from({ year: Number(year), month: months.indexOf(month) + 1, day: Number(number) }).toString()
}
