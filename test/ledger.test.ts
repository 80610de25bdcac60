import { beforeEach, describe, expect, test } from 'vitest'
import type { ClaimsAsked, Ledger } from '#ledger/ledger.ts'
import { openLedger } from '#ledger/openLedger.ts'
import type { Claim } from '#model/claim.ts'
import type { GazetteerRow } from '#model/place.ts'
import type { Review } from '#model/review.ts'
import { startEngines } from './engines.ts'
import { madePlace, madeReading } from './made.ts'

/** The one list of tests runs on each. */
const engines = await startEngines('ledger')

describe.each(engines)('a ledger on %s', (_, fresh) => {
  let address: string
  let ledger: Ledger
  let today: string
  beforeEach(async () => {
    today = '2024-12-10'
    address = await fresh()
    ledger = await open()
    return () => ledger.close()
  })
  const open = (): Promise<Ledger> => openLedger(address, { now: () => Temporal.Instant.from(`${today}T08:00:00Z`) })

  test('gives back what it was given, to the byte', async () => {
    const text = 'Garrison left Velmora \u{1f600} \u200f\r\n'
    const raw = new Uint8Array([0, 255, 1, 128])
    const reading = { ...madeReading({ text, url: 'https://arken.example/1' }, {}, { type: 'clash' }), raw }
    expect(await ledger.keep(reading)).toBe('new')
    const { report, claims } = reading
    expect(await ledger.report(report.id)).toMatchObject({
      ...report,
      knownFrom: '2024-12-03',
      recorded: '2024-12-10T08:00:00Z',
      reader: 'test 1',
    })
    expect(await ledger.raw(report.sha256)).toEqual(raw)
    expect(await ledger.claims({ report: report.id })).toEqual(claims)
  })
  test('outlives its process', async () => {
    const reading = madeReading({}, {})
    await ledger.keep(reading)
    await ledger.close()
    ledger = await open()
    expect(await ledger.has(reading.report.id)).toBe(true)
    expect(await ledger.claims()).toEqual(reading.claims)
  })
  test('keeps the same report once', async () => {
    const reading = madeReading({}, {})
    expect(await ledger.keep(reading)).toBe('new')
    expect(await ledger.keep(reading)).toBe('known')
    expect(await ledger.reports()).toHaveLength(1)
    expect(await ledger.claims()).toHaveLength(1)
  })
  test('keeps the same report once, however many hand it over at once', async () => {
    const other = await open()
    const reading = madeReading({}, {}, {})
    const answers = await Promise.all([ledger, other, ledger, other].map((each) => each.keep(reading)))
    await other.close()
    expect(answers.toSorted()).toEqual(['known', 'known', 'known', 'new'])
    expect(await ledger.claims()).toHaveLength(2)
  })
  test('keeps nothing of a report whose claims can’t be kept', async () => {
    const reading = madeReading({}, {}, {})
    const broken = { ...reading, claims: [reading.claims[0], { ...reading.claims[1], type: null }] }
    await expect(ledger.keep(broken as never)).rejects.toThrow()
    expect(await ledger.reports({ versions: 'all' })).toEqual([])
    expect(await ledger.keep(reading)).toBe('new')
  })
  test('the head tells of every new entry, and of nothing else', async () => {
    const heads = [await ledger.head()]
    await ledger.keep(madeReading({}, {}))
    heads.push(await ledger.head())
    await ledger.append({
      id: 'v_1',
      author: 'Ida',
      recorded: '2024-12-04T09:30:00Z',
      note: null,
      decision: { kind: 'reject', claim: 'c_1' },
    })
    heads.push(await ledger.head())
    expect(new Set(heads).size).toBe(3)
    await ledger.keep(madeReading({}, {}))
    expect(await ledger.head()).toBe(heads.at(-1))
    expect(await ledger.verify()).toMatchObject({ kind: 'whole', head: heads.at(-1) })
  })
  test('asks nothing of an empty ledger in vain', async () => {
    expect(await ledger.reports()).toEqual([])
    expect(await ledger.claims()).toEqual([])
    expect(await ledger.report('r_none')).toBe(null)
    expect(await ledger.raw('none')).toBe(null)
    expect(await ledger.has('r_none')).toBe(false)
  })
  test('lists by day of publication, whatever the order of arrival', async () => {
    for (const published of ['2024-12-04', '2024-12-02', '2024-12-03'])
      await ledger.keep(madeReading({ published, text: published }, {}))
    expect((await ledger.reports()).map(({ published }) => published)).toEqual(['2024-12-02', '2024-12-03', '2024-12-04'])
    expect((await ledger.claims()).map(({ quote }) => quote)).toEqual(['2024-12-02', '2024-12-03', '2024-12-04'])
  })
  test('heads: reports without their texts, all or some', async () => {
    const reading = madeReading({ title: 'Garrison leaves', text: 'one' })
    const other = madeReading({ text: 'other', published: '2024-12-04' })
    await ledger.keep(other)
    await ledger.keep(reading)
    const { id, title, published, outlet, url } = reading.report
    const head = { id, title, published, knownFrom: '2024-12-03', outlet, url, sketch: reading.sketch }
    expect((await ledger.heads()).map((each) => each.id)).toEqual([id, other.report.id])
    expect(await ledger.heads({}, [id])).toEqual([head])
    expect(await ledger.heads({ knownAt: '2024-12-03' })).toEqual([head])
    expect(await ledger.heads({}, [])).toEqual([])
  })
  test('a report of a thousand claims', async () => {
    const claims = Array.from({ length: 2500 }, (_, sentence) => ({ sentence }))
    await ledger.keep(madeReading({}, ...claims))
    expect((await ledger.claims()).map(({ sentence }) => sentence)).toEqual(claims.map(({ sentence }) => sentence))
  })

  test.each<[reason: string, asked: ClaimsAsked, found: readonly string[]]>([
    ['all', {}, ['old', 'arken', 'both', 'undated']],
    ['one type', { types: ['clash'] }, ['arken']],
    ['a place', { placeIds: ['made:arken'] }, ['arken', 'both']],
    ['several places, each claim once', { placeIds: ['made:arken', 'made:velmora'] }, ['old', 'arken', 'both', 'undated']],
    ['days that overlap', { from: '2024-12-02', to: '2024-12-02' }, ['arken', 'both']],
    ['up to a day', { to: '2024-12-01' }, ['old', 'both']],
    ['known then', { knownAt: '2024-12-02' }, ['old']],
    ['known then at a place', { knownAt: '2024-12-02', placeIds: ['made:arken'] }, []],
    ['no type at all', { types: [] }, []],
    ['no place at all', { placeIds: [] }, []],
  ])('claims asked: %s', async (_, asked, found) => {
    const day = (from: string, to: string) => ({ from, to, text: null, precision: 'day' as const })
    const arken = madePlace('made:arken', 'Arken')
    const velmora = madePlace('made:velmora', 'Velmora')
    await ledger.keep(
      madeReading(
        { text: 'later' },
        { quote: 'arken', type: 'clash', places: [arken, arken], date: day('2024-12-02', '2024-12-02') },
        { quote: 'both', places: [arken, velmora, madePlace(null, 'Tosk')], date: day('2024-12-01', '2024-12-03') },
        { quote: 'undated', date: null },
      ),
    )
    await ledger.keep(
      madeReading({ text: 'earlier', published: '2024-12-01' }, { quote: 'old', date: day('2024-11-30', '2024-12-01') }),
    )
    expect((await ledger.claims(asked)).map(({ quote }) => quote)).toEqual(found)
  })

  describe('versions of one address', () => {
    const url = 'https://arken.example/1'
    const texts = async (knownAt?: string): Promise<readonly string[]> =>
      (await ledger.reports(knownAt === undefined ? {} : { knownAt })).map(({ text }) => text)
    const quotes = async (knownAt?: string): Promise<readonly string[]> =>
      (await ledger.claims(knownAt === undefined ? {} : { knownAt })).map(({ quote }) => quote)

    test('the last one known counts, and all are kept', async () => {
      await ledger.keep(madeReading({ url, text: 'first', published: '2024-12-03' }, {}))
      await ledger.keep(madeReading({ url, text: 'second', published: '2024-12-05' }, {}))
      expect(await texts()).toEqual(['second'])
      expect(await quotes()).toEqual(['second'])
      expect(await texts('2024-12-04')).toEqual(['first'])
      expect(await quotes('2024-12-04')).toEqual(['first'])
      expect(await texts('2024-12-02')).toEqual([])
      expect(await ledger.reports({ versions: 'all' })).toHaveLength(2)
    })
    test('new words under the old day were not known that day', async () => {
      await ledger.keep(madeReading({ url, text: 'first' }, {}))
      await ledger.keep(madeReading({ url, text: 'second' }, {}))
      expect(await texts('2024-12-03')).toEqual(['first'])
      expect(await texts('2024-12-09')).toEqual(['first'])
      expect(await texts('2024-12-10')).toEqual(['second'])
    })
    test('a report without a day counts from its recording, and gives way once it has its day', async () => {
      const sha256 = 'a'.repeat(64)
      await ledger.keep(madeReading({ sha256, published: null }, {}))
      expect(await texts('2024-12-09')).toEqual([])
      expect(await texts('2024-12-10')).toHaveLength(1)
      await ledger.keep(madeReading({ sha256, published: '2024-12-03' }, {}))
      expect(await ledger.reports({ versions: 'all' })).toHaveLength(2)
      expect((await ledger.reports()).map(({ published }) => published)).toEqual(['2024-12-03'])
    })
    test('two outlets that print the same words are two reports', async () => {
      await ledger.keep(madeReading({ outlet: 'Arken Post' }, {}))
      await ledger.keep(madeReading({ outlet: 'Velmora Herald' }, {}))
      expect(await ledger.reports()).toHaveLength(2)
    })
  })

  describe('a report read anew', () => {
    const again = (claims: readonly Claim[]) => ({ claims, problems: [], reader: 'test 2' })
    const reject = (claim: string): Review => ({
      id: `v_${claim}`,
      author: 'Ida',
      recorded: '2024-12-04T09:30:00Z',
      note: null,
      decision: { kind: 'reject', claim },
    })
    const reading = madeReading({}, { type: 'hold' }, { type: 'clash' }, { type: 'capture' })
    const [kept, reworded, gone] = reading.claims as readonly [Claim, Claim, Claim]
    const anew: Claim = { ...reworded, id: 'c_anew', stance: 'denies' }
    beforeEach(async () => {
      await ledger.keep(reading)
      await ledger.keep(madeReading({ text: 'other' }, {}))
    })

    test('the new claims count, the old ones stay', async () => {
      expect(await ledger.keepReread(reading.report.id, again([kept, anew]))).toBe('new')
      expect(await ledger.claims({ report: reading.report.id })).toEqual([kept, anew])
      expect(await ledger.claimsNamed([gone.id, kept.id])).toEqual(expect.arrayContaining([gone, kept]))
      expect(await ledger.report(reading.report.id)).toMatchObject({ reader: 'test 2', recorded: '2024-12-10T08:00:00Z' })
      expect(await ledger.verify()).toMatchObject({ kind: 'whole', entries: 3, claims: 6 })
    })
    test('what is left to read anew is told by who read it last', async () => {
      expect(await ledger.readByOthers('test 2')).toHaveLength(2)
      await ledger.keepReread(reading.report.id, again([kept]))
      expect(await ledger.keepReread(reading.report.id, again([kept]))).toBe('known')
      expect(await ledger.readByOthers('test 2')).toHaveLength(1)
      expect(await ledger.readByOthers('test 1')).toEqual([reading.report.id])
    })
    test('reviews are led over by words and type; what is found no more is told', async () => {
      for (const { id } of [kept, reworded, gone]) await ledger.append(reject(id))
      await ledger.keepReread(reading.report.id, again([kept, anew]))
      const { reviews, lost } = await ledger.reviewsInUse()
      expect(reviews.map(({ decision }) => decision)).toEqual(
        [kept.id, 'c_anew', gone.id].map((claim) => ({ kind: 'reject', claim })),
      )
      expect(lost).toEqual([{ review: reject(gone.id), claim: gone.id }])
      expect(await ledger.reviews()).toEqual([kept, reworded, gone].map(({ id }) => reject(id)))
    })
    test('a decision is led to no claim that had stood beside its own', async () => {
      const twin: Claim = { ...reworded, id: 'c_twin', source: null, stance: 'doubts' }
      const both = madeReading({ text: 'two voices' }, {})
      await ledger.keep({
        ...both,
        claims: [reworded, twin].map((claim) => ({ ...claim, report: both.report.id, id: `${claim.id}2` })),
      })
      await ledger.append(reject(`${reworded.id}2`))
      await ledger.keepReread(both.report.id, again([{ ...twin, report: both.report.id, id: 'c_twin2' }]))
      expect((await ledger.reviewsInUse()).lost).toHaveLength(1)
    })
  })

  test('reviews stand in the order they were made, each once', async () => {
    const review = (id: string): Review => ({
      id,
      author: 'editor',
      recorded: '2024-12-04T09:30:00Z',
      note: null,
      decision: { kind: 'reject', claim: 'c_1' },
    })
    expect(await ledger.append(review('v_2'))).toBe('new')
    expect(await ledger.append(review('v_1'))).toBe('new')
    expect(await ledger.append(review('v_2'))).toBe('known')
    expect(await ledger.reviews()).toEqual([review('v_2'), review('v_1')])
  })
  test('keeps a gazetteer of its own: a newer row takes the place of the older one', async () => {
    const row = (id: string, name: string, population = 0): GazetteerRow => ({
      place: { id, name, lat: 35, lon: 36, country: 'XV', admin1: null, kind: 'settlement', population },
      names: [name],
      feature: 'PPL',
    })
    const big = 2 ** 32 - 1
    expect(await ledger.hasPlaces()).toBe(false)
    await ledger.addPlaces([
      { row: row('made:1', 'Velmora'), keys: [1, big], source: 'XV.zip' },
      { row: row('made:2', 'Arken'), keys: [2], source: 'XV.zip' },
    ])
    await ledger.addPlaces([{ row: row('made:1', 'Velmora', 900), keys: [1, 3], source: 'villages.csv' }])
    expect(await ledger.placesByKeys([1, 3, 3])).toEqual([row('made:1', 'Velmora', 900)])
    expect(await ledger.placesByKeys([2, 99, big])).toEqual([row('made:1', 'Velmora', 900), row('made:2', 'Arken')])
    expect(await ledger.placesByKeys([])).toEqual([])
    expect(await ledger.hasPlaces()).toBe(true)
    expect(await ledger.placeSources()).toEqual(
      new Map([
        ['XV.zip', 1],
        ['villages.csv', 1],
      ]),
    )
  })
})
