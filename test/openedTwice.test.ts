import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openLanguages } from '#knowledge/languages.ts'
import type { Report } from '#model/report.ts'
import { readReports } from '#reports/readReports.ts'
import { openReader, readClaims } from '../src/pipeline.ts'

// A pattern that is made a second time may meet the engine's code for the first: see inAnyCase in src/knowledge/phrases.ts.
test('a reader that is opened later in one process reads as the first did', async () => {
  const told = { published: null, outlet: null, today: '2024-12-10', languages: openLanguages() }
  const reports: Report[] = []
  for await (const one of readReports(globSync('samples/*').sort(), told)) if (one.kind === 'report') reports.push(one.report)
  const read = () => {
    const reader = openReader()
    return reports.map((report) => readClaims(report, reader))
  }
  const first = read()
  expect(first.flat().length).toBeGreaterThan(50)
  expect(read()).toEqual(first)
}, 60_000)
