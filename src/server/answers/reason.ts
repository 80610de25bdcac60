import { z } from 'zod'
import type { Reason } from '#model/reason.ts'
import { standing } from './records.ts'

const origins = z
  .array(z.string().nullable())
  .meta({ description: 'As the reports write them; null: a report that names no outlet.' })
const who = z.strictObject({ holder: z.string().nullable(), side: z.string().nullable() })

/** The same codes as in src/model/reason.ts: what each says is there. */
export const reason: z.ZodType<Reason> = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('same-place'), place: z.string() }),
    z.strictObject({ code: z.literal('days-apart'), days: z.number().int() }),
    z.strictObject({
      code: z.enum([
        'told',
        'denied',
        'denied-untold',
        'denial-overtaken',
        'admitted',
        'only-gainers',
        'one-origin',
        'several-origins',
        'withdrawn',
      ]),
      origins,
    }),
    z.strictObject({ code: z.enum(['taken', 'kept']), who, standing }),
    z.strictObject({ code: z.enum(['taken-same-day', 'part-taken', 'inside']), who }),
    z.strictObject({ code: z.literal('kept-against'), who, still: z.boolean() }),
    z.strictObject({ code: z.literal('not-counted'), standing }),
    z.strictObject({
      code: z.enum([
        'no-place-told',
        'no-day-against',
        'same-actor',
        'same-side',
        'put-together',
        'leaning-not-known',
        'independence-not-known',
        'nobody-vouches',
        'taken-by-somebody',
        'claimed-by-two',
        'fighting-inside',
        'left',
        'left-as-said',
        'fallen-as-said',
      ]),
    }),
  ])
  .meta({ id: 'Reason' })
