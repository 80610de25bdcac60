import { z } from 'zod'
import { isDay } from '#model/day.ts'
import type { Area } from '#views/situation.ts'

export const day = z.string().refine(isDay, 'give a day as 2024-12-03').describe('A day, as 2024-12-03.')

/** The two dates that every question takes. */
export const dates = {
  on: day.optional().describe('The valid day: when it was so. Left out, the last day told.'),
  known: day.optional().describe('The knowledge date: only what had been published by then counts. Left out, now.'),
}

export const area = z
  .string()
  .transform((text, context): Area => {
    const [west, south, east, north, ...more] = text.split(',').map(Number)
    const box = [west, south, east, north]
    if (more.length > 0 || box.some((degrees) => degrees === undefined || !Number.isFinite(degrees)) || text.trim() === '') {
      context.addIssue({ code: 'custom', message: 'give west,south,east,north in degrees, as 35.5,34.5,38.7,36.5' })
      return z.NEVER
    }
    return [west ?? 0, south ?? 0, east ?? 0, north ?? 0]
  })
  .describe('A box: west,south,east,north in degrees.')
