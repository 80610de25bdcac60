import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findingsOf } from '#derived/findings.ts'
import type { Told } from '#events/told.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Decision } from '#model/review.ts'
import { makeReview } from '#reviews/makeReview.ts'
import { madeReading } from './made.ts'
import { day, told } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-reviews-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
let path: string
beforeEach(async () => {
  path = join(folder, `${++count}.db`)
  const ledger = await openLedger(path)
  for (const [first, ...more] of Map.groupBy(story, ({ report }) => report.id).values()) {
    if (first !== undefined) await ledger.keep(readingOf([first, ...more]))
  }
  await ledger.close()
})

const story = told(`
  1 May Herald: monitor asserts capture Velmora by militia on 1 May
  2 May Courier: itself asserts capture Velmora by militia on 1 May
  3 May Courier: itself asserts capture Orsk by militia on 3 May`)
const ids = story.map(({ claim }) => claim.id)

function readingOf(list: readonly [Told, ...Told[]]) {
  const { id, outlet, published } = list[0].report
  return { ...madeReading({ id, outlet, published, text: id }), claims: list.map(({ claim }) => claim) }
}

async function decide(decision: Decision, on: string): Promise<string> {
  const ledger = await openLedger(path)
  const review = makeReview(decision, { author: 'Ida', at: Temporal.Instant.from(`${day(on)}T12:00:00Z`) })
  await ledger.append(review)
  await ledger.close()
  return review.id
}

/** Each place with who holds it and how, and how many events there are. */
async function said(knownAt?: string): Promise<readonly string[]> {
  const ledger = await openLedger(path)
  const { holdings, list } = await findingsOf(ledger, knownAt === undefined ? undefined : day(knownAt))
  await ledger.close()
  return [...holdings.map(({ place, side, status }) => `${place.name} ${side} ${status}`), `${list.length} events`]
}

const before = ['Orsk vel/militia reported', 'Velmora vel/militia held', '2 events']

test.each<[reason: string, decision: Decision, after: readonly string[]]>([
  ['a rejected claim moves no town', { kind: 'reject', claim: ids[2] ?? '' }, ['Velmora vel/militia held', '1 events']],
  [
    'a correction moves the town to another side',
    {
      kind: 'correct',
      claim: ids[2] ?? '',
      to: { actor: [{ text: 'army', span: [0, 4], id: 'vel/army', side: 'vel/government' }] },
    },
    ['Orsk vel/government reported', 'Velmora vel/militia held', '2 events'],
  ],
  [
    'two origins split apart corroborate nothing',
    { kind: 'split', claims: ids.slice(0, 1), from: ids.slice(1, 2) },
    ['Orsk vel/militia reported', 'Velmora vel/militia reported', '3 events'],
  ],
  [
    'merged by hand, one event takes both towns',
    { kind: 'merge', claims: ids },
    ['Orsk vel/militia held', 'Velmora vel/militia held', '1 events'],
  ],
])('%s: from its own day on, until undone', async (_, decision, after) => {
  expect(await said()).toEqual(before)
  const review = await decide(decision, '5 May')
  expect(await said()).toEqual(after)
  expect(await said('4 May')).toEqual(before)
  expect(await said('5 May')).toEqual(after)
  await decide({ kind: 'undo', review }, '7 May')
  expect(await said()).toEqual(before)
  expect(await said('6 May')).toEqual(after)
})

function fogline(...words: readonly string[]) {
  const command = [join(import.meta.dirname, '../bin/fogline.js'), 'review', ...words, '--ledger', path, '--json']
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  const lines = stdout.split('\n').filter(Boolean)
  return { printed: lines.map((line) => JSON.parse(line)), stderr, status }
}

test('at the command line: decide, see it, take it back', async () => {
  const events = (await openLedger(path).then((ledger) => findingsOf(ledger, undefined).finally(() => ledger.close()))).list
  const merged = fogline('merge', ...events.map(({ id }) => id), '--by', 'Ida', '--note', 'one offensive')
  expect(merged.printed).toMatchObject([{ author: 'Ida', note: 'one offensive', decision: { kind: 'merge' } }])
  expect((await said()).at(-1)).toBe('1 events')
  const review: string = merged.printed[0].id
  expect(fogline('undo', review).status).toBe(0)
  expect(await said()).toEqual(before)
  expect(fogline('log').printed).toMatchObject([
    { decision: { kind: 'undo', review }, undone: false },
    { id: review, undone: true },
  ])
})

test.each<[reason: string, words: readonly string[], message: RegExp]>([
  ['a claim that is not there', ['reject', 'c_none'], /no claim c_none/],
  ['an event that is not there', ['merge', 'e_none', ids[0] ?? ''], /no event e_none.*fogline events/],
  ['a decision that is not there', ['undo', 'v_none'], /no decision v_none.*log/],
  ['a stance that is none', ['correct', ids[0] ?? '', 'stance=shrugs'], /stance: .*denies/],
  ['a field that is none', ['correct', ids[0] ?? '', 'colour=red'], /colour/],
  ['no letter', ['letter', 'vel/ministry', 'G'], /A, B, C/],
])('wrong use is told: %s', (_, words, message) => {
  const { stderr, status } = fogline(...words)
  expect(stderr).toMatch(message)
  expect(status).toBe(2)
})
