import { z } from 'zod'
import type { EventView } from '#views/eventView.ts'
import type { MatrixRow } from '#views/matrix.ts'
import type { KnownRow, PlaceView } from '#views/placePage.ts'
import { type CaseShown, caseKinds } from '#views/queue.ts'
import type { QuoteShown } from '#views/quoteShown.ts'
import type { ClaimBeside, ReaderView, ReportLine } from '#views/reader.ts'
import { reason } from './reason.ts'
import { claim, countKey, dayOut, dayRange, happeningType, range, span, stance, standing, status } from './records.ts'
import { event, heldPlace, holding, holdingFields, side } from './situation.ts'
import { whatIf } from './whatIf.ts'

export const quote: z.ZodType<QuoteShown> = z
  .strictObject({
    claim: z.string(),
    report: z.string(),
    stance,
    type: happeningType,
    source: z.string(),
    side: z.string().nullable(),
    outlet: z.string().nullable(),
    published: dayOut.nullable(),
    sha256: z.string(),
    paragraph: z.number().int(),
    span,
    before: z.string(),
    quote: z.string(),
    after: z.string(),
  })
  .meta({ id: 'Quote' })

const cell = z.strictObject({
  stance,
  words: z.array(z.string()),
  days: dayRange.nullable(),
  counts: z.array(z.strictObject({ key: countKey, range })),
  claim: z.string(),
})
const cells = z.strictObject({
  happened: cell.nullable(),
  place: cell.nullable(),
  day: cell.nullable(),
  actor: cell.nullable(),
  figures: cell.nullable(),
})
const partName = z.union([z.enum(['happened', 'place', 'day', 'actor']), countKey])
const interest = z.enum(['gains', 'none', 'loses'])
const told = { report: z.string(), outlet: z.string().nullable(), published: dayOut.nullable() }

export const eventView: z.ZodType<EventView> = z
  .strictObject({
    event,
    reasons: z.array(reason),
    digit: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
    parts: z.array(z.strictObject({ part: partName, value: z.string(), standing, reasons: z.array(reason) })),
    gains: z.string().nullable(),
    loses: z.string().nullable(),
    bands: z.array(z.strictObject({ interest, origins: z.number().int() })),
    copies: z.number().int(),
    figures: z.array(
      z.strictObject({
        key: countKey,
        origin: z.string(),
        name: z.string(),
        side: z.string().nullable(),
        interest,
        points: z.array(z.strictObject({ told: dayOut, range, claim: z.string(), copy: z.boolean() })),
      }),
    ),
    counted: z.strictObject({
      origins: z.number().int(),
      noSide: z.number().int(),
      admissions: z.number().int(),
      denials: z.number().int(),
    }),
    history: z.array(z.strictObject({ ...told, copyOf: z.string().nullable(), standing })),
    whatIf: z.array(whatIf),
    beside: z.array(event),
  })
  .meta({ id: 'EventView' })

export const matrixRow: z.ZodType<MatrixRow> = z
  .strictObject({
    origin: z.string(),
    interest,
    name: z.string(),
    side: z.string().nullable(),
    kind: z.string(),
    told: z.array(z.strictObject(told)),
    own: z.boolean(),
    claims: z.array(z.string()),
    cells,
    copies: z.array(z.strictObject({ ...told, cells })),
  })
  .meta({ id: 'MatrixRow' })

const reportFields = {
  id: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: dayOut.nullable(),
  url: z.string().nullable(),
  claims: z.number().int(),
  copyOf: z.string().nullable(),
}
export const reportLine: z.ZodType<ReportLine> = z.strictObject(reportFields).meta({ id: 'ReportLine' })

export const readerView: z.ZodType<ReaderView> = z
  .strictObject({
    ...reportFields,
    text: z.string(),
    language: z.string(),
    sha256: z.string(),
    recorded: z.string(),
    problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    paragraphs: z.array(
      z.strictObject({
        from: z.number().int(),
        to: z.number().int(),
        title: z.boolean(),
        runs: z.array(z.strictObject({ from: z.number().int(), to: z.number().int(), claims: z.array(z.number().int()) })),
      }),
    ),
    marks: z.array(
      z.strictObject({
        claim: z.string(),
        span,
        stance,
        doubtful: z.boolean(),
        source: z.string().nullable(),
        event: z.string().nullable(),
      }),
    ),
    copies: z.array(reportLine),
  })
  .meta({ id: 'Report' })

export const claimBeside: z.ZodType<ClaimBeside> = z
  .strictObject({
    number: z.number().int(),
    claim,
    event: z.string().nullable(),
    sourceName: z.string().nullable(),
    doubts: z.array(z.enum(['place', 'day', 'actor'])),
    decision: z.enum(['accept', 'reject', 'correct']).nullable(),
  })
  .meta({ id: 'ClaimBeside' })

export const placeView: z.ZodType<PlaceView> = z
  .strictObject({
    place: heldPlace.extend({ country: z.string().nullable(), admin1: z.string().nullable() }),
    names: z.array(z.strictObject({ text: z.string(), count: z.number().int() })),
    alsoNamed: z.array(z.strictObject({ script: z.enum(['arabic', 'cyrillic', 'latin', 'other']), names: z.array(z.string()) })),
    reports: z.number().int(),
    sides: z.array(side),
    span: dayRange,
    line: z.array(
      z.strictObject({ ...holdingFields, from: dayOut, until: dayOut.nullable(), for: z.array(quote), against: z.array(quote) }),
    ),
    told: z.array(z.strictObject({ known: dayOut, outlets: z.array(z.string()) })),
    around: z.array(
      z.strictObject({
        place: z.strictObject({ id: z.string(), text: z.string() }),
        holding: holding.nullable(),
        km: z.number(),
        bearing: z.number(),
      }),
    ),
  })
  .meta({ id: 'Place' })

export const knownRow: z.ZodType<KnownRow> = z
  .strictObject({
    known: dayOut,
    runs: z.array(
      z.strictObject({ from: dayOut, to: dayOut, side: z.string().nullable(), rival: z.string().nullable(), status }),
    ),
  })
  .meta({ id: 'KnownRow' })

export const caseShown: z.ZodType<CaseShown> = z
  .strictObject({
    id: z.string(),
    kind: z.enum(caseKinds),
    about: z.string(),
    outlet: z.string().nullable(),
    published: dayOut.nullable(),
    claims: z.array(z.string()),
    because: z.array(z.string()),
    reasons: z.array(reason),
    quotes: z.array(quote),
  })
  .meta({ id: 'Case' })
