import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAnew } from '#cli/readAnew.ts'
import { takeIn } from '#cli/takeIn.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { madeReading } from './made.ts'

const folder = mkdtempSync(join(tmpdir(), 'fogline-reread-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('what an older reader found gives way to what this one finds; cut off, it goes on where it stopped', async () => {
  const ledger = await openLedger(join(folder, 'a.db'))
  const old = ['The garrison left Velmora on Tuesday, the mayor said.', 'The army captured Tosk on Monday.'].map((text) =>
    madeReading({ text }, {}),
  )
  for (const reading of old) await ledger.keep(reading)
  const [first] = await Array.fromAsync(takeFirst(readAnew(ledger)))
  expect(first).toMatchObject({ done: 1, total: 2 })
  const rest = await Array.fromAsync(readAnew(ledger))
  expect(rest).toMatchObject([{ done: 1, total: 1 }])
  expect(await Array.fromAsync(readAnew(ledger))).toEqual([])
  const claims = await ledger.claims()
  expect(claims.map(({ type }) => type).sort()).toEqual(['capture', 'withdraw'])
  expect(claims.some(({ id }) => old.some((reading) => reading.claims.some((claim) => claim.id === id)))).toBe(false)
  await ledger.close()
})

async function* takeFirst<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    yield item
    return
  }
}

test('what this version has read it does not read again', async () => {
  const ledger = await openLedger(join(folder, 'b.db'))
  await Array.fromAsync(takeIn([join(import.meta.dirname, '../samples/northlight-wire.jsonl')], {}, ledger))
  expect((await ledger.reports()).length).toBeGreaterThan(0)
  expect(await Array.fromAsync(readAnew(ledger))).toEqual([])
  await ledger.close()
})
