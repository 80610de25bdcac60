import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { checkDerivation } from '#cli/checkDerivation.ts'
import { deriverVersion } from '#cli/deriverVersion.ts'
import { findingsOf } from '#cli/findings.ts'
import { holdingsOn, settledFrom } from '#cli/holdingsOn.ts'
import { onDay } from '#control/onDay.ts'
import type { Told } from '#events/told.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { madeReading } from './made.ts'
import { startPostgres } from './postgres.ts'
import { day, told } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-settled-'))
const postgres = await startPostgres()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await postgres?.stop()
}, 60_000)
let count = 0
const engines: readonly (readonly [name: string, fresh: () => Promise<string>])[] = [
  ['SQLite', async () => join(folder, `${++count}.db`)],
  ...(postgres === null ? [] : [['PostgreSQL', () => postgres.fresh()] as const]),
]

const how = { staleAfter: () => 14, deriver: deriverVersion() }
const days = Array.from({ length: 30 }, (_, index) => `${index + 1} May`)
const story = `
  1 May Herald: command asserts capture Velmora, Orsk by militia on 1 May
  1 May Courier: ministry denies capture Velmora by militia
  2 May Courier: monitor confirms capture Velmora
  2 May Herald: itself asserts shelling Velmora by army on 1 May–2 May
  3 May Herald: army asserts withdraw from Orsk by army on 2 May
  4 May Courier: army asserts capture Velmora by army on 4 May
  5 May Herald: command acknowledges lose Velmora by militia on 4 May
  6 May Courier: itself asserts hold Orsk by militia
  9 May Courier: itself asserts capture Tarn by army on 8 May`

async function keep(ledger: Ledger, list: readonly Told[]): Promise<void> {
  for (const own of Map.groupBy(list, ({ report }) => report.id).values()) {
    const [first] = own
    if (first === undefined) continue
    const { id, outlet, published } = first.report
    await ledger.keep({ ...madeReading({ id, outlet, published, text: id }), claims: own.map(({ claim }) => claim) })
  }
}

/** Who holds what from all claims, without what was settled. */
async function fromClaims(ledger: Ledger, on: string, knownAt: string | undefined) {
  const { holdings, events } = await findingsOf(ledger, knownAt)
  return onDay(holdings, events, on, how.staleAfter)
}

describe.each(engines)('who holds what, settled beforehand, on %s', (_, fresh) => {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await openLedger(await fresh())
    await keep(ledger, told(story))
    return () => ledger.close()
  })
  const isSettled = async (knownAt: string | null): Promise<boolean> =>
    (await ledger.settledOn({ knownAt, on: day('5 May'), deriver: how.deriver })) !== null

  test('is what the claims add up to, on every day and for every knowledge date', async () => {
    for (const known of [undefined, ...['1 May', '4 May', '9 May'].map(day)]) {
      await ledger.settle(await settledFrom(ledger, known ?? null, how.deriver))
      expect(await isSettled(known ?? null)).toBe(true)
      for (const on of ['1 May', '2 May', '4 May', '6 May', '9 May', '20 May', '30 May'].map(day)) {
        const answer = await holdingsOn(ledger, { on, knownAt: known }, how)
        expect(answer?.holdings, `${on} as known ${known}`).toEqual(await fromClaims(ledger, on, known))
      }
    }
    expect((await holdingsOn(ledger, { on: undefined, knownAt: undefined }, how))?.on).toBe(day('9 May'))
    expect(await checkDerivation(ledger)).toBe(null)
  })

  test.each<[reason: string, add: () => Promise<unknown>, still: readonly (string | null)[]]>([
    ['nothing came', async () => {}, [null, '4 May', '6 May']],
    ['a report of a later day', () => keep(ledger, told('8 May Herald: monitor confirms capture Tarn')), ['4 May', '6 May']],
    ['a late report', () => keep(ledger, told('5 May Ledger: monitor confirms capture Orsk')), ['4 May']],
    ['a report read anew', () => ledger.keepReread('r_Herald_1 May', { claims: [], problems: [], reader: 'test 2' }), []],
    [
      'a decision',
      () =>
        ledger.append(
          makeReview(
            { kind: 'reject', claim: told(story)[5]?.claim.id ?? '' },
            { author: 'Ida', at: Temporal.Instant.from(`${day('5 May')}T12:00Z`) },
          ),
        ),
      ['4 May'],
    ],
  ])('counts on where it is untouched: %s', async (_reason, add, still) => {
    const dates = [null, '4 May', '6 May']
    for (const known of dates) await ledger.settle(await settledFrom(ledger, known === null ? null : day(known), how.deriver))
    await add()
    const counting = []
    for (const known of dates) if (await isSettled(known === null ? null : day(known))) counting.push(known)
    expect(counting).toEqual(still)
    for (const known of dates) {
      const knownAt = known === null ? undefined : day(known)
      for (const on of ['3 May', '5 May', '29 May'].map(day))
        expect((await holdingsOn(ledger, { on, knownAt }, how))?.holdings).toEqual(await fromClaims(ledger, on, knownAt))
    }
  })

  test('another program does not rely on it, and verify tells when it is wrong', async () => {
    const settled = await settledFrom(ledger, null, how.deriver)
    await ledger.settle({ ...settled, deriver: 'older' })
    expect(await isSettled(null)).toBe(false)
    const holdings = settled.holdings.map((each, index) =>
      index === 0 ? { ...each, holding: { ...each.holding, side: 'vel/nobody' } } : each,
    )
    await ledger.settle({ ...settled, holdings })
    expect(await checkDerivation(ledger)).toMatch(/settled.*fogline settle/)
  })
})

test('reports that come in any order after it was settled are never overlooked', async () => {
  const reports = [...Map.groupBy(told(story), ({ report }) => report.id).values()]
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(reports, { minLength: reports.length }),
      fc.nat(reports.length),
      fc.constantFrom(...days.slice(0, 9)),
      async (shuffled, before, known) => {
        const ledger = await openLedger(join(folder, `${++count}.db`))
        for (const report of shuffled.slice(0, before)) await keep(ledger, report)
        await ledger.settle(await settledFrom(ledger, day(known), how.deriver))
        for (const report of shuffled.slice(before)) await keep(ledger, report)
        const answer = await holdingsOn(ledger, { on: day('5 May'), knownAt: day(known) }, how)
        expect(answer?.holdings).toEqual(await fromClaims(ledger, day('5 May'), day(known)))
        await ledger.close()
      },
    ),
    { numRuns: 12 },
  )
})
