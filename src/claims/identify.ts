import type { Identity, Setting } from '#knowledge/identity.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import { theatresOf } from '#knowledge/theatresOf.ts'
import { whoIs } from '#knowledge/whoIs.ts'
import type { Speaker } from '#model/attribution.ts'
import type { Party, Source } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Reading } from '#model/reading.ts'
import type { Span } from '#model/span.ts'

/** Says of the words for a party who is meant, as the report's theatres know it on a day. */
export type Identify = (text: string, day: Day | null, speaker: string | null) => Identity

export function identifierFor({ report, places }: Reading, known: Knowledge): Identify {
  const countries = places.flatMap(({ located }) => (located.kind === 'found' ? (located.place.country ?? []) : []))
  const theatres = theatresOf(report.text, report.published, known, countries)
  const asked = new Map<string, Identity>()
  return (text, day, speaker) => {
    const key = `${day} ${speaker} ${text}`
    const setting: Setting = { theatres, day: day ?? report.published, speaker }
    const identity = asked.get(key) ?? whoIs(text, setting, known)
    asked.set(key, identity)
    return identity
  }
}

export function sourceOf({ text, span }: Speaker, identify: Identify): Source {
  const { id, side, kind } = identify(text, null, null)
  return { text, span: span satisfies Span, id, side, kind }
}

/**
 * Parties as their speaker means them: "its troops", "our fighters", "the terrorists" are of a side only in somebody's
 * mouth.
 */
export function saidBy(parties: readonly Party[], day: Day | null, speaker: string | null, identify: Identify): Party[] {
  return parties.map((party) => {
    if (party.side !== null || speaker === null) return party
    const { id, side } = identify(party.text, day, speaker)
    return side === null ? party : { ...party, id, side }
  })
}
