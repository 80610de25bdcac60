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
  const voices = new Map<string, { names: string[]; own: boolean; side: string | null; claims: Claim[] }>()
  for (const claim of claims) {
    const outlet = reports.get(claim.report)?.outlet ?? 'a report without an outlet'
    const key =
      claim.source === null ? `own ${outlet}` : (claim.source.id ?? claim.source.text.toLowerCase().replace(/^the /, ''))
    const voice = voices.get(key) ?? {
      names: [],
      own: claim.source === null,
      side: claim.source?.side ?? null,
      claims: [],
    }
    voice.names.push(claim.source?.text ?? outlet)
    voice.claims.push(claim)
    voices.set(key, voice)
  }
  return [...voices.values()]
    .map(({ names, ...voice }) => ({ name: mostUsed(names), ...voice }))
    .sort((a, b) => Number(a.own) - Number(b.own) || b.claims.length - a.claims.length)
}

/** What the reports call a voice most often; of names used equally the shortest. */
function mostUsed(names: readonly string[]): string {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  const [first = ''] = [...times.keys()].toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || a.length - b.length)
  return first
}
