import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDerivation } from '#cli/checkDerivation.ts'
import { evidenceOf, onDay } from '#control/onDay.ts'
import { deriverVersion } from '#derived/deriverVersion.ts'
import { type Findings, findingsOf } from '#derived/findings.ts'
import { claimsInTurn, foundAt, foundEvent, foundInTurn, foundWith } from '#derived/foundAt.ts'
import { foundKept, type Stock } from '#derived/foundKept.ts'
import { holdingsOn } from '#derived/holdingsOn.ts'
import { bringUpToDate } from '#derived/upToDate.ts'
import type { Told } from '#events/told.ts'
import type { HoldingKnown, Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import { samePlace } from '#model/place.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { madeStream } from '../bench/stream/madeStream.ts'
import { anyStep, decisionOf, keepAs } from './anyStep.ts'
import { anyStory, byReport, shuffledReports } from './anyStory.ts'
import { startEngines } from './engines.ts'
import { madeReading } from './made.ts'
import { day } from './told.ts'

const started = await startEngines('derived')
const [[, freshFile]] = started
/** RUNS=20: so many times as many stories. */
const times = Number(process.env.RUNS ?? 1)
const engines = started.map(([engine, fresh]) => [engine, fresh, times * (engine === 'SQLite' ? 25 : 4)] as const)
const deriver = 'test'
const now = () => Temporal.Instant.from('2031-06-01T08:00:00Z')

async function keep(ledger: Ledger, own: readonly Told[]): Promise<void> {
  const [first] = own
  if (first === undefined) return
  const { id, outlet, published } = first.report
  await ledger.keep({ ...madeReading({ id, outlet, published, text: id }), claims: own.map(({ claim }) => claim) })
}

/** All holdings as known on a day: what is derived beside the ledger, and what all claims add up to. */
async function bothOf(ledger: Ledger, knownAt: string | null): Promise<{ kept: HoldingKnown[]; whole: HoldingKnown[] }> {
  const { holdings, events } = await findingsOf(ledger, knownAt ?? undefined)
  const kept: HoldingKnown[] = []
  for await (const one of ledger.linesKnown(knownAt)) kept.push(one)
  return { kept, whole: holdings.map((holding) => ({ holding, evidence: evidenceOf(holding, events) })) }
}

const days = Array.from({ length: 14 }, (_, index) => day(`${index + 1} May`))
async function expectSame(ledger: Ledger, before: readonly Stock[] = []): Promise<void> {
  let stocks = before
  for (const known of [null, ...days]) {
    const { told: _, stock, ...drawn } = await foundKept(ledger, known, stocks)
    const whole = await findingsOf(ledger, known ?? undefined)
    expect(inOrder(drawn), `as known ${known ?? 'by now'}`).toEqual(inOrder(whole))
    stocks = [stock, ...stocks].slice(0, 2)
  }
  for (const known of [null, ...days]) {
    const { kept, whole } = await bothOf(ledger, known)
    expect(kept, `as known ${known ?? 'by now'}`).toEqual(whole)
  }
  for (const known of [null, day('4 May'), day('9 May')]) await expectSameAt(ledger, 'Velmora', known)
}

/** All that is found, with the order in which it comes. */
function inOrder(found: Findings) {
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, all instanceof Map ? [...all] : all]))
}

/** All that is found of one place: events with their reasons, claims, and its line. */
async function expectSameAt(ledger: Ledger, place: string, known: string | null): Promise<void> {
  const found = await foundAt(ledger, place, known)
  const whole = await findingsOf(ledger, known ?? undefined)
  await expectSameOfAll(ledger, known)
  for (const event of whole.list) {
    expect((await foundEvent(ledger, event.id, known)).list).toEqual([event])
    expect((await foundWith(ledger, event.claims.slice(-1), known)).list).toEqual([event])
  }
  const at = ({ places }: Event): boolean => places.some((each) => samePlace(each, place))
  expect(found.list.filter(at)).toEqual(whole.list.filter(at))
  const line = (holdings: readonly Holding[]) => holdings.filter((holding) => samePlace(holding.place, place))
  expect(line(found.holdings)).toEqual(line(whole.holdings))
  for (const id of found.list.filter(at).flatMap(({ claims }) => claims))
    expect(found.claims.get(id)).toEqual(whole.claims.get(id))
  const behind = line(found.holdings).flatMap((holding) => [...holding.for, ...holding.against])
  expect(behind.filter((id) => !found.events.has(id))).toEqual([])
}

/** All events and claims, which come some at a time. */
async function expectSameOfAll(ledger: Ledger, known: string | null): Promise<void> {
  const { list, claims } = await findingsOf(ledger, known ?? undefined)
  const found = await Array.fromAsync(foundInTurn(ledger, known))
  expect(found.flatMap((some) => some.list)).toEqual(list)
  const told = await Array.fromAsync(claimsInTurn(ledger, known))
  expect(told.flat().map(({ claim }) => claim)).toEqual([...claims.values()])
}

/** The same stories on every run; other ones with SEED. */
const seed = Number(process.env.SEED ?? 11)

describe.each(engines)('what is derived beside a ledger on %s', (_, fresh, numRuns) => {
  test(
    'is what all claims add up to, on every knowledge date, in whatever order and batches they come',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyStory, fc.infiniteStream(fc.nat(1000)), async (claims, random) => {
          const shuffled = shuffledReports(claims, random)
          const ledger = await openLedger(await fresh(), { now })
          while (shuffled.length > 0) {
            for (const own of shuffled.splice(0, 1 + ((random.next().value ?? 0) % 3))) await keep(ledger, own)
            await bringUpToDate(ledger, deriver)
          }
          await expectSame(ledger)
          await ledger.close()
        }),
        { numRuns, seed },
      )
    },
    120_000 * times,
  )

  test(
    'so it is with later versions, reports without a day, copies, decisions, undone ones, and reports read anew',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyStory, fc.array(anyStep, { minLength: 4, maxLength: 16 }), async (claims, steps) => {
          let today = 1
          const at = () => Temporal.Instant.from(`${day(`${today} May`)}T08:00:00Z`)
          const ledger = await openLedger(await fresh(), { now: at })
          const waiting = [...byReport(claims)]
          const reviews: string[] = []
          const reread: string[] = []
          let stocks: readonly Stock[] = []
          for (const { what, turn, other, third, later } of steps) {
            today = Math.min(14, today + later)
            const here = await ledger.claims()
            const id = (number: number) => here[number % Math.max(1, here.length)]?.id ?? 'c_none'
            if (what === 'keep') await keepAs(ledger, waiting.splice(turn % Math.max(1, waiting.length), 1)[0] ?? [], other)
            else if (what === 'reread') {
              const claim = here[turn % Math.max(1, here.length)]
              if (claim === undefined) continue
              const own = await ledger.claims({ report: claim.report, versions: 'all' })
              const found = own.flatMap((one, index) =>
                index % 3 === other % 3
                  ? []
                  : [{ ...one, id: other % 2 ? `${one.id}'` : one.id, stance: other % 5 ? one.stance : ('denies' as const) }],
              )
              await ledger.keepReread(claim.report, {
                claims: found,
                problems: [],
                reader: `test ${reread.push(claim.report) + 1}`,
              })
            } else {
              const decision = decisionOf(what, { id, turn, other, third, reviews })
              const review = makeReview(decision, { author: 'Ida', at: at().add({ minutes: reviews.length }) })
              await ledger.append(review)
              reviews.push(review.id)
            }
            if (third % 2) await bringUpToDate(ledger, deriver)
            if (third % 4 === 1) stocks = [(await foundKept(ledger, null, stocks)).stock, ...stocks].slice(0, 2)
          }
          await bringUpToDate(ledger, deriver)
          await expectSame(ledger, stocks)
          await bringUpToDate(ledger, 'another')
          await expectSame(ledger, stocks)
          await ledger.close()
        }),
        { numRuns: 2 * numRuns, seed },
      )
    },
    240_000 * times,
  )
})

describe.each(engines)('a long war on %s', (_, fresh) => {
  test('is derived alike by several at once while it comes in, and walked on from where its lines had come to', async () => {
    const address = await fresh()
    const ledger = await openLedger(address)
    const other = await openLedger(address)
    const reports = [...madeStream(200, 7, 2)]
    // The last comes late, to a place whose line is long by then.
    const late = reports.splice(120, 1)
    for (let from = 0; from < reports.length; from += 40) {
      for (const reading of reports.slice(from, from + 40)) await ledger.keep(reading)
      await Promise.all([bringUpToDate(ledger, deriver), bringUpToDate(other, deriver)])
    }
    for (const reading of late) await other.keep(reading)
    await Promise.all([bringUpToDate(ledger, deriver), bringUpToDate(other, deriver)])
    const last = await ledger.lastDay(null)
    const known = [null, late[0]?.report.published ?? null, '2015-01-03', last]
    for (const day of known) {
      const { kept, whole } = await bothOf(ledger, day)
      expect(kept, `as known ${day ?? 'by now'}`).toEqual(whole)
      expect(kept.length).toBeGreaterThan(4)
      const on = day ?? last ?? ''
      const asked = await holdingsOn(ledger, { on, knownAt: day ?? undefined }, { staleAfter: () => 14, deriver })
      const { holdings, events } = await findingsOf(ledger, day ?? undefined)
      expect(asked?.holdings).toEqual(onDay(holdings, events, on, () => 14))
      await expectSameOfAll(ledger, day)
    }
    expect(await checkDerivation(ledger)).toBe(null)
    await Promise.all([ledger.close(), other.close()])
  }, 240_000)
})

test('verify tells when what is derived is wrong, and made anew it is right', async () => {
  const path = await freshFile()
  const ledger = await openLedger(path)
  for (const reading of madeStream(20)) await ledger.keep(reading)
  await bringUpToDate(ledger, deriverVersion())
  expect(await checkDerivation(ledger)).toBe(null)
  const database = new DatabaseSync(path)
  database.exec("update derived_holdings set body = json_set(body, '$.side', 'nobody')")
  database.close()
  expect(await checkDerivation(ledger)).toMatch(/fogline settle/)
  await ledger.updateDerived((rows) => rows.clear())
  await bringUpToDate(ledger, deriverVersion())
  expect(await checkDerivation(ledger)).toBe(null)
  await ledger.close()
})
