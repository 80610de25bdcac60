import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { Clusters } from '#knowledge/clusters.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { LogLinear } from '#network/logLinear.ts'
import { type Document, dayTokens } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { objectOf, subjectOf } from '../happening/words.ts'
import { candidatesFor, type PartyCandidate, type PartySight, partyFeatures } from './features.ts'

/** Head tokens of who did it and to whom; null when the words do not tell. */
export interface Parties {
  readonly actor: number | null
  readonly target: number | null
}

export interface PartyKnowledge {
  readonly happenings: HappeningWords
  readonly clusters: Clusters
  readonly claimReaders: ClaimReaders | null
}

export function partiesOf(document: Document, happening: Happening, known: PartyKnowledge): Parties {
  const { tree, token } = happening
  if (known.claimReaders !== null) return weighed(partySight(document, happening, known), known.claimReaders.party)
  return { actor: subjectOf(tree, token) ?? null, target: objectOf(tree, token) ?? null }
}

export function partySight(
  document: Document,
  happening: Happening,
  { happenings, clusters }: Omit<PartyKnowledge, 'claimReaders'>,
): PartySight {
  const { groups, sources } = document
  const { index } = happening.tree.sentence
  return {
    happening,
    candidates: candidatesFor(happening, dayTokens(document, index)),
    places: new Set(groups[index]?.map(({ token }) => token)),
    sources: sources[index] ?? new Set(),
    words: happenings,
    clusters,
  }
}

/**
 * From this much on a phrase is taken for the party. Of the three answers (the party, the other party, neither) it is then as a
 * rule the likeliest: on regions that were not learnt from, 0.3 gave more right parties than 0.4 and hardly a wrong one more.
 */
const surelyParty = 0.3

function weighed(sight: PartySight, reader: LogLinear): Parties {
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
