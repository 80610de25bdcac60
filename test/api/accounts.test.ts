import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findingsOf } from '#derived/findings.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Day } from '#model/day.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { madeStream } from '../../bench/stream/madeStream.ts'
import { type Account, makeAccount } from '../../src/server/account.ts'
import { Accounts } from '../../src/server/accounts.ts'
import { openNames } from '../../src/server/names.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-accounts-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** All that routes are given, as values. */
function told(account: Account) {
  const { list, claims, holdings, copies, letters, firstDay, lastDay } = account
  return {
    ...{ list, claims: [...claims], holdings, copies: [...copies], letters: [...letters], firstDay, lastDay },
    reports: [...account.reports],
    voices: list.map((event) =>
      account.voices(event).map(({ claim, report, ...voice }) => ({ ...voice, claim: claim.id, report: report.id })),
    ),
    history: list.map(account.history),
    eventOf: [...claims.keys()].map(account.eventOf),
    newest: account.newest(),
    claimsIn: [...account.claimsIn()],
    onDay: account.holdingsOn(lastDay ?? ''),
  }
}

test('what the server draws from the kept tables, as the ledger grows, is what all claims add up to', async () => {
  const ledger = await openLedger(join(folder, 'grows.db'))
  const names = openNames()
  const accounts = new Accounts(ledger, names)
  const readings = [...madeStream(120, 3, 2)]
  const middle: Day | null = readings[60]?.report.published ?? null
  for (let from = 0; from < readings.length; from += 40) {
    for (const reading of readings.slice(from, from + 40)) await ledger.keep(reading)
    const [claim] = readings[from]?.claims ?? []
    if (claim !== undefined && from > 0)
      await ledger.append(makeReview({ kind: 'reject', claim: claim.id }, { author: 'Ida', at: Temporal.Now.instant() }))
    for (const known of [null, middle, null]) {
      const whole = makeAccount(await findingsOf(ledger, known ?? undefined), known, names, new WeakMap())
      const [drawn, wanted] = [told(await accounts.at(known)), told(whole)]
      for (const name of Object.keys(wanted) as (keyof typeof wanted)[])
        expect(drawn[name], `${name} with ${from + 40} reports, as known ${known ?? 'by now'}`).toEqual(wanted[name])
    }
  }
  await ledger.close()
}, 120_000)
