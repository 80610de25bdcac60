import { compare } from '#model/order.ts'
import { eachOnce, type Reason } from '#model/reason.ts'
import { type Grouping, ungrouped } from '#model/review.ts'
import { daysUntilNews, meetingBy } from './meeting.ts'
import { clash, sameHappening } from './sameness.ts'
import { byPublication, type Gathered, type Told } from './told.ts'
import { isOneDay, type Traits, traitsOf } from './traits.ts'

/**
 * Claims in the order in which they are put together: as they became known, within a day those that tell one day first. Each
 * joins what was known by then, so that what comes later never parts what stood together before, and what stood together as known
 * on a day are those of today's events that were known by then.
 */
export function byTurn(a: Told, b: Told): number {
  const days = compare(a.report.knownFrom, b.report.knownFrom)
  return days || Number(isOneDay(b.claim)) - Number(isOneDay(a.claim)) || byPublication(a, b)
}

/**
 * Claims that tell one happening, each in the event that fits it best. A claim with a span of days or none never draws two
 * together: "fighting over the past week" must not make one battle of seven. The order in which they come does not matter.
 * @param grouping what people decided: what they put together joins the first of it, whatever the words say
 * @param begun events as they stood before the turn of any of `told`
 */
export function gather(
  told: readonly Told[],
  grouping: Grouping = ungrouped,
  begun: readonly (readonly Told[])[] = [],
): Gathered[] {
  const groups = new Groups(grouping)
  const inTurn = begun.map((list) => list.toSorted(byTurn)).sort(([a], [b]) => (a && b ? byTurn(a, b) : 0))
  for (const list of inTurn) groups.resume(list)
  for (const one of [...told].sort(byTurn)) groups.place(one)
  return groups.all().sort((a, b) => byPublication(firstOf(a), firstOf(b)))
}

/** Why claims of one event stand together: as when each was put to the others. */
export function reasonsTogether(told: readonly Told[], grouping: Grouping): readonly Reason[] {
  return told.length === 1 ? [] : gather([], grouping, [told]).flatMap(({ reasons }) => reasons)
}

export function firstOf(group: Gathered): Told {
  const [told] = group.told
  if (told === undefined) throw new RangeError('An event has no claim: each is made from at least one.')
  return told
}

interface Fit {
  readonly index: number
  readonly reasons: readonly Reason[]
  readonly apart: number
}

/** Events in the making, found by where their claims stand. */
class Groups {
  readonly #groups: { told: Traits[]; reasons: Reason[] }[] = []
  readonly #standing = new Map<string, Set<number>>()
  readonly #apart: ReadonlyMap<string, ReadonlySet<string>>
  /** Of each claim that people put to others, all of them. */
  readonly #together: ReadonlyMap<string, readonly string[]>
  /** Where the first of those that people put together stands. */
  readonly #byHand = new Map<readonly string[], number>()

  constructor({ together, apart }: Grouping) {
    this.#together = new Map(together.flatMap((list) => list.map((id) => [id, list] as const)))
    const mates = (id: string): readonly string[] => this.#together.get(id) ?? [id]
    // Whom one is kept apart from, those put together with it are too.
    const pairs = apart.flatMap(([a, b]) => mates(a).flatMap((one) => mates(b).map((other) => [one, other] as const)))
    const both = pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    this.#apart = new Map([...Map.groupBy(both, ([a]) => a)].map(([a, found]) => [a, new Set(found.map(([, b]) => b))]))
  }

  all(): Gathered[] {
    return this.#groups.map(({ told, reasons }) => ({
      told: told.map((one) => one.told).sort(byPublication),
      reasons: eachOnce(reasons),
    }))
  }

  /** Puts an event's claims back, in their turn. */
  resume(whole: readonly Told[]): void {
    const index = this.#begin()
    for (const one of whole.map(traitsOf)) this.#add(one, index, this.#fit(one, index)[0]?.reasons ?? [])
  }

  /** Adds the claim to those that people put it to, or to the best of the events that it fits, or begins one with it. */
  place(told: Told): void {
    const one = traitsOf(told)
    const hand = this.#together.get(told.claim.id)
    const byHand = hand && this.#byHand.get(hand)
    const met = byHand === undefined ? this.#metBy(one) : [byHand]
    const [best] = met
      .flatMap((index) => this.#fit(one, index))
      .sort((a, b) => a.apart - b.apart || b.reasons.length - a.reasons.length || a.index - b.index)
    this.#add(one, byHand ?? best?.index ?? this.#begin(), best?.reasons ?? [])
  }

  #begin(): number {
    return this.#groups.push({ told: [], reasons: [] }) - 1
  }

  #metBy(one: Traits): number[] {
    return [...new Set(meetingBy(one).looks.flatMap((key) => [...(this.#standing.get(key) ?? [])]))]
  }

  #fit(one: Traits, index: number): Fit[] {
    const there = this.#groups[index]?.told ?? []
    const kept = this.#apart.get(one.told.claim.id)
    if (there.some((other) => kept?.has(other.told.claim.id) || clash(one, other))) return []
    const fits = there.flatMap((other) => {
      const reasons = sameHappening(one, other)
      const apart = publishedApart(one, other)
      // Two that tell one and the same day need not be told in the same days.
      if (reasons === null || (apart > daysUntilNews && !(one.oneDay && other.oneDay))) return []
      return [{ index, reasons, apart: other.told.report.id === one.told.report.id ? -1 : apart }]
    })
    return fits.sort((a, b) => a.apart - b.apart || b.reasons.length - a.reasons.length).slice(0, 1)
  }

  #add(one: Traits, index: number, reasons: readonly Reason[]): void {
    const hand = this.#together.get(one.told.claim.id)
    if (hand !== undefined) {
      if (this.#byHand.has(hand)) this.#groups[index]?.reasons.push({ code: 'put-together' })
      else this.#byHand.set(hand, index)
    }
    this.#groups[index]?.told.push(one)
    this.#groups[index]?.reasons.push(...reasons)
    for (const key of meetingBy(one).stands) {
      const found = this.#standing.get(key)
      if (found) found.add(index)
      else this.#standing.set(key, new Set([index]))
    }
  }
}

function publishedApart(a: Traits, b: Traits): number {
  if (a.told.report.id === b.told.report.id) return 0
  return a.published === null || b.published === null ? Number.POSITIVE_INFINITY : Math.abs(a.published - b.published)
}
