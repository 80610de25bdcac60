import type { Claim } from '#model/claim.ts'
import { bySource, type Voice } from '#views/bySource.ts'
import { whyEvent } from '#views/why.ts'
import type { Changed } from './changesBy.ts'
import { sayDays, sayHappening, sayHolding, sayQuotation, saySide } from './say.ts'
import { lineWidth, printable, shorten, styled } from './terminal.ts'

export interface Read extends Changed {
  readonly ledger: string
  readonly reports: number
  readonly known: number
  readonly claims: readonly Claim[]
}

// A screenful: more is asked for with `fogline events` and `fogline why`.
const voicesShown = 12
const claimsShown = 4

/** What a person wants to know after reading: who says what, what is denied and by whom, which towns changed hands. */
export function printRead(read: Read): void {
  const { claims, found } = read
  const voices = bySource(
    claims.filter((claim) => claim.modality === 'actual'),
    found.reports,
  )
  if (voices.length > 0) heading('Who says what')
  for (const voice of voices.slice(0, voicesShown)) printVoice(voice)
  if (voices.length > voicesShown) console.log(styled('dim', `  and ${voices.length - voicesShown} more voices`))
  printDenied(read)
  printChanges(read)
  const known = read.known === 0 ? '' : `, ${count(read.known, 'report')} known already`
  console.log(`\n${count(read.reports, 'report')} read, ${count(claims.length, 'claim')} kept in ${read.ledger}${known}.`)
  if (claims.length > 0) console.log(styled('dim', 'Ask on: fogline control · fogline events · fogline why PLACE'))
}

function printVoice(voice: Voice): void {
  const side = voice.own ? 'in its own voice' : voice.side === null ? '' : saySide(voice.side)
  console.log(`  ${styled('bold', shorten(voice.name, 50))}${side ? `  ${styled('dim', side)}` : ''}`)
  for (const claim of voice.claims.slice(0, claimsShown)) console.log(`    ${shorten(lineOf(claim), lineWidth() - 4)}`)
  if (voice.claims.length > claimsShown) console.log(styled('dim', `    and ${voice.claims.length - claimsShown} more`))
}

function lineOf(claim: Claim): string {
  const stance = claim.stance === 'asserts' ? '' : `${claim.stance}: `
  return `${stance}${sayHappening(claim)}${claim.date === null ? '' : `, ${sayDays(claim.date)}`}`
}

function printDenied({ touched, found }: Read): void {
  const evidence = touched.map((event) => whyEvent(event, found)).filter(({ against }) => against.length > 0)
  if (evidence.length > 0) heading('Denied or doubted')
  for (const { event, for: telling, against } of evidence) {
    console.log(`  ${styled('bold', shorten(sayHappening(event), lineWidth() - 14))}  ${event.standing}`)
    for (const quotation of [...telling.slice(0, 1), ...against]) console.log(sayQuotation(quotation, '    '))
  }
}

function printChanges({ changes }: Read): void {
  if (changes.length > 0) heading('Who holds what')
  const width = Math.min(28, Math.max(0, ...changes.map(({ place }) => place.text.length)) + 2)
  for (const { place, before, after } of changes) {
    const was = before === null || before.side === after.side ? '' : styled('dim', `  (was ${sayHolding(before)})`)
    console.log(`  ${styled('bold', printable(place.text).padEnd(width))}${sayHolding(after)}${was}`)
  }
}

function heading(text: string): void {
  console.log(`\n${styled('underline', text)}`)
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}
