import { admissionKeysOf } from '#events/admissionKeys.ts'
import { eventIdOf } from '#events/compose.ts'
import { meetingOf } from '#events/meeting.ts'
import { regather } from '#events/regather.ts'
import type { Told } from '#events/told.ts'
import { type DerivedRows, forever } from '#ledger/derived.ts'
import type { DerivedClaim } from '#ledger/derivedClaims.ts'
import type { ClaimPlace } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { foldPlace } from '#model/place.ts'
import { Era } from './era.ts'
import { keyOf } from './key.ts'
import type { Version } from './retold.ts'

/** What a batch writes as it goes: rows are numbered from one counter. */
export interface Batch {
  readonly rows: DerivedRows
  readonly next: () => number
  /** Claims that people put together with others. */
  readonly byHand: ReadonlySet<string>
  /** Events that are otherwise from a day of knowledge on. */
  readonly touched: Map<number, Day>
  /** Claims that stood in events and are told otherwise now, or no more. */
  readonly former: DerivedClaim[]
}

export function touch({ touched }: Batch, event: number, since: Day): void {
  const known = touched.get(event)
  if (known === undefined || since < known) touched.set(event, since)
}

/** Where a claim stands: for those that it may tell one event with, for what it may admit, and for who asks for a place or an event. */
export function keysOf(told: Told, byHand: ReadonlySet<string>): readonly number[] {
  const { claim } = told
  const { stands } = admissionKeysOf(told, byHand.has(claim.id))
  const asked = [...claim.places.flatMap(namesOf).map(keyAt), keyOfEvent(eventIdOf(claim.id))]
  return [...meetingOf(told).stands, ...stands, ...asked].map(keyOf)
}

/** By what a place may be asked for. */
function namesOf({ id, name, text }: ClaimPlace): string[] {
  return [...(id === null ? [] : [id]), foldPlace(name), foldPlace(text)]
}

/** Where claims of a place stand, by its id or by a name of it. */
export function keyAt(name: string): string {
  return `at@${name}`
}

/** Where the claim stands that gives an event its id. */
export function keyOfEvent(id: string): string {
  return `first@${id}`
}

export async function putClaims({ rows, byHand }: Batch, claims: readonly DerivedClaim[]): Promise<void> {
  await rows.putClaims(claims, (claim) => keysOf(claim, byHand))
}

/**
 * Puts new claims, known from the day of their report on and ever since, to those that are there.
 * @param decided claims that merges and splits name
 * @returns false, with nothing done, where something else than new reports has changed what they meet on a later day
 */
export async function gatherNew(batch: Batch, added: readonly Version[], decided: ReadonlySet<string>): Promise<boolean> {
  const [since = forever] = added.map(({ from }) => from).sort()
  const era = new Era(batch.rows, since, { from: since, until: forever }, new Set())
  const { come } = await regather(added, era)
  const named = (id: string): boolean => decided.has(id)
  if (era.breaks.size > 0 || added.some(({ claim }) => named(claim.id)) || era.rows.keys().some(named)) return false
  const fresh = new Map(added.map((version) => [version.claim.id, version]))
  const groups = come.map(({ told }) => told.map(({ claim }) => claim.id))
  // What stood together before the first of the new ones has its event's number; of the others each number serves once.
  const numbers = groups.map((ids) => ids.flatMap((id) => era.rows.get(id) ?? []).find(({ from }) => from < since)?.event)
  const taken = new Set(numbers.filter((number) => number !== undefined))
  const put: DerivedClaim[] = []
  const moved: { number: number; event: number }[] = []
  for (const [index, ids] of groups.entries()) {
    const free = ids.flatMap((id) => era.rows.get(id)?.event ?? []).find((number) => !taken.has(number))
    const event = numbers[index] ?? free ?? batch.next()
    taken.add(event)
    for (const id of ids) {
      const [row, version] = [era.rows.get(id), fresh.get(id)]
      if (row === undefined && version !== undefined) {
        put.push({ ...version, number: batch.next(), event })
        touch(batch, event, version.from)
      } else if (row !== undefined && row.event !== event) {
        moved.push({ number: row.number, event })
        touch(batch, event, row.from)
        touch(batch, row.event, row.from)
      }
    }
  }
  await batch.rows.moveClaims(moved)
  await putClaims(batch, put)
  return true
}
