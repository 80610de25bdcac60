import { readFileSync } from 'node:fs'
import { extract } from '#claims/extract.ts'
import { whoHolds } from '#control/whoHolds.ts'
import { copiesAmong } from '#events/copies.ts'
import { reconcile } from '#events/reconcile.ts'
import { toldAmong } from '#events/told.ts'
import { alongside } from '#knowledge/gazetteer/alongside.ts'
import { type Knowledge, openKnowledge } from '#knowledge/knowledge.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import type { Claim } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import type { GazetteerRow } from '#model/place.ts'
import type { Reading } from '#model/reading.ts'
import type { Report, ReportHead } from '#model/report.ts'
import type { LetterSet, Review } from '#model/review.ts'
import { locate } from '#places/locate.ts'
import { reviewed } from '#reviews/reviewed.ts'
import { annotate } from '#sentences/annotate.ts'
import { type Language, openLanguage } from '#sentences/language.ts'

/** What reading needs beside a report: what is known beforehand, and the language's weights. Opened once. */
export interface Reader {
  readonly known: Knowledge
  readonly language: Language
}

/** @throws Refusal when a knowledge file or the weights are missing or damaged. */
export function openReader(): Reader {
  return { known: openKnowledge(), language: openLanguage(readFileSync(knowledgePath('en/language.weights'))) }
}

/** A reader that knows some more places beside its own: those of the ledger's gazetteer that a report may name. */
export function withPlaces(reader: Reader, rows: readonly GazetteerRow[]): Reader {
  const gazetteer = alongside(reader.known.gazetteer, rows)
  return { ...reader, known: { ...reader.known, gazetteer } }
}

/** reports ▶ sentences ▶ places ▶ claims. A report in a language that is not read has none: it is kept, marked so. */
export function readClaims(report: Report, reader: Reader): Claim[] {
  return reads(report) ? extract(understand(report, reader), reader.known) : []
}

/** The reading of one report, before claims are found in it. */
export function understand(report: Report, { known, language }: Reader): Reading {
  const sentences = annotate(report.text, language)
  return { report, sentences, places: locate(report, sentences, known) }
}

export function reads(report: Report): boolean {
  return report.language === 'en'
}

/** What the claims of any number of reports add up to. */
export interface Derived<Head> {
  readonly reports: ReadonlyMap<string, Head>
  readonly claims: ReadonlyMap<string, Claim>
  readonly events: readonly Event[]
  readonly holdings: readonly Holding[]
  /** Of each report that carries another's story, the id of the first that told it. */
  readonly copies: ReadonlyMap<string, string>
  /** How far people say that a source can be relied on; who has no letter is an F. */
  readonly letters: ReadonlyMap<string, LetterSet>
}

/**
 * claims ▶ reviews ▶ events ▶ control. What of it counts on a knowledge date is chosen before: give only what was known by then.
 */
export function derive<Head extends ReportHead>(
  reports: readonly Head[],
  found: readonly Claim[],
  reviews: readonly Review[] = [],
): Derived<Head> {
  const { claims, grouping, letters } = reviewed(found, reviews)
  const heads = new Map(reports.map((report) => [report.id, report]))
  const copies = copiesAmong(reports)
  const events = reconcile(toldAmong(claims, heads, copies), grouping)
  return {
    reports: heads,
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    events,
    holdings: whoHolds(events),
    copies,
    letters,
  }
}
