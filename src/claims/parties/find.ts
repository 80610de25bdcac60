import type { LogLinear } from '#network/logLinear.ts'
import { type PartyCandidate, type PartySight, partyFeatures } from './features.ts'

/** Head tokens of who did it and to whom; null when the words do not tell. */
export interface Parties {
  readonly actor: number | null
  readonly target: number | null
}

/** From this much on a phrase is taken for the party: below it, "not told" is the better answer. */
const surelyParty = 0.4

export function partiesOf(sight: PartySight, reader: LogLinear): Parties {
  const actorClass = reader.classes.indexOf('actor')
  const targetClass = reader.classes.indexOf('target')
  const weighed = sight.candidates.map((candidate) => {
    const weights = reader.weigh(partyFeatures(candidate, sight))
    return { candidate, actor: weights[actorClass] ?? 0, target: weights[targetClass] ?? 0 }
  })
  return { actor: best('actor'), target: best('target') }

  function best(role: 'actor' | 'target'): number | null {
    let found: { candidate: PartyCandidate; weight: number } | null = null
    for (const { candidate, actor, target } of weighed) {
      const weight = role === 'actor' ? actor : target
      const other = role === 'actor' ? target : actor
      if (weight >= surelyParty && weight > other && (found === null || weight > found.weight)) found = { candidate, weight }
    }
    return found?.candidate.token ?? null
  }
}
