import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CountKey, HappeningType, Modality, Stance } from '#model/claim.ts'
import type { Day } from '#model/day.ts'

/** A claim as annotated, by the guide. Fields that are not there are not judged. */
export interface GoldClaim {
  readonly at: readonly string[]
  readonly type: HappeningType
  readonly trigger?: string
  readonly cue?: string
  readonly source?: string | null
  readonly stance?: Stance
  readonly actor?: string | null
  readonly target?: string | null
  readonly places?: readonly string[]
  readonly date?: string | null
  readonly counts?: Readonly<Partial<Record<CountKey, number | readonly [number | null, number | null]>>>
  readonly modality?: Modality
  readonly regained?: boolean
  readonly optional?: boolean
}

export interface GoldReport {
  /** File name without ending, or `file:id` of a snippet. */
  readonly name: string
  /** What is kept together in cross-validation: `t1` … `t12`, `snippets-types`. */
  readonly group: string
  readonly text: string
  readonly published: Day
  readonly outlet: string | null
  readonly claims: readonly GoldClaim[]
}

/** Every annotated report and snippet of a folder, in order of name. */
export function readGold(folder: string): GoldReport[] {
  const reports = globSync('*.gold.json', { cwd: folder }).map((name) => readReport(join(folder, name)))
  const snippets = globSync('*.jsonl', { cwd: folder }).flatMap((name) => readSnippets(join(folder, name)))
  return [...reports, ...snippets].sort((a, b) => (a.name < b.name ? -1 : 1))
}

interface ReportFile {
  readonly report: { readonly file: string; readonly published: Day; readonly outlet?: string | null }
  readonly claims: readonly RawClaim[]
}
type RawClaim = Omit<GoldClaim, 'at'> & { readonly at: string | readonly string[] }

function readReport(path: string): GoldReport {
  const { report, claims } = JSON.parse(readFileSync(path, 'utf8')) as ReportFile
  const name = basename(path, '.gold.json')
  return {
    name,
    group: name.split('-')[0] ?? name,
    text: readFileSync(join(dirname(path), report.file), 'utf8'),
    published: report.published,
    outlet: report.outlet ?? null,
    claims: claims.map(claimOf),
  }
}

interface SnippetLine {
  readonly id: string
  readonly text: string
  readonly published: Day
  readonly outlet?: string | null
  readonly claims: readonly RawClaim[]
}

function readSnippets(path: string): GoldReport[] {
  const group = basename(path, '.jsonl')
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const { id, text, published, outlet, claims } = JSON.parse(line) as SnippetLine
    return { name: `${group}:${id}`, group, text, published, outlet: outlet ?? null, claims: claims.map(claimOf) }
  })
}

function claimOf(raw: RawClaim): GoldClaim {
  return { ...raw, at: [raw.at].flat() }
}
