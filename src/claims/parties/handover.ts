import type { Handovers } from '#knowledge/handovers.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Happening } from '../happening/happening.ts'
import { sortsAt } from '../happening/words.ts'
import { at, caseOf, childBy, childrenOf, isNominal, isPassive, subtree, type Tree } from '../tree.ts'
import type { Parties } from './find.ts'

export interface HandoverKnowledge {
  readonly handovers: Handovers
  readonly happenings: HappeningWords
}

/**
 * The parties of a happening with what the clause says outright: "leaving them to the SDF" names who gets the place, "in the
 * hands of the council" who has it, and of "the town had been taken, the ministry said" the speaker is not who took it.
 * @param sources tokens of the sentence that name who speaks
 */
export function settleParties(
  { tree, token, type }: Happening,
  parties: Parties,
  sources: ReadonlySet<number>,
  known: HandoverKnowledge,
): Parties {
  if (type === 'hold' || type === 'capture') {
    const owner = ownerOf(tree, token, known)
    // "In their hands": whom the report means, the antecedent says.
    if (owner !== null && at(tree, owner).upos === 'PRON') return parties.actor === null ? { ...parties, actor: owner } : parties
    if (owner !== null) return { actor: owner, target: parties.target === owner ? null : parties.target }
  }
  const recipient = type === 'withdraw' || type === 'lose' || type === 'capture' ? recipientOf(tree, token, known) : null
  if (recipient !== null) {
    return type === 'capture'
      ? { actor: recipient, target: childBy(tree, token, 'nsubj') ?? parties.target }
      : { actor: parties.actor === recipient ? null : parties.actor, target: recipient }
  }
  const { actor } = parties
  return actor !== null && isOnlySpeaker(tree, token, actor, sources) ? { ...parties, actor: null } : parties
}

/** "under the control of M23", "in rebel hands": at the token itself, or in a phrase that hangs on it. */
function ownerOf(tree: Tree, token: number, known: HandoverKnowledge): number | null {
  const nouns = [token, ...childrenOf(tree, token)].filter(
    (i) =>
      known.handovers.hands.has(at(tree, i).lemma.toLowerCase()) &&
      at(tree, i).upos === 'NOUN' &&
      known.handovers.in.has(caseOf(tree, i)),
  )
  for (const noun of nouns) {
    const owner = childrenOf(tree, noun).find((child) => {
      const { relation } = at(tree, child)
      // "In control of the airfield": that is what is held. "In the hands of the rebels" names who holds.
      if (relation === 'nmod') return caseOf(tree, child) === 'of' && !isBare(tree, noun)
      if (relation === 'nmod:poss' && at(tree, child).upos === 'PRON') return true
      const beside = relation === 'nmod:poss' || relation === 'compound' || relation === 'amod'
      return beside && (isParty(tree, child, known) || known.handovers.owners.has(at(tree, child).lemma.toLowerCase()))
    })
    if (owner !== undefined) return owner
  }
  return null
}

/** "in control of", and not "in the control of", "under control of". */
function isBare(tree: Tree, noun: number): boolean {
  return caseOf(tree, noun) === 'in' && childBy(tree, noun, 'det', 'nmod:poss') === undefined
}

/** The party behind "to" of a verb of giving: the happening's own, or one that goes on from it. */
function recipientOf(tree: Tree, token: number, known: HandoverKnowledge): number | null {
  const verbs = [token, ...childrenOf(tree, token).filter((child) => /^(advcl|conj|xcomp)$/.test(at(tree, child).relation))]
  for (const verb of verbs.filter((i) => known.handovers.giving.has(at(tree, i).lemma.toLowerCase()))) {
    const to = subtree(tree, verb).find((i) => i > verb && at(tree, i).text.toLowerCase() === 'to' && at(tree, i).upos === 'ADP')
    const head = to === undefined ? null : headOfPhrase(tree, to + 1)
    if (head !== null && isParty(tree, head, known)) return head
  }
  return null
}

/** The last noun of the words from `from` on, up to what is no part of a plain noun phrase. */
function headOfPhrase(tree: Tree, from: number): number | null {
  let head: number | null = null
  for (let i = from; i < tree.tokens.length; i++) {
    const token = at(tree, i)
    if (!isNominal(token) && !/^(DET|ADJ|NUM)$/.test(token.upos)) break
    if (isNominal(token) && token.upos !== 'NUM') head = i
  }
  return head !== null && at(tree, head).upos !== 'PRON' ? head : null
}

function isParty(tree: Tree, i: number, { happenings }: HandoverKnowledge): boolean {
  return sortsAt(tree, i, happenings).some((sort) => sort === 'force' || sort === 'people')
}

/** The clause has a subject of its own, and the party stands outside it as who says so. */
function isOnlySpeaker(tree: Tree, token: number, actor: number, sources: ReadonlySet<number>): boolean {
  if (!sources.has(speakerAt(tree, actor)) || at(tree, actor).head === token) return false
  const subject = childBy(tree, token, 'nsubj', 'nsubj:pass')
  return subject !== undefined && subject !== actor && (isPassive(tree, token) || at(tree, subject).upos !== 'PRON')
}

// "An official who asked not to be named said …": "who" is the official.
function speakerAt(tree: Tree, token: number): number {
  if (!/^W/.test(at(tree, token).xpos)) return token
  for (let up = token; up >= 0; up = at(tree, up).head) if (at(tree, up).relation === 'acl:relcl') return at(tree, up).head
  return token
}
