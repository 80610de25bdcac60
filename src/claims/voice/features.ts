import type { Attribution } from '#model/attribution.ts'
import { covers, type Span } from '#model/span.ts'
import { pathBetween } from '../path.ts'
import { at, bare, childrenOf, isUnder, type Tree } from '../tree.ts'
import type { VoiceSight } from './sight.ts'

const longestWay = 6

/** What is seen of one attribution that may hand a happening on. */
export function voiceFeatures(one: Attribution, sight: VoiceSight): string[] {
  const { document, happening, byRule, candidates } = sight
  const { tree, token, type } = happening
  const { from, to, upos, relation } = at(tree, token)
  const span: Span = [from, to]
  const relationTo = placeOf(one, sight, span)
  const rule = byRule === one ? 'this' : byRule === null ? 'none' : 'other'
  const frame = one.because[0] ?? ''
  const features = [
    'bias',
    `p:${relationTo}`,
    `r:${rule}`,
    `pr:${relationTo}|${rule}`,
    `l:${one.lemma}|${relationTo}`,
    `f:${frame}|${relationTo}`,
    `s:${one.stance}|${relationTo}`,
    `st:${one.stance}|${type}`,
    `i:${one.irreal}|${relationTo}`,
    `t:${type}|${relationTo}`,
    `sp:${one.speaker === null}|${relationTo}`,
    `u:${upos}|${relationTo}`,
    `d:${bare(relation)}|${relationTo}`,
    `m:${Math.min(candidates.length, 4)}|${relationTo}`,
  ]
  const clause = clauseOf(tree, token)
  const joint = jointOf(tree, clause)
  features.push(
    `j:${joint}|${relationTo}`,
    `jr:${joint}|${rule}`,
    `jt:${joint}|${tenseOf(tree, clause)}|${relationTo}`,
    `jy:${joint}|${type}`,
  )
  features.push(`ep:${isDescription(tree, token)}|${relationTo}`, `ten:${tenseOf(tree, clause)}|${relationTo}`)
  if (one.cueHead.sentence === tree.sentence.index) features.push(...besideFeatures(one, tree, token, clause, relationTo))
  else features.push(...beforeFeatures(one, sight, relationTo))
  const inner = candidates.filter((other) => other !== one && holds(other, span) && !holdsCue(other, one)).length
  features.push(`in:${Math.min(inner, 2)}|${relationTo}`)
  const source = one.sourceHead === null ? undefined : document.trees[one.sourceHead.sentence]
  if (one.sourceHead !== null && source !== undefined) {
    const head = at(source, one.sourceHead.token)
    features.push(`sh:${head.upos}|${relationTo}`, `sl:${head.upos === 'PRON' ? head.lemma : 'noun'}|${relationTo}|${one.stance}`)
    if (one.sourceHead.sentence === tree.sentence.index && isUnder(tree, token, one.sourceHead.token)) features.push('inSource')
  }
  return features
}

// Where the happening stands to the attribution: its very cue, in its content, beside it in its sentence, or sentences on.
function placeOf(one: Attribution, { happening, document }: VoiceSight, span: Span): string {
  if (one.cue.some((part) => covers(part, span))) return 'cue'
  const here = happening.tree.sentence.index
  if (holds(one, span)) return one.cueHead.sentence === here ? 'in' : 'in further'
  if (one.cueHead.sentence === here) return one.cueHead.token < happening.token ? 'behind' : 'ahead'
  const between = document.attributions.some(
    ({ cueHead, speaker }) => speaker !== null && cueHead.sentence > one.cueHead.sentence && cueHead.sentence < here,
  )
  return `back ${here - one.cueHead.sentence}${between ? ' over another' : ''}`
}

function holds({ content }: Attribution, span: Span): boolean {
  return content.some((part) => covers(part, span))
}

function holdsCue(other: Attribution, one: Attribution): boolean {
  const [cue] = one.cue
  return cue !== undefined && holds(other, cue)
}

function besideFeatures(one: Attribution, tree: Tree, token: number, clause: number, place: string): string[] {
  const cue = one.cueHead.token
  const path = pathBetween(tree, cue, token, longestWay) ?? 'far'
  const [first, last] = cue < token ? [cue, token] : [token, cue]
  const between = tree.tokens.slice(first + 1, last)
  const semicolon = between.some(({ text }) => text === ';')
  const and = between.some(({ text }) => /^(and|but|while|although|though)$/i.test(text))
  const commas = Math.min(between.filter(({ text }) => text === ',').length, 3)
  return [
    `w:${path}|${place}`,
    `wl:${path}|${one.lemma}`,
    `;:${semicolon}|${place}|${tenseOf(tree, clause)}`,
    `&:${and}|${place}`,
    `c:${commas}|${place}`,
    `q:${isQuoted(tree, token)}|${place}`,
    `tt:${tenseOf(tree, clause)}|${tenseOf(tree, cue)}|${place}`,
    `n:${Math.min(Math.floor(between.length / 5), 5)}|${place}`,
  ]
}

function beforeFeatures(one: Attribution, { document, happening, candidates }: VoiceSight, place: string): string[] {
  const { tree, token } = happening
  const { sentence } = one.cueHead
  const from = document.trees[sentence]?.sentence
  const sameParagraph = from?.paragraph === tree.sentence.paragraph
  const spoken = candidates.some((other) => other.cueHead.sentence === tree.sentence.index && other.speaker !== null)
  const opening = tree.tokens.find(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const whole = from !== undefined && one.content.some(([, to]) => to >= (from.tokens.at(-3)?.to ?? 0))
  const ours = tree.tokens.some(({ lemma, upos }) => upos === 'PRON' && /^(we|our|us|ours)$/.test(lemma.toLowerCase()))
  const tense = tenseOf(tree, clauseOf(tree, token))
  return [
    `par:${sameParagraph}|${place}`,
    `parw:${sameParagraph}|${whole}|${spoken}|${place}`,
    `spoken:${spoken}|${place}`,
    `parspoken:${sameParagraph}|${spoken}|${tense}`,
    `op:${opening?.upos}|${place}`,
    `opw:${opening?.upos === 'PRON' ? opening.lemma.toLowerCase() : ''}|${place}`,
    `ours:${ours}|${place}`,
    `fr:${one.because[0] ?? ''}|${sameParagraph}|${spoken}`,
    `k:${tree.sentence.kind}|${from?.kind}`,
    `tp:${tense}|${sameParagraph}|${spoken}`,
    `quo:${isQuoted(tree, token)}|${place}`,
  ]
}

/** The token that heads the clause of a word. */
function clauseOf(tree: Tree, token: number): number {
  let i = token
  for (let steps = 0; steps < longestWay; steps++) {
    const { head, upos, relation } = at(tree, i)
    if (head < 0 || upos === 'VERB' || clausal.has(bare(relation))) return i
    i = head
  }
  return i
}
const clausal = new Set(['ccomp', 'advcl', 'acl', 'parataxis', 'csubj', 'root'])

// How the clause is joined to what is above it: ", who …", "after …", "and …".
function jointOf(tree: Tree, clause: number): string {
  let i = clause
  while (bare(at(tree, i).relation) === 'conj' && at(tree, i).head >= 0) i = at(tree, i).head
  const { relation } = at(tree, i)
  const mark = childrenOf(tree, i).find((child) => at(tree, child).relation === 'mark')
  const first = Math.min(i, ...childrenOf(tree, i))
  const comma = [first, first - 1].some((k) => at(tree, k).text === ',')
  const word = mark === undefined ? '' : at(tree, mark).lemma.toLowerCase()
  return `${relation}${comma ? ',' : ''} ${word}`
}

function tenseOf(tree: Tree, clause: number): string {
  const finite = [clause, ...childrenOf(tree, clause)].find((i) => /^(VBD|VBZ|VBP|MD)$/.test(at(tree, i).xpos) && isFiniteAt(i))
  if (finite === undefined) return at(tree, clause).xpos
  const { xpos, lemma } = at(tree, finite)
  return finite === clause ? xpos : `${lemma.toLowerCase()} ${xpos} ${at(tree, clause).xpos}`

  function isFiniteAt(i: number): boolean {
    return i === clause || /^(aux|cop)/.test(at(tree, i).relation)
  }
}

// "the rebel-held town", "its captured fighters"
function isDescription(tree: Tree, token: number): string {
  const { relation, xpos } = at(tree, token)
  return relation === 'amod' || relation === 'compound' ? `${relation} ${xpos}` : ''
}

// Within marks of its own sentence.
function isQuoted(tree: Tree, token: number): boolean {
  const marks = tree.tokens.slice(0, token).filter(({ text }) => /^(["“”]|''|``)$/.test(text)).length
  return marks % 2 === 1
}
