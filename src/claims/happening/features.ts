import type { Clusters } from '#knowledge/clusters.ts'
import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Vectors } from '#knowledge/vectors.ts'
import type { DayMention } from '../days/mention.ts'
import { at, bare, caseOf, childrenOf, isPassive, type Tree } from '../tree.ts'
import { objectOf, sortsAt, subjectOf, type Vote } from './words.ts'

/** What the features of a word are drawn from. */
export interface Seen {
  readonly tree: Tree
  /** The word list's votes on the sentence. */
  readonly votes: readonly Vote[]
  /** Tokens that are cues of an attribution: "accused", "said". */
  readonly cues: ReadonlySet<number>
  /** What the word list finds told in the sentences before. */
  readonly types: ReadonlySet<string>
  /** Lemmas of the sentences before. */
  readonly earlier: ReadonlySet<string>
  /** Of each token, the cue and stance of the attribution in whose content it stands; null in the outlet's own words. */
  readonly told: (token: number) => { readonly lemma: string; readonly stance: string } | null
  readonly days: ReadonlySet<number>
  readonly mentions: readonly DayMention[]
  readonly places: ReadonlySet<number>
  readonly words: HappeningWords
  readonly clusters: Clusters
  readonly vectors: Vectors
}

/** Words of these tags may tell a happening. */
export function mayTell(upos: string): boolean {
  return upos === 'VERB' || upos === 'NOUN' || upos === 'ADJ' || upos === 'PROPN' || upos === 'ADV'
}

const letter: Readonly<Record<string, string>> = { VERB: 'V', NOUN: 'N', PROPN: 'N', ADJ: 'A', ADV: 'R', AUX: 'X' }

/** What the trained reader sees of one token. Names of features are internal; only training and reading must agree. */
export function featuresOf(i: number, seen: Seen): string[] {
  const { tree } = seen
  return [
    ...ownFeatures(i, seen),
    ...featuresWith(`${at(tree, i).lemma.toLowerCase()}/${letter[at(tree, i).upos] ?? 'O'}`, i, seen),
  ]
}

/** What it would see if it had never met the word: the word list's votes, the parties, what stands around it. */
export function featuresOfUnmet(i: number, seen: Seen): string[] {
  return featuresWith(unmet, i, seen).filter((feature) => !feature.includes(unmet) && !feature.startsWith('entry:'))
}
const unmet = '\u0000'

function featuresWith(base: string, i: number, seen: Seen): string[] {
  return [
    ...wordFeatures(i, base, seen),
    ...frameFeatures(i, base, seen),
    ...childFeatures(i, base, seen),
    ...aboveFeatures(i, base, seen),
    ...besideFeatures(i, base, seen),
    ...voteFeatures(i, seen),
    ...reportFeatures(i, base, seen),
  ]
}

// The word by its letters alone.
function ownFeatures(i: number, { tree }: Seen): string[] {
  const { text, lemma, upos } = at(tree, i)
  const low = text.toLowerCase()
  return [`l:${lemma.toLowerCase()}`, `w:${low}`, `s3:${low.slice(-3)}${upos}`, `s4:${low.slice(-4)}`]
}

function wordFeatures(i: number, base: string, { tree, clusters, cues }: Seen): string[] {
  const token = at(tree, i)
  const low = token.text.toLowerCase()
  const features = ['bias', `b:${base}`, `p:${token.xpos}`, `r:${token.relation}`, `k:${tree.sentence.kind}`]
  if (low.includes('-')) for (const part of low.split('-')) features.push(`hy:${part}`)
  // "HTS-led" names a leader, "Kurdish-led" describes.
  if (at(tree, i - 1).text === '-') {
    const first = at(tree, i - 2)
    features.push(
      `join:${base}`,
      `join:${base}${first.upos}`,
      `join:${base}${shapeOf(first.text)}`,
      `joined:${first.lemma.toLowerCase()}`,
    )
  }
  if (at(tree, i + 1).text === '-') features.push(`joins:${at(tree, i + 2).lemma.toLowerCase()}`)
  if (cues.has(i)) features.push('cue', `cue:${base}`)
  const cluster = clusterAt(tree, i, clusters)
  if (cluster >= 0) {
    const { upos } = token
    features.push(
      `c12:${cluster}`,
      `c10:${cluster >> 2}`,
      `c6:${cluster >> 6}`,
      `c12p:${cluster}${upos}`,
      `c10p:${cluster >> 2}${upos}`,
    )
  }
  return features
}

function shapeOf(word: string): string {
  if (/^\p{Lu}{2,}$/u.test(word)) return 'letters'
  return /^\p{Lu}/u.test(word) ? `name${word.slice(-2)}` : 'word'
}

// Lemma with what makes its frame: particle, object, preposition, modifier, subject, voice, the word it hangs on.
function frameFeatures(i: number, base: string, { tree, words }: Seen): string[] {
  const token = at(tree, i)
  const features: string[] = []
  for (const child of childrenOf(tree, i)) {
    const { relation, lemma } = at(tree, child)
    const kind = bare(relation)
    if (relation === 'compound:prt') features.push(`f:${base}+${lemma}`)
    else if (kind === 'advmod') features.push(`f:${base}~${lemma}`)
    else if (kind === 'obj') features.push(`f:${base}>o:${lemma}`)
    else if (kind === 'obl' || kind === 'nmod')
      features.push(`f:${base}>${caseOf(tree, child)}:${lemma}`, `f:${base}>${caseOf(tree, child)}`)
    else if (kind === 'compound' || kind === 'amod') features.push(`f:${base}>m:${lemma}`)
    else if (kind === 'nsubj') features.push(`f:${base}>s:${lemma}`)
    else if (kind === 'xcomp' || kind === 'ccomp') features.push(`f:${base}>${kind}`, `f:${base}>${kind}:${lemma}`)
  }
  if (token.upos === 'VERB') {
    const voice = isPassive(tree, i)
      ? 'pass'
      : childrenOf(tree, i).some((child) => at(tree, child).relation === 'obj')
        ? 'tr'
        : 'in'
    features.push(`f:${base}|${voice}`, `v:${voice}`)
  }
  const object = objectOf(tree, i)
  const kids = childrenOf(tree, i).filter((child) =>
    /^(nsubj|obj|iobj|obl|nmod|nummod|ccomp|xcomp|advcl|acl)/.test(at(tree, child).relation),
  )
  features.push(
    `kids:${Math.min(kids.length, 3)}|${token.upos}`,
    `kids:${Math.min(kids.length, 3)}|${token.upos}|${bare(token.relation)}`,
  )
  if (object !== undefined) for (const sort of sortsAt(tree, object, words)) features.push(`os:${sort}`, `fos:${base}${sort}`)
  const subject = subjectOf(tree, i)
  if (subject !== undefined) for (const sort of sortsAt(tree, subject, words)) features.push(`ss:${sort}`, `fss:${base}${sort}`)
  return features
}

function childFeatures(i: number, base: string, { tree, clusters, words }: Seen): string[] {
  const own = clusterAt(tree, i, clusters)
  const features: string[] = []
  for (const child of childrenOf(tree, i)) {
    const relation = bare(at(tree, child).relation)
    if (relation === 'punct' || relation === 'det' || relation === 'case') continue
    features.push(`kr:${relation}`, `kl:${relation}:${at(tree, child).lemma}`)
    const cluster = clusterAt(tree, child, clusters)
    if (cluster >= 0) {
      features.push(`kc:${relation}:${cluster >> 6}`, `kc2:${relation}:${cluster >> 2}`)
      if (own >= 0) features.push(`ck:${own >> 2}${relation}${cluster >> 6}`)
    }
    for (const sort of sortsAt(tree, child, words)) features.push(`ks:${relation}${sort}`, `bks:${base}${relation}${sort}`)
    const preposition = caseOf(tree, child)
    if (preposition) features.push(`kp:${preposition}`, `bkp:${base}${preposition}`)
  }
  return features
}

function aboveFeatures(i: number, base: string, { tree, clusters, words }: Seen): string[] {
  const { relation, head } = at(tree, i)
  if (head < 0) return ['root']
  const above = at(tree, head)
  const features = [`h:${relation}${above.lemma}`, `hl:${above.lemma}`, `hb:${base}<${bare(relation)}:${above.lemma}`]
  const cluster = clusterAt(tree, head, clusters)
  if (cluster >= 0) features.push(`hc:${relation}${cluster >> 4}`, `hc2:${bare(relation)}${cluster >> 2}`)
  const preposition = caseOf(tree, i)
  if (preposition) features.push(`ip:${preposition}`, `bip:${base}${preposition}`, `hp:${base}<${preposition}:${above.lemma}`)
  for (const sort of sortsAt(tree, head, words)) features.push(`hs:${bare(relation)}${sort}`)
  return features
}

function besideFeatures(i: number, base: string, { tree, clusters }: Seen): string[] {
  const features: string[] = []
  for (const step of [-3, -2, -1, 1, 2, 3]) {
    const { lemma } = at(tree, beside(tree, i, step))
    features.push(`n${step}:${lemma}`)
    if (Math.abs(step) > 2) continue
    features.push(`bn${step}:${base}${lemma}`)
    const cluster = clusterAt(tree, beside(tree, i, step), clusters)
    if (cluster >= 0) features.push(`nc${step}:${cluster >> 2}`)
  }
  features.push(`bi-:${at(tree, i - 2).lemma}_${at(tree, i - 1).lemma}`, `bi+:${at(tree, i + 1).lemma}_${at(tree, i + 2).lemma}`)
  return features
}

function voteFeatures(i: number, { tree, votes }: Seen): string[] {
  const own = votes.filter(({ words }) => words.includes(i))
  const features = own.flatMap(({ type, strength, entry, words }) => [
    `vote:${strength}${type}`,
    `vote:${type}`,
    `entry:${entry}`,
    ...(words.length > 1 ? [`phrase:${type}`] : []),
  ])
  const types = [...new Set(own.filter(({ token }) => token === i).map(({ type }) => type))].sort()
  const { head, relation } = at(tree, i)
  for (const { token, type, strength } of votes) {
    if (strength === 'weak') continue
    if (token === head) features.push(`hv:${type}`, `hvr:${bare(relation)}${type}`)
    if (at(tree, token).head === i) features.push(`cv:${bare(at(tree, token).relation)}${type}`)
  }
  return [...features, `votes:${types.join('+')}`]
}

// Quotation marks tell whose word it is, and not what it tells: "declared the town “free”".
function beside(tree: Tree, i: number, step: number): number {
  const way = Math.sign(step)
  let place = i
  for (let left = Math.abs(step); left > 0; left--) {
    place += way
    while (/^["“”]$/.test(at(tree, place).text)) place += way
  }
  return place
}

// What the report has told before, who tells it, and whether a day, a place or a figure stands with it.
function reportFeatures(
  i: number,
  base: string,
  { tree, votes: all, types, earlier, told, days, mentions, places }: Seen,
): string[] {
  const lemma = at(tree, i).lemma.toLowerCase()
  const upos = at(tree, i).upos
  const votes = all.filter(({ token }) => token === i)
  const children = childrenOf(tree, i)
  const determiner = children.find((child) => ['det', 'nmod:poss'].includes(at(tree, child).relation))
  const kind =
    determiner === undefined ? 'bare' : at(tree, determiner).relation === 'det' ? at(tree, determiner).text.toLowerCase() : 'poss'
  const given = earlier.has(lemma)
  const features = [`det:${kind}`, `bdet:${base}${kind}`, `given:${given}|${kind}|${at(tree, i).upos}`, `bgiven:${base}${given}`]
  for (const { type, strength } of votes) {
    if (strength === 'weak') continue
    const seenType = types.has(type) ? 'again' : 'first'
    features.push(`${seenType}:${upos}|${kind}`, `${seenType}:${type}|${upos}`)
  }
  const by = told(i)
  features.push(
    by === null ? 'told:outlet' : `told:${by.stance}`,
    `by:${by?.lemma ?? 'outlet'}`,
    `btold:${base}${by === null ? 'outlet' : by.stance}`,
  )
  if (children.some((child) => days.has(child))) features.push('day', `day:${base}`)
  // "Since Monday", "over three days": a running total rather than one happening.
  for (const { means, head, tie } of mentions) {
    if (tie !== i && head !== i && !hangsOn(tree, head, i)) continue
    features.push(`dm:${means}`, `dmb:${base}${means}`, ...votes.map(({ type }) => `dmt:${means}${type}`))
  }
  if (children.some((child) => places.has(child))) features.push('place', `place:${base}`)
  features.push(`sentence:${Math.min(tree.sentence.index, 4)}`)
  return features
}

function hangsOn(tree: Tree, below: number, top: number): boolean {
  const { head } = at(tree, below)
  return head === top || (head >= 0 && at(tree, head).head === top)
}

function clusterAt(tree: Tree, i: number, clusters: Clusters): number {
  const { text, lemma } = at(tree, i)
  const cluster = clusters.clusterOf(text.toLowerCase().replaceAll(/\d/g, '0'))
  return cluster >= 0 ? cluster : clusters.clusterOf(lemma.toLowerCase())
}
