import { z } from 'zod'
import { type CountRange, countKeys, happeningTypes } from '#model/claim.ts'
import { isDay } from '#model/day.ts'
import { type Decision, sourceLetters } from '#model/review.ts'

const id = z.string().min(1)
const span = z.tuple([z.number().int().min(0), z.number().int().min(0)]).readonly()
const day = z.string().refine(isDay, 'Give a day as 2024-12-03.')
const party = z.strictObject({ text: z.string().min(1), span, id: id.nullable(), side: id.nullable() })
const kinds = ['party', 'state', 'monitor', 'international', 'outlet', 'office', 'witness', 'unknown'] as const
const relations = ['at', 'in', 'near', 'direction', 'distance', 'between', 'along', 'towards', 'from'] as const
const number = z.number().int().min(0)
const range = z
  .tuple([number.nullable(), number.nullable()])
  .refine(([low, high]) => low === null || high === null || low <= high, 'The low end is above the high one.')

const place = z.strictObject({
  text: z.string().min(1),
  span,
  name: z.string().min(1),
  id: id.nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  country: z.string().length(2).nullable(),
  admin1: z.string().nullable(),
  relation: z.enum(relations),
  precision: z.enum(['town', 'near', 'area', 'admin', 'country']),
  ambiguous: z.boolean(),
  inherited: z.boolean(),
})

const correction = z
  .strictObject({
    stance: z.enum(['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent']),
    type: z.enum(happeningTypes),
    modality: z.enum(['actual', 'planned', 'conditional', 'possible', 'demanded']),
    extent: z.enum(['most', 'part', 'inside', 'outskirts']).nullable(),
    regained: z.boolean(),
    actor: z.array(party),
    target: z.array(party),
    source: party.extend({ kind: z.enum(kinds) }).nullable(),
    date: z
      .strictObject({ from: day, to: day, text: z.string().nullable(), precision: z.enum(['day', 'range']) })
      .refine(({ from, to }) => from <= to, 'The first day is after the last.')
      .nullable(),
    counts: z.record(z.string(), range).transform((counts, context) => {
      const known: Partial<Record<(typeof countKeys)[number], CountRange>> = {}
      for (const [key, value] of Object.entries(counts)) {
        const named = countKeys.find((each) => each === key)
        if (named === undefined) context.addIssue({ code: 'custom', message: `Count one of ${countKeys.join(', ')}.` })
        else known[named] = value
      }
      return known
    }),
  })
  .partial()
  .refine((to) => Object.keys(to).length > 0, 'Name at least one field to correct.')

const claims = z.array(id).min(1)

const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), claim: id }),
  z.strictObject({ kind: z.literal('reject'), claim: id }),
  z.strictObject({ kind: z.literal('correct'), claim: id, to: correction }),
  z.strictObject({ kind: z.literal('place'), claim: id, places: z.array(place) }),
  z.strictObject({
    kind: z.literal('locate'),
    name: z.string().min(1),
    place: place.pick({ name: true, id: true, lat: true, lon: true, country: true, admin1: true }),
  }),
  z.strictObject({ kind: z.literal('merge'), claims: z.array(id).min(2) }),
  z.strictObject({ kind: z.literal('split'), claims, from: claims }),
  z.strictObject({ kind: z.literal('grade'), source: id, letter: z.enum(sourceLetters) }),
  z.strictObject({ kind: z.literal('undo'), review: id }),
])

export type ReadDecision =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'wrong'; readonly field: string; readonly message: string }

/** Checks a decision that came from outside, as JSON: its shape and its values, not whether what it names is there. */
export function readDecision(from: unknown): ReadDecision {
  const read = decision.safeParse(from)
  if (read.success) return { kind: 'decision', decision: withoutGaps(read.data) }
  const [issue] = read.error.issues
  return { kind: 'wrong', field: issue?.path.join('.') ?? '', message: issue?.message ?? 'Is no decision.' }
}

// zod gives a field that may be left out as possibly undefined; a correction names a field or does not.
function withoutGaps(read: z.infer<typeof decision>): Decision {
  if (read.kind !== 'correct') return read
  const { stance, type, modality, extent, regained, actor, target, source, date, counts } = read.to
  return {
    ...read,
    to: {
      ...(stance !== undefined && { stance }),
      ...(type !== undefined && { type }),
      ...(modality !== undefined && { modality }),
      ...(extent !== undefined && { extent }),
      ...(regained !== undefined && { regained }),
      ...(actor !== undefined && { actor }),
      ...(target !== undefined && { target }),
      ...(source !== undefined && { source }),
      ...(date !== undefined && { date }),
      ...(counts !== undefined && { counts }),
    },
  }
}
