import type { Claim, HappeningType } from '#model/claim.ts'

/** Happenings told from either end: the capture of a town by one side is its loss by the other. */
const families: Readonly<Partial<Record<HappeningType, string>>> = {
  capture: 'taking',
  lose: 'taking',
  attack: 'fighting',
  clash: 'fighting',
}

/** Happenings that are told of the place they lead away from: "withdrew from Velmora", "pushed back from Velmora". */
const leaves: ReadonlySet<HappeningType> = new Set(['withdraw', 'lose', 'surrender', 'displacement', 'repel'])

const reaches: Readonly<Record<string, number>> = { taking: 1, withdraw: 1, surrender: 1, agree: 1 }

/** How many days apart two tellings of one happening are dated. A town changes hands over a night; shelling is told anew each day. */
export function daysApart(family: string): number {
  return reaches[family] ?? 0
}

/**
 * "Their fighters had entered Velmora", "by Saturday they held it": of a town, who goes in, who takes it and who is told to hold
 * it on that very day are one happening. That it is held, with no day of its own, is one by itself.
 */
export function familyOf(claim: Claim): string {
  const { type, date } = claim
  if (isEntry(claim) || (type === 'hold' && date !== null && date.from === date.to && date.text !== null)) return 'taking'
  return families[type] ?? type
}

/** An advance that ends inside a place ("entered Velmora", "had reached large parts of it"); one that nears or surrounds it does not. */
export function isEntry({ type, places, extent }: Pick<Claim, 'type' | 'places' | 'extent'>): boolean {
  const within = extent !== null && extent !== 'outskirts'
  return (
    type === 'advance' &&
    places.some(
      ({ relation, inherited, precision }) =>
        (relation === 'in' || (within && relation === 'at')) && !inherited && precision === 'town',
    )
  )
}

/** Of these a place is told as a whole: to leave or near the land around it is not to leave or surround it, nor is its airport's fall its own. */
export function isOfWhole(family: string): boolean {
  return ofWhole.has(family)
}
const ofWhole: ReadonlySet<string> = new Set(['taking', 'withdraw', 'surrender', 'hold', 'advance'])

/** True where a place told with "from" is where it happened, not where it came from. */
export function isLeaving(type: HappeningType): boolean {
  return leaves.has(type)
}

/**
 * Whether those to whose cost it was admit it by saying that they left: a garrison that left admits that the town was taken, and
 * attackers who fell back admit that they were thrown back.
 */
export function isAdmittedByLeaving(family: string): boolean {
  return family === 'taking' || family === 'repel'
}
