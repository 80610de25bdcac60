import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Grouping } from '#model/review.ts'
import { anyStory, byReport, shuffledReports } from '../../test/anyStory.ts'
import { told } from '../../test/told.ts'
import { gather } from './gather.ts'
import { meetingOf } from './meeting.ts'
import { regather, type Standing } from './regather.ts'
import type { Gathered, Told } from './told.ts'

/** A store in memory of claims already gathered. */
class Store implements Standing {
  #groups: readonly (readonly Told[])[] = []
  looked = 0

  readonly at = async (keys: readonly string[], since: string | null) => {
    const wanted = new Set(keys)
    const found = this.#groups
      .flat()
      .filter((one) => since === null || one.report.knownFrom >= since)
      .filter((one) => meetingOf(one).stands.some((key) => wanted.has(key)))
    this.looked += found.length
    return found
  }

  readonly groups = async (claims: readonly string[]) =>
    this.#groups.filter((group) => group.some(({ claim }) => claims.includes(claim.id)))

  async add(added: readonly Told[], grouping?: Grouping): Promise<void> {
    const { gone, come } = await regather(added, this, grouping === undefined ? {} : { grouping })
    this.#groups = [...this.#groups.filter((group) => !gone.includes(group)), ...come.map((one) => one.told)]
  }

  said(): string[] {
    return sayAll(this.#groups)
  }
}

function sayAll(groups: readonly (readonly Told[])[]): string[] {
  return groups
    .map((group) =>
      group
        .map(({ claim }) => claim.id)
        .sort()
        .join(' + '),
    )
    .sort()
}

const fromGathered = (gathered: readonly Gathered[]): string[] => sayAll(gathered.map((one) => one.told))

test('claims that come in any order and in any batches stand as if gathered at once', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, fc.infiniteStream(fc.nat(1000)), async (claims, random) => {
      const shuffled = shuffledReports(claims, random)
      const store = new Store()
      while (shuffled.length > 0) await store.add(shuffled.splice(0, 1 + ((random.next().value ?? 0) % 3)).flat())
      expect(store.said()).toEqual(fromGathered(gather(claims)))
    }),
    { numRuns: 300 },
  )
})

test('what people put together or apart holds in any order too', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, fc.nat(), fc.nat(), fc.nat(), async (claims, a, b, c) => {
      const id = (index: number) => claims[index % claims.length]?.claim.id ?? ''
      const list = [...new Set([id(a), id(b)])]
      const apart: [string, string][] = list.includes(id(c)) ? [] : [[id(a), id(c)]]
      const grouping: Grouping = { together: list.length > 1 ? [list] : [], apart }
      const store = new Store()
      for (const batch of byReport(claims)) await store.add(batch, grouping)
      expect(store.said()).toEqual(fromGathered(gather(claims, grouping)))
    }),
    { numRuns: 200 },
  )
})

test('a newest report looks only at what it may join, however much is stored', async () => {
  const store = new Store()
  const elsewhere = Array.from(
    { length: 40 },
    (_, index) => `${1 + (index % 9)} May: itself asserts shelling Orsk by army on ${1 + (index % 9)} May`,
  )
  await store.add(told(elsewhere.join('\n')))
  await store.add(told('1 May Courier: itself asserts capture Velmora by militia on 1 May'))
  store.looked = 0
  await store.add(told('10 May Ledger: monitor asserts capture Velmora by militia on 1 May'))
  expect(store.looked).toBe(1)
})
