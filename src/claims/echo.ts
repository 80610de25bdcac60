import type { Attribution } from '#model/attribution.ts'
import type { Claim, HappeningType, Source } from '#model/claim.ts'
import { overlaps } from '#model/span.ts'
import type { Document } from './document.ts'
import type { Telling } from './telling.ts'
import { at, subtree } from './tree.ts'

/** A claim told so far, with what it tells. */
export interface Told {
  readonly claim: Claim
  readonly telling: Telling
}

/** A stance on what was told before: "The army has not commented", "The ministry called this a lie". */
export interface Echo {
  readonly attribution: Attribution
  readonly of: Told
}

const takesAStance = new Set(['denies', 'doubts', 'silent', 'confirms', 'acknowledges'])

// One denies, confirms or keeps silent on deeds; a demand or a plan is seldom taken up so.
const speechLike = new Set<HappeningType>([
  'demand',
  'seek',
  'support',
  'talks',
  'threaten',
  'reject',
  'accuse',
  'agree',
  'sanction',
])

// Fewer are asked for their word on who fled or was helped than on fire, losses and blame.
const seldomAsked = new Set<HappeningType>(['displacement', 'aid', 'disarm'])

/** How many sentences back a stance may point. */
const farthest = 4

/** The attributions of a sentence that take a stance and tell no happening of their own, each with the claim that they are about. */
export function echoesIn(
  document: Document,
  sentence: number,
  told: readonly Told[],
  sourceOf: (attribution: Attribution) => Source | null,
): Echo[] {
  const own = told.filter(({ telling }) => telling.sentence === sentence)
  return document.attributions.flatMap((attribution) => {
    const { cueHead, stance } = attribution
    const distance = cueHead.sentence === sentence ? distanceTold(attribution, document, told) : undefined
    if (distance !== undefined) return [{ attribution, of: distance }]
    if (cueHead.sentence !== sentence || !takesAStance.has(stance) || tellsItself(attribution, document, own)) return []
    if (hasAClause(attribution, document)) return []
    const of = meant(document, attribution, told, sourceOf(attribution))
    return of === null ? [] : [{ attribution, of }]
  })
}

/** "They were five kilometres from Homs; others put the distance at three": the same, by another's measure. */
function distanceTold({ content, cueHead, stance }: Attribution, { trees }: Document, told: readonly Told[]): Told | undefined {
  const tree = trees[cueHead.sentence]
  const measured = tree?.tokens.some(
    ({ from, to, lemma, upos }) => lemma === 'distance' && upos === 'NOUN' && content.some((span) => overlaps(span, [from, to])),
  )
  if (stance !== 'asserts' || !measured) return undefined
  return told.findLast(
    ({ claim, telling }) =>
      claim.type === 'advance' &&
      cueHead.sentence - telling.sentence <= 1 &&
      claim.places.some(({ relation }) => relation === 'distance'),
  )
}

// What a sentence tells is taken up before what it only mentions: "he died in a strike", "the town, which they had lost, …"
function standing({ tree, token }: Telling): number {
  const { relation, upos } = at(tree, token)
  if (upos !== 'VERB' && /^(obl|nmod|compound|amod|appos)/.test(relation)) return 0.6
  return /^(acl|advcl)/.test(relation) ? 0.7 : 1
}

// "The commander conceded that they were tired": a clause of its own that points to nothing before it.
function hasAClause({ stance, content, cueHead }: Attribution, { trees }: Document): boolean {
  const tree = trees[cueHead.sentence]
  if (tree === undefined || (stance !== 'confirms' && stance !== 'acknowledges')) return false
  const tokens = tree.tokens.filter(({ from, to }) => content.some((span) => overlaps(span, [from, to])))
  return (
    tokens.some(({ xpos }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos)) &&
    !tokens.some(({ text, upos }) => upos !== 'SCONJ' && /^(it|this|that|so)$/i.test(text))
  )
}

function tellsItself({ content, cueHead, cue }: Attribution, { trees }: Document, own: readonly Told[]): boolean {
  const tree = trees[cueHead.sentence]
  return own.some(({ telling }) => {
    const token = tree === undefined ? undefined : at(tree, telling.token)
    return token !== undefined && [...content, ...cue].some((span) => overlaps(span, [token.from, token.to]))
  })
}

function meant({ trees }: Document, { cueHead, stance }: Attribution, told: readonly Told[], source: Source | null): Told | null {
  const here = trees[cueHead.sentence]
  let best: Told | null = null
  let bestWeight = 0
  for (const one of told) {
    const back = cueHead.sentence - one.telling.sentence
    if (back < 0 || back > farthest || (back === 0 && one.telling.token > cueHead.token)) continue
    if (one.claim.stance !== 'asserts' && one.claim.stance !== 'acknowledges') continue
    const weight = weightOf(one, back)
    if (weight >= bestWeight) {
      best = one
      bestWeight = weight
    }
  }
  return best

  function weightOf({ claim, telling }: Told, back: number): number {
    const near = 0.7 ** back * standing(telling)
    const deed = speechLike.has(claim.type) ? 0.3 : seldomAsked.has(claim.type) ? 0.6 : 1
    // "Asked about rumours that its men had left, the ministry denied it": what one is asked about is what one denies.
    const asked = back === 0 && stance === 'denies'
    const actual = claim.modality === 'actual' || asked ? 1 : 0.4
    const figures = countsAsked() && Object.keys(claim.counts).length > 0 ? 2 : 1
    return near * deed * actual * figures * partyWeight(claim)
  }

  // Whom a deed is laid to denies it or keeps silent on it; nobody confirms his own words.
  function partyWeight(claim: Claim): number {
    if (source === null) return 1
    const doer = claim.actor.some(({ text, side }) => (side !== null && side === source.side) || text === source.text)
    const teller = claim.source !== null && claim.source.text === source.text
    if (teller) return 0.3
    return doer && (stance === 'denies' || stance === 'silent' || stance === 'acknowledges') ? 1.5 : 1
  }

  // "declined to comment on the figures"
  function countsAsked(): boolean {
    if (here === undefined) return false
    return subtree(here, cueHead.token).some((i) => /^(figure|number|toll|count|casualty|loss)$/.test(at(here, i).lemma))
  }
}
