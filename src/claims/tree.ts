import type { Sentence, Token } from '#model/sentence.ts'
import type { Span } from '#model/span.ts'

/** A sentence with what is asked of its parse again and again worked out once. Tokens go by their index. */
export interface Tree {
  readonly sentence: Sentence
  readonly tokens: readonly Token[]
  /** Children of each token, in order. */
  readonly children: readonly (readonly number[])[]
}

export function treeOf(sentence: Sentence): Tree {
  const children: number[][] = sentence.tokens.map(() => [])
  sentence.tokens.forEach((token, i) => {
    children[token.head]?.push(i)
  })
  return { sentence, tokens: sentence.tokens, children }
}

/** The token, or a blank one beyond either end of the sentence, so that neighbours can be asked for without care. */
export function at(tree: Tree, i: number): Token {
  return tree.tokens[i] ?? beyond
}
const beyond: Token = { from: 0, to: 0, text: '', lemma: '', upos: 'X', xpos: '', head: -1, relation: '' }

export function childrenOf(tree: Tree, i: number): readonly number[] {
  return tree.children[i] ?? []
}

/** The relation without its subtype: `nsubj` of `nsubj:pass`. */
export function bare(relation: string): string {
  const colon = relation.indexOf(':')
  return colon < 0 ? relation : relation.slice(0, colon)
}

export function childBy(tree: Tree, i: number, ...relations: readonly string[]): number | undefined {
  return childrenOf(tree, i).find((child) => relations.includes(at(tree, child).relation))
}

/** The token and all below it, in order; what `leave` names is left out with all below it. */
export function subtree(tree: Tree, top: number, leave: (child: number, parent: number) => boolean = () => false): number[] {
  const found: number[] = []
  const open = [top]
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    found.push(i)
    for (const child of childrenOf(tree, i)) if (!leave(child, i)) open.push(child)
  }
  return found.sort((a, b) => a - b)
}

/** Whether `i` is `top` or below it. */
export function isUnder(tree: Tree, i: number, top: number): boolean {
  for (let up = i; up >= 0; up = at(tree, up).head) if (up === top) return true
  return false
}

/** Steps between two tokens along the tree. */
export function distance(tree: Tree, a: number, b: number): number {
  const above = new Map<number, number>()
  for (let up = a, steps = 0; up >= 0; up = at(tree, up).head, steps++) above.set(up, steps)
  for (let up = b, steps = 0; up >= 0; up = at(tree, up).head, steps++) {
    const met = above.get(up)
    if (met !== undefined) return met + steps
  }
  return tree.tokens.length
}

/** "was taken", "the towns taken by rebels": the subject, or the noun above, is who it was done to. */
export function isPassive(tree: Tree, i: number): boolean {
  const token = at(tree, i)
  if (childrenOf(tree, i).some((child) => at(tree, child).relation.endsWith(':pass'))) return true
  return token.xpos === 'VBN' && (token.relation === 'acl' || token.relation === 'amod')
}

/** The preposition before a noun phrase, in lower case; empty when it has none. A genitive 's is none. */
export function caseOf(tree: Tree, i: number): string {
  const word = childrenOf(tree, i).find((child) => at(tree, child).relation === 'case' && at(tree, child).xpos !== 'POS')
  return word === undefined ? '' : at(tree, word).text.toLowerCase()
}

export function isVerb(token: Token): boolean {
  return token.upos === 'VERB'
}
export function isNominal(token: Token): boolean {
  return token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'PRON' || token.upos === 'NUM'
}

/** From the first to the last of the tokens. */
export function spanOf(tree: Tree, tokens: readonly number[]): Span {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const i of tokens) {
    from = Math.min(from, at(tree, i).from)
    to = Math.max(to, at(tree, i).to)
  }
  return [from, to]
}

// What hangs on a noun but is told about it, not part of its name: "Fidan, who spoke on Tuesday", "the army, which …".
const loose = new Set(['acl:relcl', 'acl', 'parataxis', 'advcl', 'advcl:relcl', 'dep', 'discourse', 'list', 'ccomp', 'orphan'])
const frontal = new Set([
  'case',
  'mark',
  'cop',
  'nsubj',
  'nsubj:pass',
  'csubj',
  'aux',
  'aux:pass',
  'expl',
  'cc:preconj',
  'det:predet',
])

export interface PhraseOptions {
  /** "soldiers" alone of "soldiers and policemen". */
  readonly withoutConjuncts?: boolean
  /** "Fidan" alone of "Fidan, foreign minister of Turkey". */
  readonly withoutAppositions?: boolean
}

/** The unbroken stretch of tokens around a noun that names it, without preposition, clauses and outer punctuation. */
export function phraseOf(tree: Tree, head: number, options: PhraseOptions = {}): number[] {
  const members = subtree(tree, head, (child, parent) => {
    const { relation } = at(tree, child)
    if (loose.has(relation)) return true
    if (options.withoutAppositions && relation === 'appos') return true
    if (parent !== head) return false
    if (frontal.has(relation) && at(tree, child).xpos !== 'POS') return true
    if (relation === 'advmod' && child < head && at(tree, child).lemma !== 'most') return !isMeasure(tree, child)
    return options.withoutConjuncts === true && (relation === 'conj' || relation === 'cc')
  })
  return unbroken(tree, members, head)
}

// "nearly 50 soldiers": the adverb hangs on the number as a rule, rarely on the noun.
function isMeasure(tree: Tree, i: number): boolean {
  return at(tree, i + 1).upos === 'NUM'
}

function unbroken(tree: Tree, members: readonly number[], head: number): number[] {
  const kept = new Set(members)
  let first = head
  let last = head
  while (kept.has(first - 1) || (kept.has(first - 2) && at(tree, first - 1).upos === 'PUNCT'))
    first -= kept.has(first - 1) ? 1 : 2
  while (kept.has(last + 1) || (kept.has(last + 2) && at(tree, last + 1).upos === 'PUNCT')) last += kept.has(last + 1) ? 1 : 2
  while (last > head && at(tree, last).upos === 'PUNCT' && !closes.has(at(tree, last).text)) last--
  while (first < head && (at(tree, first).upos === 'PUNCT' || at(tree, first).upos === 'CCONJ')) first++
  while (last > head && at(tree, last).upos === 'CCONJ') last--
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}
const closes = new Set([')', '”', '’', '"'])
