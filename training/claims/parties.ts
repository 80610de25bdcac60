import { referentsUpTo } from '#claims/document.ts'
import type { Happening } from '#claims/happening/happening.ts'
import { antecedentOf } from '#claims/parties/antecedent.ts'
import { type PartyCandidate, partyFeatures, partyMeanings } from '#claims/parties/features.ts'
import { type PartyKnowledge, partySight } from '#claims/parties/find.ts'
import { at, phraseOf, spanOf } from '#claims/tree.ts'
import { type Example, exampleOf } from './example.ts'
import type { GoldClaim } from './gold.ts'
import type { Studied } from './happenings.ts'
import { triggerAt } from './locate.ts'
import { sameName } from './sameName.ts'

/** Every phrase near a gold happening, with the role that the gold gives it. */
export function partyExamples(studied: Studied, known: Omit<PartyKnowledge, 'claimReaders'>): Example[] {
  return toldIn(studied).flatMap(({ claim: annotated, happening }) => {
    const claim = withSpeaker(annotated)
    if (claim.actor === undefined && claim.target === undefined) return []
    const sight = partySight(studied.document, happening, known)
    const roles = sight.candidates.map((candidate) => roleOf(candidate, claim, happening, studied))
    return sight.candidates.flatMap((candidate, i) => {
      const role = roles[i]
      if (role === undefined || role === null) return []
      return [exampleOf(partyFeatures(candidate, sight), role, claim.optional ? 0.5 : 1, partyMeanings(candidate, sight))]
    })
  })
}

// Who demands, rejects or accuses is annotated as the source or as the actor, which makes no difference: it is the actor.
const speechActs = new Set(['demand', 'reject', 'accuse', 'threaten', 'seek', 'agree'])
function withSpeaker(claim: GoldClaim): GoldClaim {
  const { type, actor, source } = claim
  return speechActs.has(type) && typeof actor !== 'string' && typeof source === 'string' ? { ...claim, actor: source } : claim
}

/** Gold claims with the word that tells them, as the program would have found it. */
export function toldIn({ gold, document }: Studied): { readonly claim: GoldClaim; readonly happening: Happening }[] {
  return gold.claims.flatMap((claim) => {
    const told = triggerAt(claim, gold.text, document.reading.sentences)
    const tree = told === null ? undefined : document.trees[told.sentence]
    if (told === null || tree === undefined) return []
    const happening: Happening = {
      tree,
      token: told.token,
      words: [told.token],
      type: claim.type,
      sureness: 1,
      share: 1,
      listed: true,
      regained: false,
      because: [],
    }
    return [{ claim, happening }]
  })
}

// Null: the gold does not say, so nothing is learnt. A role that the gold leaves open may be anybody's.
function roleOf(
  { token }: PartyCandidate,
  { actor, target }: GoldClaim,
  { tree }: Happening,
  { document }: Studied,
): string | null {
  const text = document.reading.report.text
  const pronoun = at(tree, token).upos === 'PRON'
  const antecedent = pronoun ? antecedentOf(tree, token, referentsUpTo(document, tree.sentence.index)) : null
  const span = antecedent?.span ?? spanOf(tree, phraseOf(tree, token))
  const named = text.slice(...span)
  const isActor = typeof actor === 'string' && sameName(actor, named)
  const isTarget = typeof target === 'string' && sameName(target, named)
  if (isActor && isTarget) return null
  if (isActor) return 'actor'
  if (isTarget) return 'target'
  if (pronoun && antecedent === null) return null
  return (actor === undefined || target === undefined) && isLikely(tree, token) ? null : 'none'

  // Where one of the roles is not annotated, its filler may well be the subject or object.
  function isLikely(inTree: typeof tree, i: number): boolean {
    return /^(nsubj|obj|obl:agent)/.test(at(inTree, i).relation)
  }
}
