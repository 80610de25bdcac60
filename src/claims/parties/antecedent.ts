import type { HappeningWords } from '#knowledge/happenings.ts'
import type { Span } from '#model/span.ts'
import { sortsAt } from '../happening/words.ts'
import { at, bare, childBy, childrenOf, isNominal, phraseOf, spanOf, type Tree } from '../tree.ts'

/** A noun phrase earlier in the report that a pronoun can stand for. */
export interface Referent {
  readonly sentence: number
  readonly token: number
  readonly span: Span
  readonly paragraph: number
  /** The sentence's subjects come back as pronouns far more often than its objects. */
  readonly role: 'subject' | 'object' | 'other'
  readonly number: 'one' | 'many' | 'group'
  readonly being: 'person' | 'people' | 'organisation' | 'place' | 'thing'
}

/** The noun phrases of a sentence that can be spoken of again, in order. */
export function referentsIn(tree: Tree, words: HappeningWords): Referent[] {
  return tree.tokens.flatMap((token, i) => {
    if (token.upos !== 'NOUN' && token.upos !== 'PROPN') return []
    if (['flat', 'compound', 'nmod:unmarked', 'obl:unmarked', 'nmod:desc'].includes(token.relation)) return []
    const being = beingOf(tree, i, words)
    return [
      {
        sentence: tree.sentence.index,
        token: i,
        span: spanOf(tree, phraseOf(tree, i)),
        paragraph: tree.sentence.paragraph,
        role: roleOf(token.relation),
        number: numberOf(tree, i, being),
        being,
      },
    ]
  })
}

function roleOf(relation: string): Referent['role'] {
  if (bare(relation) === 'nsubj' || relation === 'obl:agent') return 'subject'
  return bare(relation) === 'obj' ? 'object' : 'other'
}

function beingOf(tree: Tree, i: number, words: HappeningWords): Referent['being'] {
  const sorts = sortsAt(tree, i, words)
  const name = tree.sentence.names.find(({ tokens: [first, end] }) => first <= i && i < end)
  if (name?.kind === 'person') return 'person'
  if (name?.kind === 'organisation' || name?.kind === 'side') return 'organisation'
  if (sorts.includes('force') || sorts.includes('people') || sorts.includes('captive')) {
    return at(tree, i).xpos === 'NNS' || at(tree, i).xpos === 'NNPS'
      ? 'people'
      : collective(sorts, at(tree, i).lemma)
        ? 'organisation'
        : 'person'
  }
  if (sorts.includes('state')) return 'organisation'
  if (sorts.includes('place') || name?.kind === 'place') return 'place'
  return at(tree, i).upos === 'PROPN' ? 'organisation' : 'thing'
}

// "army", "brigade" act as one and take "it" as well as "they"; "soldier", "gunman" are persons.
function collective(sorts: readonly string[], lemma: string): boolean {
  return sorts.includes('force') && !/(er|or|man|woman|ist|ant|ent|al|ain|et|el|ot|ine|ier|it|te)$/.test(lemma)
}

function numberOf(tree: Tree, i: number, being: Referent['being']): Referent['number'] {
  const { xpos } = at(tree, i)
  if (xpos === 'NNS' || xpos === 'NNPS') return 'many'
  if (childrenOf(tree, i).some((child) => at(tree, child).relation === 'conj' && isNominal(at(tree, child)))) return 'many'
  return being === 'organisation' ? 'group' : 'one'
}

type Wanted = 'they' | 'it' | 'person'
const pronouns: Readonly<Record<string, Wanted>> = {
  they: 'they',
  them: 'they',
  their: 'they',
  theirs: 'they',
  themselves: 'they',
  these: 'they',
  those: 'they',
  both: 'they',
  it: 'it',
  its: 'it',
  itself: 'it',
  he: 'person',
  him: 'person',
  his: 'person',
  she: 'person',
  her: 'person',
  himself: 'person',
  herself: 'person',
}

/** How many sentences back a pronoun may reach. */
const farthest = 4

/** What the pronoun at `i` stands for, out of the referents of earlier sentences and of its own up to it; null when nothing fits. */
export function antecedentOf(tree: Tree, i: number, referents: readonly Referent[]): Referent | null {
  const wanted = pronouns[at(tree, i).text.toLowerCase()]
  if (wanted === undefined) return null
  let best: Referent | null = null
  let bestWeight = 0
  for (const referent of referents) {
    const weight = weightOf(referent, tree, i, wanted)
    if (weight > bestWeight) {
      best = referent
      bestWeight = weight
    }
  }
  return best
}

function weightOf(referent: Referent, tree: Tree, i: number, wanted: Wanted): number {
  const back = tree.sentence.index - referent.sentence
  if (back < 0 || back > farthest) return 0
  if (back === 0 && (referent.token >= i || sharesClause(tree, referent.token, i))) return 0
  const fit = fitOf(referent, wanted)
  if (fit === 0) return 0
  const role = referent.role === 'subject' ? 1.5 : referent.role === 'object' ? 0.8 : 0.5
  const paragraph = referent.paragraph === tree.sentence.paragraph ? 1 : 0.7
  // Within a sentence the later of two equal ones, across sentences the earlier: subjects come first.
  const order = back === 0 ? referent.token / 1000 : -referent.token / 1000
  return fit * role * paragraph * 0.6 ** back + order * 0.01
}

// "The army shelled it": the subject of a clause is not its object. "its" may well be the subject's own.
function sharesClause(tree: Tree, referent: number, i: number): boolean {
  if (at(tree, i).relation === 'nmod:poss') return false
  const verb = at(tree, i).head
  return at(tree, referent).head === verb && childBy(tree, verb, 'nsubj', 'nsubj:pass', 'obj') !== undefined
}

function fitOf({ number, being }: Referent, wanted: Wanted): number {
  if (wanted === 'person') return being === 'person' ? 1 : being === 'organisation' && number === 'one' ? 0.1 : 0
  if (wanted === 'they') {
    if (number === 'many')
      return being === 'people' || being === 'organisation' ? 1 : being === 'person' ? 0.8 : being === 'place' ? 0.35 : 0.25
    return number === 'group' ? 0.45 : being === 'person' ? 0.1 : 0
  }
  if (number === 'many' || being === 'person' || being === 'people') return 0
  return being === 'organisation' ? 1 : being === 'place' ? 0.6 : 0.3
}
