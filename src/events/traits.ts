import type { Claim, ClaimPlace } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { daysApart, familyOf, isOfWhole } from './families.ts'
import { fold } from './fold.ts'
import { meetingKeys } from './meeting.ts'
import { doersOf, nameOf, sidesOf, sufferersOf } from './parties.ts'
import type { Told } from './told.ts'

/** A place of a claim. */
export interface Spot {
  /** As written. */
  readonly name: string
  readonly text: string
  readonly id: string | null
  readonly inherited: boolean
  /** Told of what lies near it, on the way to it or around it, not of the place itself. */
  readonly beside: boolean
}

/** What of a claim is compared, worked out once: days are counted, names folded. */
export interface Traits {
  readonly told: Told
  readonly family: string
  /** How many days apart two tellings of it may be dated. */
  readonly reach: number
  readonly actual: boolean
  readonly keys: readonly string[]
  readonly places: readonly Spot[]
  /** What within or at the place it tells of; see {@link Claim.site}. */
  readonly site: string | null
  /** It tells of the place, or of how much of it: not of something within it. */
  readonly ofPlace: boolean
  readonly counts: Claim['counts']
  readonly doers: readonly string[]
  readonly doingSides: readonly string[]
  readonly sufferingSides: readonly string[]
  /** Days since 2000; null where not told. */
  readonly from: number | null
  readonly to: number | null
  readonly oneDay: boolean
  readonly published: number | null
}

export function traitsOf(told: Told): Traits {
  const { claim, report } = told
  const family = familyOf(claim)
  const doers = doersOf(claim)
  return {
    told,
    family,
    reach: daysApart(family),
    actual: claim.modality === 'actual',
    keys: meetingKeys(claim),
    places: claim.places.map(spotOf),
    site: claim.site ?? null,
    ofPlace: isOfWhole(family) || claim.type === 'clash' || claim.extent !== null,
    counts: claim.counts,
    doers: doers.map(nameOf),
    doingSides: sidesOf(doers),
    sufferingSides: sidesOf(sufferersOf(claim)),
    from: claim.date === null ? null : dayNumber(claim.date.from),
    to: claim.date === null ? null : dayNumber(claim.date.to),
    oneDay: isOneDay(claim),
    published: report.published === null ? null : dayNumber(report.published),
  }
}

function spotOf({ text, id, inherited, relation }: ClaimPlace): Spot {
  const beside = relation !== 'at' && relation !== 'in' && relation !== 'from'
  return { name: text, text: fold(text), id, inherited, beside }
}

export function isOneDay({ date }: Claim): boolean {
  return date !== null && date.from === date.to
}

const begin = sinceMarch0000('2000-01-01')

export function dayNumber(day: Day): number {
  return sinceMarch0000(day) - begin
}

/** Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that a leap day is their last. */
function sinceMarch0000(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const years = month > 2 ? year : year - 1
  const century = Math.floor(years / 100)
  return (
    365 * years +
    Math.floor(years / 4) -
    century +
    Math.floor(century / 4) +
    Math.floor((153 * ((month + 9) % 12) + 2) / 5) +
    date
  )
}
