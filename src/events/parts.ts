import { type CountRange, countKeys } from '#model/claim.ts'
import type { EventPart } from '#model/event.ts'
import { fold } from './fold.ts'
import { doersOf, nameOf } from './parties.ts'
import { type Judged, judgeVoices } from './standing.ts'
import type { Told } from './told.ts'
import { tells } from './told.ts'
import { type Voice, voicesOf } from './voices.ts'

/**
 * Each part of an event by itself: a place, day, doer or figure is supported by those who tell it, not by those who only agree
 * that something happened. Who denies the event denies its parts.
 */
export function partsOf(told: readonly Told[], whole: Judged): EventPart[] {
  const voices = voicesOf(told)
  const denying = voices.filter(({ claim }) => claim.stance === 'denies')
  const part = (
    name: EventPart['part'],
    valuesOf: (voice: Voice) => readonly (readonly [key: string, value: string])[],
  ): EventPart[] => {
    const by = new Map<string, { value: string; voices: Voice[] }>()
    for (const voice of voices.filter(({ claim }) => tells(claim)))
      for (const [key, value] of valuesOf(voice)) {
        const told = by.get(key) ?? { value, voices: [] }
        told.voices.push(voice)
        by.set(key, told)
      }
    return [...by.values()].map(({ value, voices: telling }) => {
      const { standing, reasons } = judgeVoices([...telling, ...denying])
      return { part: name, value, standing, reasons }
    })
  }
  return [
    { part: 'happened', value: '', standing: whole.standing, reasons: whole.reasons },
    ...part('place', ({ claim }) =>
      claim.places.filter(({ inherited }) => !inherited).map((place) => [place.id ?? fold(place.text), place.text]),
    ),
    ...part('day', ({ claim: { date } }) => (date === null || date.text === null ? [] : [[sayDays(date), sayDays(date)]])),
    ...part('actor', ({ claim }) => doersOf(claim).map((party) => [nameOf(party), party.text])),
    ...countKeys.flatMap((key) =>
      part(key, ({ claim }) => {
        const range = claim.counts[key]
        return range === undefined ? [] : [[sayRange(range), sayRange(range)]]
      }),
    ),
  ]
}

function sayDays({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to ? from : `${from}/${to}`
}

function sayRange([low, high]: CountRange): string {
  if (low === null) return `≤${high}`
  return low === high ? `${low}` : high === null ? `${low}+` : `${low}–${high}`
}
