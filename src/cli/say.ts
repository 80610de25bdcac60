import type { Claim, ClaimPlace, CountRange, Party } from '#model/claim.ts'
import type { Day, DayRange } from '#model/day.ts'
import type { Event } from '#model/event.ts'
import type { Holding } from '#model/holding.ts'
import type { Quotation } from '#views/quotation.ts'
import { labelOfActor } from '#views/sides.ts'
import type { Names } from '../server/names.ts'
import { lineWidth, printable, shorten, styled } from './terminal.ts'

/** `3 Dec 2024`. */
export function sayDay(day: Day): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

/** `3 Dec`, or `1–3 Dec` for a span: for columns, where the year is plain. */
export function sayDayShort({ from, to }: DayRange): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const text = (day: Temporal.PlainDate) => day.toLocaleString('en-GB', { day: 'numeric', month: 'short' })
  if (from === to) return text(first)
  if (first.year !== last.year) return `${first.year}–${String(last.year).slice(2)}`
  return first.month === last.month ? `${first.day}–${text(last)}` : `${first.day}/${first.month}–${last.day}/${last.month}`
}

/** Place names as the reports write them, each once. */
export function sayPlaces(places: Claim['places']): string {
  const names = places.map((place) => `${place.text}${place.ambiguous ? ' (which?)' : ''}`)
  return printable(listed([...new Set(names)], 5))
}

export function sayDays(range: DayRange | null): string {
  if (range === null) return 'day not told'
  return range.from === range.to ? sayDay(range.from) : `${sayDay(range.from)} – ${sayDay(range.to)}`
}

/** A side as its theatre names it: `syria/opposition` is "Syrian armed opposition". One with a long name goes by its short one: "SDF". */
export function saySide(side: string | null, names: Names): string {
  if (side === null) return 'side not known'
  const { name, label } = names.side(side)
  return name.length > longestName ? label : name
}
// Beside a town's name, status and day in a line of 80.
const longestName = 32

/** What a claim or event tells, on one line: type, doer, to whom, where, figures. */
export function sayHappening(told: Pick<Claim | Event, 'type' | 'modality' | 'actor' | 'target' | 'places' | 'counts'>): string {
  const by = sayParties(told.actor)
  const on = sayParties(told.target)
  const places = sayPlaces(told.places)
  const counts = Object.entries(told.counts).flatMap(([key, range]) => (range === undefined ? [] : [`${sayRange(range)} ${key}`]))
  return printable(
    [
      told.modality === 'actual' ? told.type : `${told.type} (${told.modality})`,
      by && `by ${by}`,
      on && `of ${on}`,
      places && `${sayRelation(told.places)} ${places}`,
      counts.length > 0 ? `– ${counts.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

/** How it lies to its places, in a word: only what all of them share is more than "at". */
function sayRelation(places: Claim['places']): string {
  const [first, ...others] = new Set(places.map(({ relation }) => relations[relation]))
  return first === undefined || others.length > 0 ? 'at' : first
}
const relations: Readonly<Record<ClaimPlace['relation'], string>> = {
  at: 'at',
  in: 'at',
  from: 'from',
  near: 'near',
  direction: 'near',
  distance: 'near',
  between: 'between',
  along: 'along',
  towards: 'towards',
}

export function sayRange([low, high]: CountRange): string {
  if (low !== null && low === high) return low.toLocaleString('en')
  if (low === null) return high === null ? 'some' : `up to ${high.toLocaleString('en')}`
  return high === null ? `${low.toLocaleString('en')} or more` : `${low.toLocaleString('en')}–${high.toLocaleString('en')}`
}

/** `Syrian armed opposition, held since 3 Dec 2024, pressed`. */
export function sayHolding(holding: Holding, names: Names): string {
  const { status, extent, pressed, side, holder } = holding
  const who = side !== null ? saySide(side, names) : holder === null ? null : (names.actor(holder) ?? labelOfActor(holder))
  const open = status === 'unknown' ? 'holder not known' : status
  return printable(
    [
      who === null ? '' : `${extent === 'most' ? 'most of it: ' : ''}${who}`,
      `${who === null ? open : status}${extent === 'part' || extent === 'inside' ? ' in part' : ''}${saySince(holding)}`,
      pressed ? 'pressed' : '',
    ]
      .filter(Boolean)
      .join(', '),
  )
}

/** ` since 3 Dec 2024`, or how near the words come to a day: ` since 2–3 Dec`, ` since 3 Dec 2024 at the latest`. */
function saySince({ since, notBefore }: Holding): string {
  if (since === null) return ''
  if (notBefore === null) return ` since ${sayDay(since)} at the latest`
  return ` since ${notBefore === since ? sayDay(since) : `${sayDay(notBefore)} – ${sayDay(since)}`}`
}

const meanings: Readonly<Partial<Record<Holding['status'], string>>> = {
  held: 'several origins agree, or the loser says so',
  reported: 'one origin, of no side',
  claimed: 'only who gains says so',
  disputed: 'claimed and denied',
  contested: 'fought over inside, or claimed by two sides',
}

/** What the statuses that are shown mean, each on a line. */
export function sayStatuses(holdings: readonly Holding[]): string[] {
  const shown = new Set(holdings.map(({ status }) => status))
  const lines = Object.entries(meanings).flatMap(([status, meaning]) =>
    shown.has(status as Holding['status']) ? [`${status}: ${meaning}`] : [],
  )
  return holdings.some(({ pressed }) => pressed) ? [...lines, 'pressed: fire on it, or fighting at it'] : lines
}

/**
 * How well each part of an event is known, one line a part: `day: 3 Dec 2024 corroborated, 2 Dec 2024 claimed`. Figures by what they
 * count. That it happened at all is the standing of the event.
 */
export function sayParts(parts: Event['parts']): string[] {
  const told = Map.groupBy(
    parts.filter(({ part }) => part !== 'happened'),
    ({ part }) => part,
  )
  return [...told].map(
    ([part, values]) =>
      `${part === 'actor' ? 'doer' : part}: ${values.map(({ value, standing }) => `${part === 'day' ? sayDayPart(value) : printable(value)} ${standing}`).join(', ')}`,
  )
}

function sayDayPart(value: string): string {
  const [from = value, to = from] = value.split('/')
  return sayDays({ from, to })
}

/** The words, who says them, and where they stand: two lines. */
export function sayQuotation(quotation: Quotation, indent: string, names: Names): string {
  const width = lineWidth() - indent.length
  const side = quotation.side === null ? '' : ` (${names.side(quotation.side).label})`
  const where = [quotation.outlet, quotation.published === null ? null : sayDay(quotation.published)].filter(
    (part) => part !== null && part !== quotation.source,
  )
  const from = where.length > 0 ? ` · ${printable(where.join(', '))}` : ''
  const source = shorten(quotation.source, Math.max(20, width - `${side} ${quotation.stance}${from}`.length))
  const who = `${source}${side} ${styled(stanceFormat(quotation.stance), quotation.stance)}`
  return [`${indent}${who}${styled('dim', from)}`, `${indent}  “${shorten(quotation.quote, width - 4)}”`].join('\n')
}

export function stanceFormat(stance: Claim['stance']) {
  return stance === 'denies'
    ? 'red'
    : stance === 'doubts' || stance === 'silent'
      ? 'yellow'
      : stance === 'asserts'
        ? 'dim'
        : 'green'
}

function sayParties(parties: readonly Party[]): string {
  return listed([...new Set(parties.map((party) => party.text.replace(/\s+/g, ' ')))], 3)
}

function listed(names: readonly string[], most: number): string {
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}
