import { familyOf, isAdmittedByLeaving } from './families.ts'
import { daysUntilNews } from './meeting.ts'
import { daysBetween, isSameSpot, spotsOf } from './sameness.ts'
import type { Gathered, Told } from './told.ts'
import { type Traits, traitsOf } from './traits.ts'
import { voicesOf } from './voices.ts'

/**
 * Claims of a withdrawal that admit a capture or a repulse, by its number in `gathered`: the army says that it left Velmora on
 * the day, or the day before, others say that they took it; a commander says that his men fell back from where the army says
 * that it threw them back.
 */
export function admissionsAmong(gathered: readonly Gathered[]): ReadonlyMap<number, readonly Told[]> {
  const leavings = gathered.flatMap(admittedLeaving)
  const bySpot = Map.groupBy(
    leavings.flatMap((leaving) => spotsOf(leaving).map((spot) => ({ spot, leaving }))),
    ({ spot }) => spot,
  )
  return new Map(
    gathered.flatMap(({ told }, index) => {
      const takings = told
        .filter(({ claim }) => isAdmittedByLeaving(familyOf(claim)) && claim.modality === 'actual')
        .map(traitsOf)
      const near = new Set(takings.flatMap(spotsOf).flatMap((spot) => (bySpot.get(spot) ?? []).map(({ leaving }) => leaving)))
      const admitted = [...near].filter((leaving) => takings.some((taking) => admits(leaving, takings, taking)))
      return admitted.length === 0 ? [] : [[index, admitted.map((one) => one.told)] as const]
    }),
  )
}

/** Those who say of their own side that it left. */
function admittedLeaving({ told }: Gathered): Traits[] {
  if (!told.some(({ claim }) => claim.type === 'withdraw' || claim.type === 'surrender')) return []
  return voicesOf(told)
    .filter(({ interest, claim }) => interest === 'loses' && claim.modality === 'actual' && claim.stance !== 'denies')
    .map(traitsOf)
}

function admits(leaving: Traits, takings: readonly Traits[], taking: Traits): boolean {
  const takers = takings.flatMap(({ doingSides }) => doingSides)
  // Who left the town has not said who has its airport.
  if (leaving.site !== taking.site) return false
  if (takers.length === 0 || leaving.doingSides.some((side) => takers.includes(side))) return false
  if (!leaving.places.some((one) => taking.places.some((other) => isSameSpot(one, other) && one.beside === other.beside)))
    return false
  const apart = daysBetween(leaving, taking)
  // Who left only the day after they say they took it has not admitted that day.
  if (apart !== null) return apart <= taking.reach && (leaving.from ?? 0) <= (taking.to ?? 0)
  return (
    leaving.published !== null && taking.published !== null && Math.abs(leaving.published - taking.published) <= daysUntilNews
  )
}
