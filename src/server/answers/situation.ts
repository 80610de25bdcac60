import { z } from 'zod'
import type { Evidence } from '#views/evidence.ts'
import type { EventShown } from '#views/happening.ts'
import type { SideShown } from '#views/sides.ts'
import type { HoldingShown, Situation } from '#views/situation.ts'
import type { Timeline } from '#views/timeline.ts'
import { reason } from './reason.ts'
import {
  counts,
  dayOut,
  dayRange,
  extent,
  happeningType,
  modality,
  precision,
  relation,
  stance,
  standing,
  status,
} from './records.ts'

const mark = z.strictObject({ stance, origins: z.number().int(), over: z.boolean() })
export const evidence: z.ZodType<Evidence> = z
  .strictObject({ gains: z.array(mark), none: z.array(mark), loses: z.array(mark) })
  .meta({ id: 'Evidence' })

export const side: z.ZodType<SideShown> = z
  .strictObject({ id: z.string(), label: z.string(), name: z.string(), slot: z.number().int() })
  .meta({ id: 'Side' })

export const heldPlace = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
})

export const holdingFields = {
  place: heldPlace,
  holder: z.string().nullable(),
  side: z.string().nullable(),
  rival: z.string().nullable(),
  status,
  before: status.nullable(),
  standing: standing.nullable(),
  since: dayOut.nullable(),
  notBefore: dayOut.nullable(),
  changedOn: dayOut,
  lastTold: dayOut.nullable(),
  extent,
  pressed: z.boolean(),
  evidence,
  events: z.array(z.string()),
  reasons: z.array(reason),
}
export const holding: z.ZodType<HoldingShown> = z.strictObject(holdingFields).meta({ id: 'Holding' })

const placeShown = z.strictObject({
  id: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  precision,
  relation,
  ambiguous: z.boolean(),
})
const partyShown = z.strictObject({ text: z.string(), id: z.string().nullable(), side: z.string().nullable() })

export const event: z.ZodType<EventShown> = z
  .strictObject({
    id: z.string(),
    type: happeningType,
    modality,
    regained: z.boolean(),
    extent,
    counts,
    standing,
    firstTold: dayOut.nullable(),
    lastTold: dayOut.nullable(),
    actor: z.array(partyShown),
    target: z.array(partyShown),
    places: z.array(placeShown),
    date: dayRange.nullable(),
    claims: z.number().int(),
    evidence,
  })
  .meta({ id: 'Event' })

const stanceCounts = z.partialRecord(stance, z.number().int())
const timeline: z.ZodType<Timeline> = z
  .strictObject({
    daysInBar: z.number().int(),
    bars: z.array(z.strictObject({ from: dayOut, to: dayOut, seen: stanceCounts, all: stanceCounts })),
    claims: z.number().int(),
    undated: z.number().int(),
  })
  .meta({ id: 'Timeline' })

export const situation: z.ZodType<Situation> = z
  .strictObject({
    on: dayOut,
    from: dayOut,
    known: dayOut.nullable(),
    span: dayRange,
    reports: z.strictObject({ counted: z.number().int(), later: z.number().int() }),
    sides: z.array(side),
    holdings: z.array(holding),
    events: z.array(event),
    eventsInRange: z.number().int(),
    timeline,
  })
  .meta({ id: 'Situation' })
