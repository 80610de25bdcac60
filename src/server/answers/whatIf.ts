import { z } from 'zod'
import type { WhatIf } from '#model/whatIf.ts'
import { standing } from './records.ts'

const changed = { raises: z.boolean(), to: standing }

/** The same codes as in src/model/whatIf.ts: what each says is there. */
export const whatIf: z.ZodType<WhatIf> = z
  .discriminatedUnion('code', [
    z.strictObject({
      code: z.enum(['another-tells', 'two-others-tell', 'outsider-denies', 'teller-withdraws']),
      ...changed,
    }),
    z.strictObject({ code: z.literal('loser-admits'), side: z.string().nullable(), ...changed }),
    z.strictObject({ code: z.literal('loser-denies'), side: z.string(), ...changed }),
  ])
  .meta({ id: 'WhatIf' })
