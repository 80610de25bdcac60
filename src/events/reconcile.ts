import type { Event } from '#model/event.ts'
import { type Grouping, ungrouped } from '#model/review.ts'
import { compose } from './compose.ts'
import { daysApart, familyOf, meetingKeys, opposedTo, sameHappening } from './sameness.ts'
import { byPublication, type Gathered, type Told } from './told.ts'

/**
 * Gathers claims that tell one happening into one event each.
 * Claims are neither dropped nor altered: each stands in exactly one event. The order in which they come does not matter.
 * @param grouping what people decided: it holds, whatever the words say
 */
export function reconcile(told: readonly Told[], grouping: Grouping = ungrouped): Event[] {
  return gather(told, grouping).map(compose)
}

/**
 * What people put together begins an event. Claims of one known day then find each other. A claim with a span of days or none
 * goes to the event that fits it best: it never draws two together, for "fighting over the past week" must not make one battle
 * of seven.
 */
export function gather(told: readonly Told[], grouping: Grouping = ungrouped): Gathered[] {
  const ordered = [...told].sort(byPublication)
  const groups = new Groups(grouping.apart)
  const put = new Set<string>(grouping.together.flat())
  for (const list of together(ordered, grouping)) groups.begin(list)
  const rest = ordered.filter(({ claim }) => !put.has(claim.id))
  for (const one of rest.filter(onOneDay)) groups.place(one, groups.onNearDays(one))
  for (const one of rest.filter((each) => !onOneDay(each))) groups.place(one, groups.inTheNews(one))
  return groups.all().sort((a, b) => byPublication(firstOf(a), firstOf(b)))
}

/** The lists of what people put together, in order of publication: those of which a claim is there. */
function together(ordered: readonly Told[], grouping: Grouping): Told[][] {
  const listOf = new Map(grouping.together.flatMap((list, index) => list.map((id) => [id, index] as const)))
  return [...Map.groupBy(ordered, ({ claim }) => listOf.get(claim.id))].flatMap(([index, list]) =>
    index === undefined ? [] : [list],
  )
}

function onOneDay({ claim }: Told): boolean {
  return claim.date !== null && claim.date.from === claim.date.to
}

function firstOf(group: Gathered): Told {
  const [told] = group.told
  if (told === undefined) throw new RangeError('An event has no claim: each is made from at least one.')
  return told
}

// A later report without a day of its own ("the towns, whose capture was announced earlier") speaks of the last few days' news.
const daysUntilNews = 7

/** Events in the making, found by where their claims meet, and on which day. */
class Groups {
  readonly #groups: { told: Told[]; because: string[] }[] = []
  readonly #byKey = new Map<string, Set<number>>()
  readonly #apart: ReadonlyMap<string, ReadonlySet<string>>

  constructor(apart: Grouping['apart']) {
    const both = apart.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    this.#apart = new Map([...Map.groupBy(both, ([a]) => a)].map(([a, pairs]) => [a, new Set(pairs.map(([, b]) => b))]))
  }

  all(): Gathered[] {
    return this.#groups.map(({ told, because }) => ({ told: [...told].sort(byPublication), because: [...new Set(because)] }))
  }

  /** Events that a claim of one day may belong to: same meeting key, days no further apart than its family allows. */
  onNearDays({ claim }: Told): readonly number[] {
    if (claim.date === null) return []
    const day = Temporal.PlainDate.from(claim.date.from)
    const reach = daysApart(familyOf(claim.type))
    const days = Array.from({ length: 2 * reach + 1 }, (_, index) => day.add({ days: index - reach }).toString())
    return this.#at(meetingKeys(claim).flatMap((key) => days.map((near) => `${key} ${near}`)))
  }

  /** Events that a claim without a day of its own may belong to: same meeting key, told in the same days. */
  inTheNews(one: Told): readonly number[] {
    return this.#at(meetingKeys(one.claim)).filter((index) =>
      this.#groups[index]?.told.some((other) => (publishedApart(one, other) ?? daysUntilNews + 1) <= daysUntilNews),
    )
  }

  /** Begins an event with claims that people put together. */
  begin(list: readonly Told[]): void {
    const index = this.#groups.push({ told: [...list], because: list.length > 1 ? ['put together by hand'] : [] }) - 1
    for (const one of list) this.#index(one, index)
  }

  /** Adds the claim to the best of the candidates that it fits, or begins an event with it. */
  place(one: Told, candidates: readonly number[]): void {
    const [best] = candidates
      .flatMap((index) => this.#fit(one, index))
      .sort((a, b) => a.apart - b.apart || b.reasons.length - a.reasons.length || a.index - b.index)
    const index = best?.index ?? this.#groups.push({ told: [], because: [] }) - 1
    this.#groups[index]?.told.push(one)
    this.#groups[index]?.because.push(...(best?.reasons ?? []))
    this.#index(one, index)
  }

  #fit(one: Told, index: number): { index: number; reasons: readonly string[]; apart: number }[] {
    const told = this.#groups[index]?.told ?? []
    if (told.some((other) => this.#apart.get(one.claim.id)?.has(other.claim.id) || opposedTo(one.claim, other.claim))) return []
    const fits = told.flatMap((other) => {
      const reasons = sameHappening(one.claim, other.claim)
      return reasons === null
        ? []
        : [{ reasons, apart: other.report.id === one.report.id ? -1 : (publishedApart(one, other) ?? daysUntilNews) }]
    })
    const [nearest] = fits.sort((a, b) => a.apart - b.apart || b.reasons.length - a.reasons.length)
    return nearest === undefined ? [] : [{ index, ...nearest }]
  }

  #index({ claim }: Told, index: number): void {
    for (const key of meetingKeys(claim)) {
      for (const entry of claim.date === null ? [key] : [key, `${key} ${claim.date.from}`]) {
        const found = this.#byKey.get(entry)
        if (found) found.add(index)
        else this.#byKey.set(entry, new Set([index]))
      }
    }
  }

  #at(keys: readonly string[]): readonly number[] {
    return [...new Set(keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]))]
  }
}

function publishedApart(a: Told, b: Told): number | null {
  if (a.report.id === b.report.id) return 0
  if (a.report.published === null || b.report.published === null) return null
  return Math.abs(Temporal.PlainDate.from(a.report.published).until(Temporal.PlainDate.from(b.report.published)).days)
}
