import { z } from 'zod'
import { type Claim, countKeys, happeningTypes } from '#model/claim.ts'
import { type Review, sourceLetters } from '#model/review.ts'

export const dayOut = z.string().meta({ description: 'A day, as 2024-12-03.' })
export const dayRange = z.strictObject({ from: dayOut, to: dayOut })
export const stance = z.enum(['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent'])
export const happeningType = z.enum(happeningTypes)
export const modality = z.enum(['actual', 'planned', 'conditional', 'possible', 'demanded'])
export const extent = z.enum(['most', 'part', 'inside', 'outskirts']).nullable()
export const standing = z.enum(['acknowledged', 'corroborated', 'reported', 'claimed', 'disputed', 'refuted', 'unjudged'])
export const status = z.enum(['held', 'reported', 'claimed', 'contested', 'disputed', 'unknown', 'stale'])
export const relation = z.enum(['at', 'in', 'near', 'direction', 'distance', 'between', 'along', 'towards', 'from'])
export const precision = z.enum(['town', 'near', 'area', 'admin', 'country'])
export const countKey = z.enum(countKeys)
export const range = z.tuple([z.number().nullable(), z.number().nullable()])
export const counts = z.partialRecord(countKey, range)
export const span = z.tuple([z.number().int(), z.number().int()])

const kind = z.enum(['party', 'state', 'monitor', 'international', 'outlet', 'office', 'witness', 'unknown'])
const party = z.object({ text: z.string(), span, id: z.string().nullable(), side: z.string().nullable() })
const claimPlace = z.object({
  text: z.string(),
  span,
  name: z.string(),
  id: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country: z.string().nullable(),
  admin1: z.string().nullable(),
  relation,
  precision,
  ambiguous: z.boolean(),
  inherited: z.boolean(),
})
const claimDate = z.object({ from: dayOut, to: dayOut, text: z.string().nullable(), precision: z.enum(['day', 'range']) })

/** Open at the end: a claim may carry more than these, as the reader learns to find more. */
export const claim: z.ZodType<Claim> = z
  .looseObject({
    id: z.string(),
    report: z.string(),
    sentence: z.number().int(),
    span,
    quote: z.string(),
    source: party.extend({ kind }).nullable(),
    cue: z.object({ text: z.string(), lemma: z.string(), span }).nullable(),
    ownVoice: z.object({ wire: z.string().nullable(), side: z.string().nullable() }).nullable(),
    stance,
    type: happeningType,
    regained: z.boolean(),
    extent,
    site: z.string().nullable(),
    modality,
    actor: z.array(party),
    target: z.array(party),
    places: z.array(claimPlace),
    date: claimDate.nullable(),
    saidOn: dayOut.nullable(),
    counts,
    acled: z.string().nullable(),
    plover: z.string().nullable(),
    confidence: z.number(),
    because: z.array(z.string()),
  })
  .meta({ id: 'Claim' })

const correction = z.strictObject({
  stance: stance.optional(),
  type: happeningType.optional(),
  modality: modality.optional(),
  extent: extent.optional(),
  regained: z.boolean().optional(),
  actor: z.array(party).optional(),
  target: z.array(party).optional(),
  source: party.extend({ kind }).nullable().optional(),
  date: claimDate.nullable().optional(),
  counts: counts.optional(),
})
const id = z.string().min(1).max(200)
const namedPlace = claimPlace.pick({ name: true, id: true, lat: true, lon: true, country: true, admin1: true })
export const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), claim: id }),
  z.strictObject({ kind: z.literal('reject'), claim: id }),
  z.strictObject({ kind: z.literal('correct'), claim: id, to: correction }),
  z.strictObject({ kind: z.literal('place'), claim: id, places: z.array(claimPlace) }),
  z.strictObject({ kind: z.literal('merge'), claims: z.array(id).min(2) }),
  z.strictObject({ kind: z.literal('split'), claims: z.array(id).min(1), from: z.array(id).min(1) }),
  z.strictObject({ kind: z.literal('locate'), name: id, place: namedPlace }),
  z.strictObject({ kind: z.literal('grade'), source: id, letter: z.enum(sourceLetters) }),
  z.strictObject({ kind: z.literal('undo'), review: id }),
])

export const review: z.ZodType<Pick<Review, 'id' | 'author' | 'recorded' | 'note'>> = z
  .looseObject({ id: z.string(), author: z.string(), recorded: z.string(), note: z.string().nullable() })
  .meta({ id: 'Review' })
