import type { PlaceMention } from '#model/place.ts'
import type { Happening } from '../happening/happening.ts'
import { pathBetween } from '../path.ts'
import { at, caseOf, distance, isPassive, isUnder } from '../tree.ts'

/** One place name or several coordinated ones ("Halfaya, Soran and Maardis"), which hold or fall together. */
export interface PlaceGroup {
  readonly sentence: number
  readonly paragraph: number
  /** Head token of the first name. */
  readonly token: number
  readonly mentions: readonly PlaceMention[]
}

const longestWay = 8

export interface PlaceSight {
  readonly happening: Happening
  /** Head tokens of the happening's parties, actor and target. */
  readonly actor: number | null
  readonly target: number | null
  /** Every group of the sentence. */
  readonly here: readonly PlaceGroup[]
}

/** What is seen of a place name in the happening's own sentence. */
export function hereFeatures(group: PlaceGroup, { happening, actor, target, here }: PlaceSight): string[] {
  const { tree, token, type } = happening
  const voice = at(tree, token).upos === 'VERB' ? (isPassive(tree, token) ? 'pass' : 'act') : at(tree, token).upos
  const path = pathBetween(tree, token, group.token, longestWay) ?? 'far'
  const steps = path === 'far' ? 9 : path.split(' ').length
  const last = path.split(' ').slice(-2).join(' ')
  const [mention] = group.mentions
  const features = [
    'bias',
    `p:${path}|${voice}`,
    `pt:${path}|${type}`,
    `e:${last}|${type}`,
    `e1:${path.split(' ').at(-1)}|${voice}`,
  ]
  features.push(`n:${steps}`, `nt:${steps}|${type}`, `side:${group.token < token ? 'L' : 'R'}|${type}`, `t:${type}`)
  const preposition = caseOf(tree, group.token)
  features.push(`c:${preposition}`, `ct:${preposition}|${type}`, `cl:${preposition}|${at(tree, token).lemma}`)
  if (mention) features.push(...mentionFeatures(mention, type))
  const under = isUnder(tree, group.token, token)
  features.push(`under:${under}`, `undert:${under}|${steps}`)
  if (actor !== null && isUnder(tree, group.token, actor))
    features.push('inActor', actor === group.token ? 'isActor' : 'withinActor')
  if (target !== null && isUnder(tree, group.token, target))
    features.push('inTarget', target === group.token ? 'isTarget' : 'withinTarget', `targett:${type}`)
  const nearer = here.filter(
    (other) => other !== group && distance(tree, token, other.token) < distance(tree, token, group.token),
  ).length
  features.push(`near:${Math.min(nearer, 3)}`, `nears:${Math.min(nearer, 3)}|${Math.min(steps, 5)}`, `alone:${here.length === 1}`)
  if (here.some((other) => other !== group && contains(group, other))) features.push('container', `containert:${nearer}`)
  if (here.some((other) => other !== group && contains(other, group))) features.push('contained')
  features.push(`rel:${at(tree, group.token).relation}`, `hl:${at(tree, at(tree, group.token).head).lemma}`)
  return features
}

function mentionFeatures({ located, relation, precision, locative }: PlaceMention, type: string): string[] {
  const kind = located.kind === 'found' ? located.place.kind : located.kind
  return [
    `k:${kind}`,
    `kt:${kind}|${type}`,
    `m:${relation}`,
    `mt:${relation}|${type}`,
    `pr:${precision}`,
    `loc:${locative}`,
    `loct:${locative}|${type}`,
  ]
}

/** Whether the first lies in a region or country that the second names. */
export function contains(outer: PlaceGroup, inner: PlaceGroup): boolean {
  const [a] = outer.mentions
  const [b] = inner.mentions
  if (a?.located.kind !== 'found' || b?.located.kind !== 'found') return false
  const large = a.located.place
  const small = b.located.place
  if (large.kind === 'country') return small.kind !== 'country' && large.country === small.country
  return large.kind === 'admin' && small.kind !== 'admin' && small.kind !== 'country' && small.admin1 === large.name
}
