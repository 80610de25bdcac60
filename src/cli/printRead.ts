import type { Claim } from '#model/claim.ts'
import { bySource, type Voice } from '#views/bySource.ts'
import { foremost } from '#views/foremost.ts'
import { type EventEvidence, whyEvent } from '#views/why.ts'
import { type Names, openNames } from '../server/names.ts'
import type { Changed } from './changesBy.ts'
import { invocation } from './invocation.ts'
import { sayDayShort, sayDays, sayHolding, sayPlaces, sayQuotation, saySide, sayStatuses, stanceFormat } from './say.ts'
import { lineWidth, printable, shorten, styled } from './terminal.ts'

export interface Read extends Changed {
  readonly ledger: string
  readonly reports: number
  readonly known: number
  readonly claims: readonly Claim[]
}

// A screenful: more is asked for with `fogline events` and `fogline why`.
const voicesShown = 7
const claimsShown = 3
const deniedShown = 6
const holdingsShown = 25

/** What a person wants to know after reading: who says what, what is denied and by whom, which towns changed hands. */
export function printRead(read: Read): void {
  const { claims, found } = read
  const names = openNames()
  printVoices(
    bySource(
      claims.filter((claim) => claim.modality === 'actual'),
      found.reports,
    ),
    names,
  )
  printDenied(read, names)
  printChanges(read, names)
  printSum(read)
}

function printVoices(voices: readonly Voice[], names: Names): void {
  if (voices.length > 0) heading('Who says what')
  for (const voice of voices.slice(0, voicesShown)) {
    const side = voice.own ? 'in its own voice' : voice.side === null ? '' : saySide(voice.side, names)
    console.log(`  ${styled('bold', shorten(voice.name, 50))}${side ? `  ${styled('dim', side)}` : ''}`)
    const shown = foremost(voice.claims, claimsShown)
    for (const claim of shown) console.log(lineOf(claim))
    more(voice.claims.length - shown.length, 'claim', '    ')
  }
  more(voices.length - voicesShown, 'voice', '  ')
}

/** Day, type and the words themselves: `3 Dec  capture  “Fighters took Halfaya …”`; a stance other than asserting before them. */
function lineOf({ date, stance, type, quote }: Claim): string {
  const day = (date === null ? '' : sayDayShort(date)).padEnd(11)
  const told = type.padEnd(13)
  const stands = stance === 'asserts' ? '' : `${stance} `
  const room = lineWidth() - `    ${day}${told}${stands}“”`.length
  return `    ${styled('dim', day)}${told}${styled(stanceFormat(stance), stands)}“${shorten(quote, room)}”`
}

function printDenied({ touched, found }: Read, names: Names): void {
  const evidence = touched.map((event) => whyEvent(event, found)).filter(({ against }) => against.length > 0)
  // Where one tells it and another denies it there is something to weigh: that comes first.
  const both = (one: EventEvidence): number => Number(one.for.length > 0)
  const ordered = evidence.toSorted((a, b) => both(b) - both(a))
  if (evidence.length > 0) heading('Denied or doubted')
  for (const { event, for: telling, against } of ordered.slice(0, deniedShown)) {
    const what = [event.type, sayPlaces(event.places)].filter(Boolean).join(' at ')
    const day = event.date === null ? '' : `, ${sayDays(event.date)}`
    console.log(`  ${styled('bold', shorten(`${what}${day}`, lineWidth() - 14))}  ${styled('dim', event.standing)}`)
    for (const quotation of [...telling.slice(0, 1), ...against.slice(0, 2)]) console.log(sayQuotation(quotation, '    ', names))
    more(against.length - 2, 'denial', '    ')
  }
  more(evidence.length - deniedShown, 'event', '  ')
}

function printChanges({ changes }: Read, names: Names): void {
  if (changes.length > 0) heading('Who holds what')
  const shown = changes.slice(0, holdingsShown)
  const width = Math.min(28, Math.max(0, ...shown.map(({ place }) => place.text.length)) + 2)
  for (const { place, before, after } of shown) {
    const was = before === null || before.side === after.side ? '' : styled('dim', `  (was ${sayHolding(before, names)})`)
    console.log(`  ${styled('bold', printable(place.text).padEnd(width))}${sayHolding(after, names)}${was}`)
  }
  more(changes.length - shown.length, 'place', '  ')
  for (const line of sayStatuses(shown.map(({ after }) => after))) console.log(styled('dim', `  ${line}`))
}

function printSum({ reports, known, claims, ledger }: Read): void {
  const kept =
    reports === 0 && known > 0
      ? `Nothing new: ${known === 1 ? 'the report was' : `all ${known.toLocaleString('en')} reports were`} in ${ledger} already.`
      : `${count(reports, 'report')} read, ${count(claims.length, 'claim')} kept in ${ledger}${known === 0 ? '' : `, ${count(known, 'report')} known already`}.`
  console.log(`\n${kept}`)
  if (reports + known === 0) return
  const asked = ledger === 'fogline.db' ? '' : ` --ledger ${ledger}`
  console.log(styled('dim', 'Ask on:'))
  for (const command of ['control', 'events --standing disputed', 'why PLACE'])
    console.log(styled('dim', `  ${invocation()} ${command}${asked}`))
}

function heading(text: string): void {
  console.log(`\n${styled('underline', text)}`)
}

function more(number: number, what: string, indent: string): void {
  if (number > 0) console.log(styled('dim', `${indent}and ${count(number, `more ${what}`)}`))
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}
