import type { Claim } from '#model/claim.ts'
import type { ReportHead } from '#model/report.ts'

/** One voice and what it says, most claims first. */
export interface Voice {
  readonly name: string
  /** The outlet's own voice rather than a source it quotes. */
  readonly own: boolean
  readonly side: string | null
  readonly claims: readonly Claim[]
}

/** Claims grouped by who says them: a known source by its id, whatever it is called; others as written. */
export function bySource(claims: readonly Claim[], reports: ReadonlyMap<string, ReportHead>): Voice[] {
  const voices = new Map<string, { name: string; own: boolean; side: string | null; claims: Claim[] }>()
  for (const claim of claims) {
    const outlet = reports.get(claim.report)?.outlet ?? 'a report without an outlet'
    const key =
      claim.source === null ? `own ${outlet}` : (claim.source.id ?? claim.source.text.toLowerCase().replace(/^the /, ''))
    const voice = voices.get(key) ?? {
      name: claim.source?.text ?? outlet,
      own: claim.source === null,
      side: claim.source?.side ?? null,
      claims: [],
    }
    voice.claims.push(claim)
    voices.set(key, voice)
  }
  return [...voices.values()].sort((a, b) => Number(a.own) - Number(b.own) || b.claims.length - a.claims.length)
}
