import { createHash } from 'node:crypto'
import type { Reading } from '#ledger/ledger.ts'
import type { Claim, ClaimPlace } from '#model/claim.ts'
import type { Report } from '#model/report.ts'

/** Records of an invented war, whole by default; a test says only what matters to it. */
export function madeReport(change: Partial<Report> = {}): Report {
  const report = {
    text: 'The garrison left Velmora on Tuesday, the mayor said.',
    title: null,
    published: '2024-12-03',
    outlet: 'Arken Post',
    url: null,
    language: 'en',
    ...change,
  }
  const sha256 = change.sha256 ?? hash(report.text)
  return { id: `r_${hash(JSON.stringify([report, sha256])).slice(0, 16)}`, sha256, ...report }
}

export function madeClaim(report: Report, change: Partial<Claim> = {}): Claim {
  const quote = report.text.slice(0, 20)
  const claim: Omit<Claim, 'id'> = {
    report: report.id,
    sentence: 0,
    span: [0, 20],
    quote,
    source: null,
    cue: null,
    ownVoice: null,
    stance: 'asserts',
    type: 'withdraw',
    regained: false,
    extent: null,
    site: null,
    modality: 'actual',
    actor: [],
    target: [],
    places: [madePlace('made:velmora', 'Velmora')],
    date: { from: '2024-12-03', to: '2024-12-03', text: 'on Tuesday', precision: 'day' },
    saidOn: null,
    counts: {},
    acled: null,
    plover: null,
    confidence: 0.9,
    because: [],
    ...change,
  }
  return { id: `c_${hash(JSON.stringify(claim)).slice(0, 16)}`, ...claim }
}

export function madePlace(id: string | null, name: string): ClaimPlace {
  const coordinates = { lat: 35, lon: 36, country: 'XV', admin1: null }
  return {
    text: name,
    span: [18, 25],
    name,
    id,
    ...coordinates,
    relation: 'at',
    precision: 'town',
    ambiguous: false,
    inherited: false,
  }
}

export function madeReading(report: Partial<Report> = {}, ...claims: readonly Partial<Claim>[]): Reading {
  const made = madeReport(report)
  const raw = new TextEncoder().encode(made.text)
  return {
    report: made,
    raw,
    claims: claims.map((claim) => madeClaim(made, claim)),
    problems: [],
    sketch: [1, 2 ** 32 - 1],
    reader: 'test 1',
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
