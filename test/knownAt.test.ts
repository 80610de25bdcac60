import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { findingsOf } from '#derived/findings.ts'
import type { Told } from '#events/told.ts'
import type { Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Decision } from '#model/review.ts'
import { makeReview } from '#reviews/makeReview.ts'

import { anyStory, byReport } from './anyStory.ts'
import { madeReading } from './made.ts'
import { day, told } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-known-at-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0

const story = told(`
  1 May Herald: command asserts capture Velmora, Orsk by militia on 1 May
  1 May Courier: ministry denies capture Velmora by militia
  2 May Courier: monitor confirms capture Velmora
  2 May Herald: itself asserts shelling Velmora by army on 1 May–2 May
  3 May Herald: army asserts withdraw from Orsk by army on 2 May
  4 May Courier: army asserts capture Velmora by army on 4 May
  5 May Herald: command acknowledges lose Velmora by militia on 4 May
  6 May Courier: itself asserts hold Orsk by militia`)
const reports = byReport(story)
const days = ['1 May', '2 May', '3 May', '4 May', '5 May', '6 May']

async function ledgerOf(batches: readonly (readonly Told[])[]): Promise<Ledger> {
  const ledger = await openLedger(join(folder, `${++count}.db`))
  for (const batch of batches) {
    const [first] = batch
    if (first === undefined) continue
    const { id, outlet, published } = first.report
    await ledger.keep({ ...madeReading({ id, outlet, published, text: id }), claims: batch.map(({ claim }) => claim) })
  }
  return ledger
}

async function said(ledger: Ledger, knownAt?: string): Promise<string> {
  const { list, holdings } = await findingsOf(ledger, knownAt)
  return JSON.stringify({ list, holdings })
}

test('as known at a day is what a ledger fed only the earlier reports says, byte for byte', async () => {
  const whole = await ledgerOf(reports)
  for (const known of days) {
    const earlier = await ledgerOf(reports.filter(([one]) => (one?.report.published ?? '') <= day(known)))
    expect(await said(whole, day(known)), known).toBe(await said(earlier))
    await earlier.close()
  }
  await whole.close()
})

test('the order in which reports come does not matter', async () => {
  const straight = await ledgerOf(reports)
  const expected = await said(straight)
  await straight.close()
  const anyOrder = fc.asyncProperty(fc.shuffledSubarray([...reports], { minLength: reports.length }), async (shuffled) => {
    const ledger = await ledgerOf(shuffled)
    expect(await said(ledger)).toBe(expected)
    await ledger.close()
  })
  await fc.assert(anyOrder, { numRuns: 20 })
})

test('a decision counts from its day: as known at a day is what a ledger fed only earlier reports and decisions says', async () => {
  const ids = story.map(({ claim }) => claim.id)
  const id = fc.constantFrom(...ids)
  const pair = fc.uniqueArray(id, { minLength: 2, maxLength: 4 })
  const decision: fc.Arbitrary<Decision> = fc.oneof(
    fc.record({ kind: fc.constantFrom('accept' as const, 'reject' as const), claim: id }),
    id.map((claim) => ({ kind: 'correct' as const, claim, to: { stance: 'denies' as const } })),
    pair.map((claims) => ({ kind: 'merge' as const, claims })),
    pair.map(([first = '', ...from]) => ({ kind: 'split' as const, claims: [first], from })),
  )
  const made = fc.record({ decision, at: fc.constantFrom(...days), undo: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 4 }), fc.constantFrom(...days), async (decisions, known) => {
      const reviews = decisions
        .map(({ decision, at, undo }, minute) => ({ decision, undo, at: Temporal.Instant.from(`${day(at)}T12:0${minute}:00Z`) }))
        .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
        .flatMap(({ decision, undo, at }) => {
          const review = makeReview(decision, { author: 'Ida', at })
          const takenBack = makeReview({ kind: 'undo', review: review.id }, { author: 'Ida', at: at.add({ hours: 8 }) })
          return undo ? [review, takenBack] : [review]
        })
      const whole = await ledgerOf(reports)
      for (const review of reviews) await whole.append(review)
      const earlier = await ledgerOf(reports.filter(([one]) => (one?.report.published ?? '') <= day(known)))
      for (const review of reviews) if (review.recorded.slice(0, 10) <= day(known)) await earlier.append(review)
      expect(await said(whole, day(known))).toBe(await said(earlier))
      await Promise.all([whole.close(), earlier.close()])
    }),
    { numRuns: 20 },
  )
}, 60_000)

test('whatever the story, and in whatever order it came, no day knows what was published after it', async () => {
  const anyDay = fc.asyncProperty(anyStory, fc.integer({ min: 1, max: 12 }), fc.nat(), async (claims, number, turn) => {
    const batches = byReport(claims)
    const turned = batches.map((_, index) => batches[(index + turn) % batches.length] ?? [])
    const known = day(`${number} May`)
    const whole = await ledgerOf(turned)
    const earlier = await ledgerOf(batches.filter(([one]) => (one?.report.published ?? '') <= known))
    expect(await said(whole, known)).toBe(await said(earlier))
    await Promise.all([whole.close(), earlier.close()])
  })
  await fc.assert(anyDay, { numRuns: 40 })
})
