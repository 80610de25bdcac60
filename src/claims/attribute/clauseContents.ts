import type { CueWords, VerbCue } from '#knowledge/cues.ts'
import type { Content } from './content.ts'
import {
  branch,
  childrenBy,
  childrenOf,
  isPunctuation,
  isQuotationMark,
  lemmaOf,
  relationOf,
  type Tree,
  tokenAt,
} from './tree.ts'

const clausal = ['ccomp', 'csubj']

/** "said (that) the town fell": a clause after the verb. Trees that hang it otherwise are read alike. */
export function clauseAfter(tree: Tree, verb: number, cue: VerbCue, words: CueWords): Content | null {
  const own = childrenBy(tree, verb, ...clausal).find(
    (child) => branch(tree, child).some((i) => i > verb && i <= child) && child > verb,
  )
  if (own !== undefined && !isParted(tree, verb, branch(tree, own)[0] ?? own, words) && !isBeyond(tree, verb, own))
    return {
      tokens: withNext(tree, [...withoutLater(tree, branch(tree, own), verb), ...joinedTo(tree, verb, own)]),
      cue: [],
      frame: 'clause',
    }
  const loose = childrenBy(tree, verb, 'parataxis', 'advcl', 'xcomp', 'dep', 'acl').find((child) =>
    isLooseClause(tree, verb, child),
  )
  if (loose !== undefined) return { tokens: branch(tree, loose), cue: [], frame: 'clause' }
  const that = thatClauseAfter(tree, verb)
  if (that) return that
  // "told the council that she believes", "says on its page that there were": hung on the noun before it
  const beside = childrenBy(tree, verb, 'obj', 'obl', 'iobj')
    .filter((child) => child > verb)
    .flatMap((child) => childrenBy(tree, child, 'acl', 'ccomp', 'advcl').filter((clause) => isThatClause(tree, clause)))
  if (beside[0] !== undefined) return { tokens: branch(tree, beside[0]), cue: [], frame: 'clause' }
  // "insisted the pullback was over", with "pullback" taken for an object
  const object = childrenBy(tree, verb, 'obj').find((child) => child > verb)
  if (
    object !== undefined &&
    !cue.hearer &&
    !cue.frames.includes('thing') &&
    !cue.frames.includes('as') &&
    !cue.frames.includes('name')
  ) {
    const rest = childrenOf(tree, verb).filter(
      (child) =>
        child >= object && /^(obj|xcomp|ccomp|advcl|dep|acl)$/.test(relationOf(tree, child)) && !isCircumstance(tree, child),
    )
    const tokens = rest.flatMap((child) => branch(tree, child))
    if (tokens.some((i) => /^(VERB|AUX)$/.test(tokenAt(tree, i).upos))) return { tokens, cue: [], frame: 'clause' }
  }
  return null
}

/**
 * "acknowledged later in the day that its fighters had left the town", whatever the parser hung the clause on:
 * from the "that" on, to where the next clause of the outlet or of another cue begins.
 */
export function thatClauseAfter(tree: Tree, verb: number): Content | null {
  const that = tree.tokens.findIndex((token, i) => i > verb && /^(that|whether)$/i.test(token.text))
  if (that < 0 || that - verb > farthestThat) return null
  const between = tree.tokens.slice(verb + 1, that)
  if (between.some((token) => /^(VBD|VBZ|VBP|MD|VB|WDT|WP)$/.test(token.xpos) || /^[,;:]$/.test(token.text))) return null
  const clause = tree.tokens.slice(that + 1)
  const subject = clause.findIndex((token) => /^(NOUN|PROPN|PRON|NUM)$/.test(token.upos))
  const finite = clause.findIndex((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))
  if (subject < 0 || finite < subject) return null
  const stop = tree.tokens.findIndex((token, i) => i > that && (token.text === ';' || startsNextCue(tree, verb, i)))
  const end = stop < 0 ? tree.tokens.length : stop
  return { tokens: tree.tokens.flatMap((_, i) => (i >= that && i < end ? [i] : [])), cue: [], frame: 'clause' }
}
// "acknowledged late on Saturday evening in a short statement that": words that may stand between.
const farthestThat = 10

// "… but said its target was a depot": a second verb of the same subject
function startsNextCue(tree: Tree, verb: number, i: number): boolean {
  const token = tokenAt(tree, i)
  return token.upos === 'CCONJ' && tree.tokens[i + 1]?.xpos === tokenAt(tree, verb).xpos && tokenAt(tree, verb).xpos === 'VBD'
    ? [verb].includes(tokenAt(tree, i + 1).head)
    : false
}

// "…, activists said, while the army retook a village": the outlet's own again.
function isParted(tree: Tree, verb: number, first: number, words: CueWords): boolean {
  const comma = tree.tokens.slice(verb + 1, first).some((token) => token.text === ',') || tree.tokens[first]?.text === ','
  const start = isPunctuation(tree, first) ? first + 1 : first
  return comma && start < tree.tokens.length && words.parting.has(lemmaOf(tree, start))
}

// "…, the observers estimate; the army has put forward no figure": what follows the semicolon is the outlet's.
function isBeyond(tree: Tree, verb: number, clause: number): boolean {
  const first = branch(tree, clause).find((i) => !isPunctuation(tree, i)) ?? clause
  return tree.tokens.slice(verb + 1, first).some((token) => token.text === ';')
}

// "said that the town had fallen, and that the road was cut": the second "that" hung on the cue.
function joinedTo(tree: Tree, verb: number, clause: number): readonly number[] {
  return childrenBy(tree, verb, 'conj')
    .filter(
      (child) => child > clause && childrenBy(tree, child, 'mark').some((mark) => /^(that|whether)$/.test(lemmaOf(tree, mark))),
    )
    .flatMap((child) => branch(tree, child))
}

/** "… were carried, and that the men had threatened to shoot": the next "that" after a conjunction goes on with it. */
function withNext(tree: Tree, tokens: readonly number[]): readonly number[] {
  const last = Math.max(...tokens)
  const conjunction = tree.tokens.findIndex((token, i) => i > last && token.upos === 'CCONJ')
  if (conjunction < 0 || tree.tokens.slice(last + 1, conjunction).some((token) => !/^[,]$/.test(token.text))) return tokens
  if (tree.tokens[conjunction + 1]?.text.toLowerCase() !== 'that') return tokens
  const stop = tree.tokens.findIndex((token, i) => i > conjunction && token.text === ';')
  const end = stop < 0 ? tree.tokens.length : stop
  return [...tokens, ...tree.tokens.flatMap((_, i) => (i > last && i < end ? [i] : []))]
}

/**
 * "Qatar said all but one had been intercepted", whatever the parser makes of it: for a verb that says and nothing else,
 * a clause that follows at once is what it says.
 */
export function restAfter(tree: Tree, verb: number): Content | null {
  const first = tree.tokens[verb + 1]
  if (!first || !/^(DET|NOUN|PROPN|PRON|NUM|ADJ|ADV)$/.test(first.upos)) return null
  const stop = tree.tokens.findIndex((token, i) => i > verb && token.text === ';')
  const end = stop < 0 ? tree.tokens.length : stop
  const mark = tree.tokens.findIndex((token, i) => i > verb && /^[,:]$/.test(token.text))
  const clause = tree.tokens.slice(verb + 1, mark < 0 ? end : Math.min(mark, end))
  const subject = clause.findIndex((token) => /^(NOUN|PROPN|PRON|NUM)$/.test(token.upos))
  const finite = clause.findIndex((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))
  if (subject < 0 || finite <= subject) return null
  return { tokens: tree.tokens.flatMap((_, i) => (i > verb && i < end ? [i] : [])), cue: [], frame: 'rest' }
}

/** He went further: mortars had done it. What follows the colon after a cue without any other content. */
export function afterColon(tree: Tree, verb: number): Content | null {
  const colon = tree.tokens.findIndex((token, i) => i > verb && token.text === ':')
  if (colon < 0 || tree.tokens.slice(verb + 1, colon).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos))) return null
  const tokens = tree.tokens.flatMap((_, i) => (i > colon ? [i] : []))
  return tokens.length > 1 ? { tokens, cue: [], frame: 'colon' } : null
}

// "after", "when", "as": a clause of its own that tells when or why
function isCircumstance(tree: Tree, child: number): boolean {
  return childrenBy(tree, child, 'mark', 'case').some((mark) => !/^(that|whether|to)$/.test(lemmaOf(tree, mark)))
}

// "that" with a subject of its own after it, so that it is no pronoun: "that she believes", not "that believes".
function isThatClause(tree: Tree, clause: number): boolean {
  const first = branch(tree, clause)[0]
  if (first === undefined || !/^(that|whether)$/.test(lemmaOf(tree, first))) return false
  const subject = childrenBy(tree, clause, 'nsubj', 'expl')[0]
  return (
    subject !== undefined &&
    subject !== first &&
    (relationOf(tree, first) === 'mark' || childrenBy(tree, clause, 'obj').some((child) => child !== first))
  )
}

function isLooseClause(tree: Tree, verb: number, child: number): boolean {
  const first = branch(tree, child)[0] ?? child
  if (first <= verb || !/^(VERB|AUX|NOUN|ADJ|PROPN)$/.test(tokenAt(tree, child).upos)) return false
  const mark = childrenBy(tree, child, 'mark').map((i) => lemmaOf(tree, i))[0]
  if (mark === 'that' || mark === 'whether') return true
  if (relationOf(tree, child) !== 'parataxis') return false
  // "He said: they came at six"; "said the town had fallen" parsed as two clauses side by side
  const between = tree.tokens.slice(verb + 1, first).map((token) => token.text)
  return (
    childrenBy(tree, child, 'nsubj').length > 0 &&
    (between.length === 0 || between.every((text) => text === ':' || isQuotationMark(text)))
  )
}

// What hangs on the content but stands after a further reporting clause is cut off by the nesting later; punctuation goes here.
function withoutLater(tree: Tree, tokens: readonly number[], verb: number): readonly number[] {
  return tokens.filter((i) => i > verb || !isPunctuation(tree, i))
}

/** "claims to have taken", "vowed to stay", "admitted having ordered". */
export function infinitiveAfter(tree: Tree, verb: number, ...also: readonly string[]): Content | null {
  const child = childrenBy(tree, verb, 'xcomp', 'acl', 'advcl', 'ccomp', 'obj', ...also).find((i) => {
    const { xpos, relation } = tokenAt(tree, i)
    const auxiliaries = childrenBy(tree, i, 'aux')
    const gerund = xpos === 'VBG' || auxiliaries.some((aux) => tokenAt(tree, aux).xpos === 'VBG')
    const to = childrenBy(tree, i, 'mark').some((mark) => lemmaOf(tree, mark) === 'to')
    if (i <= verb) return false
    // "reported having destroyed nine", whatever the parser hung it on the verb by; "said so, adding" has a comma
    if (!/^(xcomp|acl)/.test(relation) && !also.includes(relation))
      return gerund ? branch(tree, i)[0] === verb + 1 : to && auxiliaries.some((aux) => lemmaOf(tree, aux) === 'have')
    return to || gerund
  })
  return child === undefined ? null : { tokens: branch(tree, child), cue: [], frame: 'infinitive' }
}
