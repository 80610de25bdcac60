import type { Day } from '#model/day.ts'
import { type Grouping, ungrouped } from '#model/review.ts'
import { byTurn, gather } from './gather.ts'
import { meetingOf } from './meeting.ts'
import type { Gathered, Told } from './told.ts'

/** What a store of gathered claims can be asked. */
export interface Standing {
  /** The claims that stand at any of the keys, of reports known from that day on or later; of all where it is null. */
  readonly at: (keys: readonly string[], since: Day | null) => Promise<readonly Told[]>
  /** The claims of each event that any of these claims, known by their ids, stands in. */
  readonly groups: (claims: readonly string[]) => Promise<readonly (readonly Told[])[]>
}

export interface Regathered {
  /** Events as they were that are no more. Some come again unchanged. */
  readonly gone: readonly (readonly Told[])[]
  readonly come: readonly Gathered[]
}

export interface How {
  readonly grouping?: Grouping
  /** For a new or undone merge or split: all that is connected with the claims is gathered anew, and `added` may stand already. */
  readonly anew?: boolean
}

/**
 * What new claims change among claims already gathered: with `come` in the place of `gone`, all is as if it had been gathered at
 * once. Looked at are only the events that the new claims may join and, where they come late, those told after them that may
 * now stand otherwise.
 */
export async function regather(added: readonly Told[], standing: Standing, how: How = {}): Promise<Regathered> {
  const { grouping = ungrouped } = how
  const named = new Set([...grouping.together.flat(), ...grouping.apart.flat()])
  const anew = how.anew === true || added.some(({ claim }) => named.has(claim.id))
  const [first] = added.toSorted(byTurn)
  if (first === undefined) return { gone: [], come: [] }
  const isLater = (one: Told) => anew || byTurn(one, first) > 0
  const moving = new Map(added.map((one) => [one.claim.id, one]))
  const touched = new Map<string, readonly Told[]>()
  let moved: readonly Told[] = added
  while (moved.length > 0) {
    const met = await standing.at(keysOf(moved), null)
    const ids = [...met, ...moved].map(({ claim }) => claim.id)
    const mates = grouping.together.filter((list) => list.some((id) => ids.includes(id))).flat()
    const groups = await standing.groups([...new Set([...ids, ...mates])])
    const fresh = groups.filter((group) => !touched.has(keyOf(group)))
    for (const group of fresh) touched.set(keyOf(group), group)
    // Who meets an event that changes may, if its turn comes later, now fit or no longer fit it.
    const near = fresh.length === 0 ? [] : await standing.at(keysOf(fresh.flat()), anew ? null : first.report.knownFrom)
    moved = [...new Map([...fresh.flat(), ...near].map((one) => [one.claim.id, one])).values()].filter(
      (one) => isLater(one) && !moving.has(one.claim.id),
    )
    for (const one of moved) moving.set(one.claim.id, one)
  }
  const gone = [...touched.values()]
  const begun = gone.map((group) => group.filter(({ claim }) => !moving.has(claim.id))).filter((group) => group.length > 0)
  return { gone, come: gather([...moving.values()], grouping, begun) }
}

function keysOf(told: readonly Told[]): string[] {
  return [...new Set(told.flatMap((one) => meetingOf(one).looks))]
}

function keyOf(group: readonly Told[]): string {
  return group.map(({ claim }) => claim.id).sort()[0] ?? ''
}
