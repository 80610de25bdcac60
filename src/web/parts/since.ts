import type { Day } from '#model/day.ts'
import type { HoldingShown } from '#views/situation.ts'
import type { Texts } from '../language/en.ts'

/** Since when a place is held: the day told, or the one by which it was so. */
export function sayWhen(
  { since, notBefore }: Pick<HoldingShown, 'since' | 'notBefore'>,
  texts: Texts,
  day: (day: Day) => string,
): string {
  if (since === null) return texts.sinceNotTold
  return since === notBefore ? texts.since(day(since)) : texts.sinceAtLatest(day(since))
}
