import { deriverVersion } from '#derived/deriverVersion.ts'
import { findingsOf } from '#derived/findings.ts'
import { bringUpToDate } from '#derived/upToDate.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { makeApp } from '../src/server/app.ts'
import { madePlace, madeReading } from '../test/made.ts'

/** What the server's answers cost, without a port or a browser: from a server just begun, again, and after the ledger grew by one report. */
export async function webServer(ledger: Ledger): Promise<string> {
  const derived = await timed(() => bringUpToDate(ledger, deriverVersion()))
  const whole = await timed(() => findingsOf(ledger, undefined))
  const [{ place } = { place: { id: '' } }] = (await ledger.holdingsKnown({ on: '2024-12-31', knownAt: null })).map(
    ({ holding }) => holding,
  )
  const paths: readonly (readonly [string, string])[] = [
    ['the situation', '/api/situation'],
    ['the situation as known two weeks before', '/api/situation?known=2024-12-17'],
    ['the first page of events', '/api/events?limit=100'],
    ['the first page of places', '/api/places?limit=100'],
    ['a place', `/api/places/${place.id}`],
  ]
  const rows: string[] = []
  for (const [index, [name, path]] of paths.entries()) {
    const app = makeApp({ ledger, ledgerName: 'bench.db', web: null })
    const ask = async () => void (await (await app.request(path)).text())
    const [first, again] = [await timed(ask), await timed(ask)]
    await ledger.keep(oneMore(index))
    rows.push(`| ${[name, first, again, await timed(ask)].join(' | ')} |`)
  }
  return [
    `All brought up to date from nothing: ${derived}; worked out from all claims: ${whole}. Milliseconds by the clock, and of CPU time in brackets:`,
    '',
    '| answer | from a server just begun | again | after one report more |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n')
}

function oneMore(index: number) {
  return madeReading(
    { text: `One report more, the mayor said, number ${index}.`, published: '2024-12-31', outlet: 'Arken Post' },
    { type: 'capture', places: [madePlace('made:more', 'Velmora')] },
  )
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return `${Math.round(performance.now() - begun).toLocaleString('en')} (${Math.round((user + system) / 1000).toLocaleString('en')})`
}
