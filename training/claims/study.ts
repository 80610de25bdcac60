import { attribute } from '#claims/attribute.ts'
import { openDocument } from '#claims/document.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Reading } from '#model/reading.ts'
import type { GoldReport } from './gold.ts'
import type { Studied } from './happenings.ts'

/** An annotated report as the claims stage meets it. */
export function study(gold: GoldReport, reading: Reading, known: Knowledge): Studied {
  return { gold, document: openDocument(reading, attribute(reading, known), known) }
}
