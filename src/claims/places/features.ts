import type { HappeningWords } from '#knowledge/happenings.ts'
import type { PlaceMention } from '#model/place.ts'
import type { Happening } from '../happening/happening.ts'
import { pathBetween } from '../path.ts'
import { at, caseOf, childrenOf, distance, isPassive, isUnder, subtree, type Tree } from '../tree.ts'

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

/** Where in the report an earlier place name stands to the happening. */
export interface SceneSight {
  readonly happening: Happening
  /** Places named before the happening's sentence, latest first, each place once. */
  readonly before: readonly PlaceGroup[]
  /** How often each group's first place is named in the whole report. */
  readonly counts: ReadonlyMap<PlaceGroup, number>
  /** Places of the claim before this one. */
  readonly previous: readonly PlaceGroup[]
  readonly headline: ReadonlySet<PlaceGroup>
  /** Place names in the happening's own sentence that did not do. */
  readonly here: number
  readonly words: HappeningWords
}

/** What is seen of a place name of an earlier sentence. */
export function sceneFeatures(group: PlaceGroup, rank: number, sight: SceneSight): string[] {
  const { happening, counts, previous, headline, here } = sight
  const { tree, type } = happening
  const back = Math.min(tree.sentence.index - group.sentence, 6)
  const same = group.paragraph === tree.sentence.paragraph
  const anaphor = anaphorOf(happening, sight.words)
  const [mention] = group.mentions
  const kind =
    mention === undefined ? 'none' : mention.located.kind === 'found' ? mention.located.place.kind : mention.located.kind
  const many = group.mentions.length > 1
  const count = Math.min(counts.get(group) ?? 1, 5)
  const features = [
    'bias',
    `back:${back}`,
    `same:${same}`,
    `rank:${Math.min(rank, 5)}`,
    `t:${type}`,
    `k:${kind}`,
    `kt:${kind}|${type}`,
  ]
  features.push(
    `a:${anaphor}`,
    `am:${anaphor}|${many}`,
    `ar:${anaphor}|${Math.min(rank, 3)}`,
    `ak:${anaphor}|${kind}`,
    `count:${count}`,
    `countr:${count}|${Math.min(rank, 3)}`,
  )
  features.push(
    `sameb:${same}|${Math.min(back, 3)}`,
    `kr:${kind}|${Math.min(rank, 3)}`,
    `many:${many}|${type}`,
    `here:${Math.min(here, 2)}`,
    `herek:${Math.min(here, 2)}|${kind}`,
  )
  if (previous.includes(group)) features.push('previous', `previousr:${same}`, `previousa:${anaphor}`)
  else if (previous.length > 0) features.push('notPrevious')
  if (headline.has(group)) features.push('headline')
  if (mention) features.push(`m:${mention.relation}`, `loc:${mention.locative}`, `pr:${mention.precision}`)
  return features
}

// "the four towns", "both villages", "the city", "there", "it": the clause itself points back.
function anaphorOf({ tree, token }: Happening, words: HappeningWords): string {
  const near = new Set([...subtree(tree, token), ...childrenOf(tree, at(tree, token).head)])
  let found = 'none'
  for (const i of near) {
    const { upos, lemma, xpos, text } = at(tree, i)
    if (upos === 'NOUN' && isDefinite(tree, i) && words.sortsOf(lemma).includes('place')) return xpos === 'NNS' ? 'many' : 'one'
    if (/^there$/i.test(text) && at(tree, i).relation !== 'expl') found = 'there'
    else if (found === 'none' && /^it$/i.test(text)) found = 'it'
  }
  return found
}

function isDefinite(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some(
    (child) =>
      ['det', 'det:predet', 'nmod:poss', 'cc:preconj'].includes(at(tree, child).relation) && !/^an?$/i.test(at(tree, child).text),
  )
}
