import type { HappeningWords } from '#knowledge/happenings.ts'
import type { HappeningType } from '#model/claim.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { anaphorOf } from './anaphor.ts'
import type { PlaceGroup } from './features.ts'

/** Where a claim told before was. */
export interface ToldPlace {
  readonly type: HappeningType
  readonly groups: readonly PlaceGroup[]
}

/** The places that a report has set the scene at by the time it comes to a happening. */
export interface SceneSight {
  readonly happening: Happening
  /** Candidates: places named before, latest first, each once; then the one named most of all, if it comes later. */
  readonly places: readonly PlaceGroup[]
  /** How often each place is named in the whole report. */
  readonly counts: ReadonlyMap<string, number>
  readonly most: number
  /** Claims told before, latest first. */
  readonly told: readonly ToldPlace[]
  readonly headlines: ReadonlySet<number>
  /** Place names in the happening's own sentence that did not do. */
  readonly here: number
  readonly words: HappeningWords
}

/** How many earlier places are weighed: the scene does not reach further back. */
const mostBefore = 10
const mostTold = 8

export function sceneSight(
  { groups, reading, sceneStarts }: Document,
  happening: Happening,
  told: readonly ToldPlace[],
  words: HappeningWords,
): SceneSight {
  const { index } = happening.tree.sentence
  const counts = new Map<string, number>()
  for (const group of groups.flat()) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const places: PlaceGroup[] = []
  const seen = new Set<string>()
  for (const group of groups.slice(sceneStarts[index], index).flat().toReversed()) take(group, mostBefore)
  const later = groups
    .slice(index + 1)
    .flat()
    .find((group) => counts.get(keyOf(group)) === most)
  if (later !== undefined) take(later, mostBefore + 1)
  return {
    happening,
    places,
    counts,
    most,
    told: told
      .filter(({ groups: at }) => at.length > 0)
      .slice(-mostTold)
      .toReversed(),
    headlines: new Set(reading.sentences.filter(({ kind }) => kind !== 'sentence').map(({ index: number }) => number)),
    here: groups[index]?.length ?? 0,
    words,
  }

  function take(group: PlaceGroup, limit: number): void {
    if (seen.has(keyOf(group)) || places.length >= limit) return
    seen.add(keyOf(group))
    places.push(group)
  }
}

/** The same place has the same key, however the report spells it; coordinated ones have one of their own. */
export function keyOf({ mentions, token }: PlaceGroup): string {
  if (mentions.length === 0) return `token:${token}`
  return mentions.map(({ located, text }) => (located.kind === 'found' ? located.place.id : text.toLowerCase())).join('+')
}

/** What is seen of a place name of another sentence. */
export function sceneFeatures(group: PlaceGroup, rank: number, sight: SceneSight): string[] {
  const { happening, counts, most, told, headlines, here } = sight
  const { tree, type } = happening
  const steps = tree.sentence.index - group.sentence
  const back = steps < 0 ? 'later' : `${Math.min(steps, 6)}`
  const same = group.paragraph === tree.sentence.paragraph
  const anaphor = anaphorOf(happening, sight.words).how
  const [mention] = group.mentions
  const kind =
    mention === undefined ? 'none' : mention.located.kind === 'found' ? mention.located.place.kind : mention.located.kind
  const many = group.mentions.length > 1
  const key = keyOf(group)
  const count = Math.min(counts.get(key) ?? 1, 4)
  const foremost = counts.get(key) === most ? 'most' : 'few'
  const low = Math.min(rank, 4)
  const features = ['bias', `back:${back}`, `same:${same}`, `rank:${low}`, `t:${type}`, `k:${kind}`, `kt:${kind}|${type}`]
  features.push(
    `a:${anaphor}`,
    `am:${anaphor}|${many}`,
    `ar:${anaphor}|${low}`,
    `ak:${anaphor}|${kind}`,
    `as:${anaphor}|${same}|${low}`,
  )
  features.push(
    `count:${count}`,
    `countr:${count}|${low}`,
    `most:${foremost}`,
    `mostr:${foremost}|${low}`,
    `mosts:${foremost}|${same}|${back}`,
  )
  features.push(
    `sameb:${same}|${back}`,
    `kr:${kind}|${low}`,
    `many:${many}|${type}`,
    `here:${Math.min(here, 2)}`,
    `herek:${Math.min(here, 2)}|${kind}`,
  )
  features.push(...toldFeatures(key, type, told, same, anaphor))
  if (headlines.has(group.sentence)) features.push('headline', `headline:${foremost}`)
  if (mention) features.push(`m:${mention.relation}`, `loc:${mention.locative}`, `pr:${mention.precision}`)
  return features
}

// "Eleven were killed": where the raid was that the claim before told.
function toldFeatures(key: string, type: HappeningType, told: readonly ToldPlace[], same: boolean, anaphor: string): string[] {
  const last = told.findIndex(({ groups }) => groups.some((group) => keyOf(group) === key))
  if (last < 0) return ['told:never', `told:${told.length === 0 ? 'none' : 'others'}`]
  const near = Math.min(last, 3)
  const features = [`told:${near}`, `tolds:${near}|${same}`, `tolda:${near}|${anaphor}`, `toldt:${near}|${type}`]
  const alike = told.find((one) => one.type === type)
  if (alike !== undefined) features.push(alike.groups.some((group) => keyOf(group) === key) ? 'told:alike' : 'told:unlike')
  const before = told[last]
  if (before !== undefined) features.push(`toldtt:${before.type}|${type}`)
  return features
}
