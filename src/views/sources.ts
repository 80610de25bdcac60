import type { ActorKind, Claim } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import { ownTeller } from '#model/inShort.ts'
import type { ReportHead } from '#model/report.ts'
import type { LetterSet, SourceLetter } from '#model/review.ts'

/** What became of what one source told, in counts of events: never one score. What others say is counted in independent origins. */
export interface SourceRecord {
  /** As events name the origin: `theatre/actor`, `outlet:…`, `source:…`, `report:…`. */
  readonly origin: string
  /** The name most used of it, then its others. */
  readonly names: readonly [string, ...string[]]
  readonly kind: ActorKind
  readonly side: string | null
  /** A–F by STANAG 2511, set by a person; F until then. */
  readonly letter: SourceLetter
  /** Who set the letter, and the instant; null where nobody has. */
  readonly letterSet: Pick<LetterSet, 'author' | 'recorded'> | null
  readonly claims: number
  /** Events that it says happened. */
  readonly told: number
  /** Of these: it told on an earlier day than anybody else, and others followed. */
  readonly first: number
  /** Nobody else has told them. */
  readonly alone: number
  /** Confirmed afterwards, or on the same day, by an origin of no side, or admitted by who loses by them. */
  readonly confirmed: number
  /** Denied by somebody, and the denial stands. */
  readonly denied: number
  /** It took them back. */
  readonly withdrawn: number
  /** Events that it denies, and how many of these are now acknowledged or corroborated all the same. */
  readonly denies: number
  readonly overtaken: number
  /** Events that it was asked about and has not commented on. */
  readonly silent: number
  /** Outlets whose stories it carries as its own, with the number of reports. */
  readonly copies: readonly { readonly outlet: string; readonly reports: number }[]
}

export interface SourcesAsked {
  readonly reports: ReadonlyMap<string, ReportHead>
  readonly claims: ReadonlyMap<string, Claim>
  readonly events: readonly Event[]
  /** Of each report that carries another's story, the first that told it. */
  readonly copies: ReadonlyMap<string, string>
  readonly letters: ReadonlyMap<string, LetterSet>
}

/** The record of every source, those with most events first. What is only planned or demanded counts for nobody. */
export function sources(asked: SourcesAsked): SourceRecord[] {
  const tallies = new Map<string, Tally>()
  for (const event of asked.events.filter(({ modality }) => modality === 'actual'))
    for (const view of sightsOf(event, asked)) {
      const tally = tallies.get(view.origin) ?? newTally()
      count(tally, view, event)
      tallies.set(view.origin, tally)
    }
  const carried = carriedBy(asked)
  // Who only carries others' stories has told nothing, and stands in the list all the same.
  for (const outlet of carried.keys())
    if (!tallies.has(`outlet:${fold(outlet)}`)) tallies.set(`outlet:${fold(outlet)}`, newTally())
  return [...tallies]
    .map(([origin, tally]) => recordOf(origin, tally, asked, carried))
    .sort((a, b) => b.told - a.told || b.claims - a.claims || (a.origin < b.origin ? -1 : 1))
}

/** One origin's part in one event. */
interface Sight {
  readonly origin: string
  readonly interest: Event['origins'][number]['interest']
  readonly claims: readonly Claim[]
  readonly tells: boolean
  readonly denies: boolean
  readonly silent: boolean
  /** First day that it told it; past all days where its reports are undated. */
  readonly since: string
}

interface Tally {
  readonly claims: Claim[]
  readonly counts: Record<(typeof counted)[number], number>
}
const counted = ['told', 'first', 'alone', 'confirmed', 'denied', 'withdrawn', 'denies', 'overtaken', 'silent'] as const

function newTally(): Tally {
  return {
    claims: [],
    counts: { told: 0, first: 0, alone: 0, confirmed: 0, denied: 0, withdrawn: 0, denies: 0, overtaken: 0, silent: 0 },
  }
}

const telling: ReadonlySet<Claim['stance']> = new Set(['asserts', 'confirms', 'acknowledges'])
const never = '9999-12-31'

function sightsOf(event: Event, { claims, reports }: SourcesAsked): (Sight & { readonly others: readonly Sight[] })[] {
  const sights = event.origins.map(({ origin, interest, claims: ids }) => {
    const own = ids.flatMap((id) => claims.get(id) ?? [])
    const told = own.filter(({ stance }) => telling.has(stance))
    const days = told.map(({ report }) => reports.get(report)?.published ?? never)
    const has = (stance: Claim['stance']) => own.some((claim) => claim.stance === stance)
    const since = days.sort()[0] ?? never
    return { origin, interest, claims: own, tells: told.length > 0, denies: has('denies'), silent: has('silent'), since }
  })
  return sights.map((sight) => ({ ...sight, others: sights.filter((other) => other !== sight) }))
}

function count({ claims, counts }: Tally, sight: Sight & { readonly others: readonly Sight[] }, event: Event): void {
  claims.push(...sight.claims)
  if (sight.silent) counts.silent++
  if (sight.tells && sight.denies) counts.withdrawn++
  else if (sight.denies) {
    counts.denies++
    if (event.standing === 'acknowledged' || event.standing === 'corroborated') counts.overtaken++
  }
  if (!sight.tells) return
  const others = sight.others.filter(({ tells }) => tells)
  counts.told++
  if (others.length === 0) counts.alone++
  else if (others.every(({ since }) => since > sight.since)) counts.first++
  if (others.some(({ since, interest }) => since >= sight.since && interest !== 'gains')) counts.confirmed++
  const settled = event.standing === 'acknowledged' || event.standing === 'corroborated'
  if (!settled && sight.others.some(({ denies, tells }) => denies && !tells)) counts.denied++
}

function recordOf(
  origin: string,
  { claims, counts }: Tally,
  asked: SourcesAsked,
  carried: ReadonlyMap<string, SourceRecord['copies']>,
): SourceRecord {
  const outlets = claims.flatMap((claim) =>
    claim.source === null ? (ownTeller(claim, tellerOf(claim.report, asked)) ?? []) : [],
  )
  const spoken = claims.flatMap(({ source }) => (source === null ? [] : [source]))
  const id = spoken.find((source) => source.id !== null)?.id ?? null
  const set = [id, origin, ...spoken.map(({ text }) => text)].flatMap((name) => asked.letters.get(name ?? '') ?? [])[0]
  const named = spoken.find(({ kind }) => kind !== 'unknown') ?? spoken[0]
  return {
    origin,
    // A headline that only shortens a source's word is the source's.
    names: namesOf(spoken.length > 0 ? spoken.map(({ text }) => text) : outlets, origin),
    kind: named?.kind ?? 'outlet',
    side: spoken.find(({ side }) => side !== null)?.side ?? null,
    letter: set?.letter ?? 'F',
    letterSet: set === undefined ? null : { author: set.author, recorded: set.recorded },
    claims: claims.length,
    ...counts,
    copies: [...carried].find(([outlet]) => isOrigin(origin, outlet))?.[1] ?? [],
  }
}

/** The outlet that first told a report's story. */
function tellerOf(report: string, { reports, copies }: SourcesAsked): string | null {
  return reports.get(copies.get(report) ?? report)?.outlet ?? null
}

/** Events name an outlet in lower case, without its article. */
function isOrigin(origin: string, outlet: string): boolean {
  return origin === `outlet:${fold(outlet)}`
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(the|a|an) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Each name once, the most used first; those alike but for case and article are one. */
function namesOf(texts: readonly string[], origin: string): [string, ...string[]] {
  const uses = [...Map.groupBy(texts, fold)].sort((a, b) => b[1].length - a[1].length)
  const [first, ...rest] = uses.flatMap(([, same]) => same[0] ?? [])
  return [first ?? origin.replace(/^(outlet|source|report):/, ''), ...rest]
}

/** For each outlet, whose stories it carries. */
function carriedBy({ copies, reports }: SourcesAsked): ReadonlyMap<string, SourceRecord['copies']> {
  const pairs = [...copies].flatMap(([copy, first]) => {
    const [by, from] = [reports.get(copy)?.outlet, reports.get(first)?.outlet]
    return by == null || from == null || by === from ? [] : [{ by, from }]
  })
  return new Map(
    [...Map.groupBy(pairs, ({ by }) => by)].map(([by, own]) => [
      by,
      [...Map.groupBy(own, ({ from }) => from)]
        .map(([outlet, { length }]) => ({ outlet, reports: length }))
        .sort((a, b) => b.reports - a.reports || (a.outlet < b.outlet ? -1 : 1)),
    ]),
  )
}
