import type { CueWords, VerbCue } from '#knowledge/cues.ts'
import { prepositionOf } from './found.ts'
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

/** Content within the sentence, and the words that belong to the cue beside its verb ("spoke [of] losses"). */
export interface Content {
  readonly tokens: readonly number[]
  readonly cue: readonly number[]
  readonly frame: string
}

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

/** "urged both sides to withdraw", "called on the army to leave": who is asked, and what for. */
export function pleaAfter(tree: Tree, verb: number, preposition: string | undefined): Content | null {
  const asked =
    preposition === undefined
      ? childrenBy(tree, verb, 'obj', 'iobj').find((i) => i > verb)
      : childrenBy(tree, verb, 'obl').find((i) => i > verb && prepositionOf(tree, i) === preposition)
  const deed = [verb, ...(asked === undefined ? [] : [asked])]
    .flatMap((i) => childrenBy(tree, i, 'xcomp', 'ccomp', 'advcl', 'acl'))
    .find(
      (i) =>
        i > verb && tokenAt(tree, i).upos !== 'PROPN' && childrenBy(tree, i, 'mark').some((mark) => lemmaOf(tree, mark) === 'to'),
    )
  if (deed === undefined || (asked === undefined && preposition !== undefined)) return null
  const linking = asked === undefined ? [] : childrenBy(tree, asked, 'case')
  const whole = new Set([...(asked === undefined ? [] : branch(tree, asked)), ...branch(tree, deed)])
  return { tokens: [...whole].filter((i) => !linking.includes(i)), cue: linking, frame: 'plea' }
}

/** "dismissed the report as a lie", "called the report a lie", and what it was dismissed as. */
export function likenessAfter(tree: Tree, verb: number, frame: 'as' | 'name'): (Content & { readonly likeness: number }) | null {
  const quoted = frame === 'name' ? quotedName(tree, verb) : null
  if (quoted) return quoted
  const object = childrenBy(tree, verb, 'obj', 'nsubj').find(
    (i) => i !== verb && (i > verb || lemmaOf(tree, i) === 'what' || relationOf(tree, i) === 'obj'),
  )
  const pronoun = frame === 'as' ? (pronounLikeness(tree, verb) ?? likenessFirst(tree, verb)) : null
  if (pronoun) return pronoun
  const likeness =
    frame === 'as'
      ? [verb, ...(object === undefined ? [] : [object])]
          .flatMap((i) => childrenBy(tree, i, 'obl', 'advcl', 'nmod', 'xcomp'))
          .find((i) => i > verb && prepositionOf(tree, i).startsWith('as'))
      : childrenBy(tree, verb, 'xcomp', 'obl', 'obj').find(
          (i) =>
            i > verb &&
            i !== object &&
            /^(xcomp|obl:unmarked|obj)$/.test(tokenAt(tree, i).relation) &&
            !childrenBy(tree, i, 'mark', 'case').length,
        )
  // "calls the charge baseless", read as one noun phrase
  const last = childrenBy(tree, verb, 'obj').find((i) => i > verb)
  if (likeness === undefined && frame === 'name' && last !== undefined && childrenBy(tree, last, 'compound').length > 0)
    if (/(less|ous|ful|able|ible|ated|true|false)$/.test(tokenAt(tree, last).text))
      return { tokens: branch(tree, last), cue: [], frame, likeness: last }
  if (likeness === undefined) return null
  // "rejected as baseless the charge that": the parser takes the charge for what it was rejected as
  if (object === undefined) return frame === 'as' ? { tokens: branch(tree, likeness), cue: [], frame, likeness } : null
  return { tokens: [...new Set([...branch(tree, object), ...branch(tree, likeness)])], cue: [], frame, likeness }
}

// "called the charge “a fabrication”": a noun phrase and a quotation behind it, however they are hung.
function quotedName(tree: Tree, verb: number): (Content & { readonly likeness: number }) | null {
  const open = tree.tokens.findIndex((token, i) => i > verb && isQuotationMark(token.text))
  if (open < verb + 2 || open > verb + farthestName) return null
  const named = tree.tokens.slice(verb + 1, open)
  if (named.some(({ xpos, text }) => /^(VBD|VBZ|VBP|MD|VB|TO)$/.test(xpos) || /^([,:;]|as|that|for)$/i.test(text))) return null
  if (!/^(NOUN|PROPN|PRON)$/.test(named.at(-1)?.upos ?? '')) return null
  const close = tree.tokens.findIndex((token, i) => i > open + 1 && isQuotationMark(token.text))
  const end = close < 0 ? tree.tokens.length : close + 1
  const tokens = Array.from({ length: end - verb - 1 }, (_, i) => verb + 1 + i)
  const words = tokens.filter((i) => i > open && !isPunctuation(tree, i))
  const likeness = words.find((i) => /^(NOUN|ADJ)$/.test(tokenAt(tree, i).upos)) ?? words[0]
  return likeness === undefined ? null : { tokens, cue: [], frame: 'name', likeness }
}
// "called the plans of the ministry for the port “a disgrace”": words that what is named may take.
const farthestName = 14

// "dismissed that as nonsense": "that" is taken for a conjunction as often as not.
function pronounLikeness(tree: Tree, verb: number): (Content & { readonly likeness: number }) | null {
  const [object, as] = [tree.tokens[verb + 1], tree.tokens[verb + 2]]
  if (!object || !as || !/^(that|this|it|them|these|those)$/i.test(object.text) || as.text.toLowerCase() !== 'as') return null
  const likeness = tree.tokens.findIndex((token, i) => i > verb + 2 && /^(NOUN|ADJ|PROPN|VERB)$/.test(token.upos))
  if (likeness < 0) return null
  const end = tree.tokens.findIndex((token, i) => i > likeness && !/^(NOUN|ADJ|PROPN)$/.test(token.upos))
  const tokens = Array.from({ length: (end < 0 ? tree.tokens.length : end) - verb - 1 }, (_, i) => verb + 1 + i)
  return { tokens, cue: [], frame: 'as', likeness: (end < 0 ? tree.tokens.length : end) - 1 }
}

// "rejected as untrue reports that men were hiding in the plant": what it was rejected as comes first.
function likenessFirst(tree: Tree, verb: number): (Content & { readonly likeness: number }) | null {
  const [as, likeness, next] = [tree.tokens[verb + 1], tree.tokens[verb + 2], tree.tokens[verb + 3]]
  if (as?.text.toLowerCase() !== 'as' || likeness?.upos !== 'ADJ' || !/^(DET|ADJ|NOUN|PROPN|PRON)$/.test(next?.upos ?? ''))
    return null
  const stop = tree.tokens.findIndex((token, i) => i > verb && /^[;,.]$/.test(token.text))
  const end = stop < 0 ? tree.tokens.length : stop
  return { tokens: Array.from({ length: end - verb - 1 }, (_, i) => verb + 1 + i), cue: [], frame: 'as', likeness: verb + 2 }
}

/** "spoke of heavy losses", "accused the army of shelling the market": what follows one of the cue's prepositions. */
export function prepositionAfter(tree: Tree, verb: number, cue: VerbCue, words: CueWords): Content | null {
  const object = childrenBy(tree, verb, 'obj', 'iobj').find((i) => i > verb)
  // "told reporters of shocks": the hearer's branch may have it
  const above = [verb, ...(object === undefined ? [] : [object])]
  const child = above
    .flatMap((i) => childrenBy(tree, i, 'obl', 'advcl', 'nmod', 'acl', 'ccomp', 'xcomp'))
    .filter((i) => i > verb)
    // "called on Tuesday" tells when, not what for
    .find((i) => isOneOf(cue.prepositions, prepositionOf(tree, i)) && !words.times.has(lemmaOf(tree, i)))
  if (child === undefined) return object === undefined ? ofNumber(tree, verb, cue) : null
  const linking = childrenBy(tree, child, 'case', 'mark').filter((i) => i < child)
  if (object !== undefined && !cue.hearer)
    return { tokens: [...new Set([...branch(tree, object), ...branch(tree, child)])], cue: [], frame: 'preposition' }
  const whole = branch(tree, child)
  const joined = linking[0] !== undefined && linking[0] <= verb + 3
  return { tokens: whole.filter((i) => !joined || !linking.includes(i)), cue: joined ? linking : [], frame: 'preposition' }
}

// "has spoken of up to 200 dead and 140 wounded": a number behind "of" leads the parser astray.
function ofNumber(tree: Tree, verb: number, cue: VerbCue): Content | null {
  const preposition = tree.tokens[verb + 1]
  if (!preposition || !cue.prepositions.includes(preposition.text.toLowerCase())) return null
  const stop = tree.tokens.findIndex((token, i) => i > verb + 1 && /^[,;:.]$/.test(token.text))
  const end = stop < 0 ? tree.tokens.length : stop
  const tokens = Array.from({ length: Math.max(0, end - verb - 2) }, (_, i) => verb + 2 + i)
  const counted = tokens.some((i) => tokenAt(tree, i).upos === 'NUM')
  return counted ? { tokens, cue: [verb + 1], frame: 'preposition' } : null
}

// "the towns whose capture the insurgents announced"
function isWhose(tree: Tree, i: number): boolean {
  return childrenBy(tree, i, 'nmod').some((child) => tokenAt(tree, child).xpos === 'WP$')
}

function objectOf(tree: Tree, verb: number): number | undefined {
  const object = childrenBy(tree, verb, 'obj').find(
    (i) => i > verb || /^(which|that|what|whom|who)$/.test(lemmaOf(tree, i)) || isWhose(tree, i),
  )
  // "whose fall the rebels announced", with two subjects in the parse: the first one is announced.
  const [first, second] = childrenBy(tree, verb, 'nsubj')
  return object ?? (first !== undefined && second !== undefined && isWhose(tree, first) ? first : undefined)
}

/** "The towns whose capture the rebels announced and the army denied", "which the mayor confirmed and the governor denied". */
function relativeShared(tree: Tree, verb: number): number | undefined {
  const { head } = tokenAt(tree, verb)
  if (relationOf(tree, verb) !== 'conj' || head < 0 || childrenBy(tree, verb, 'nsubj').length === 0) return undefined
  const shared = objectOf(tree, head)
  return shared !== undefined && shared < head ? shared : undefined
}

/** "denied the attack". */
export function thingAfter(tree: Tree, verb: number): (Content & { readonly thing: number }) | null {
  const object = objectOf(tree, verb) ?? relativeShared(tree, verb)
  if (object !== undefined) {
    // "counts 55 civilians dead"
    const state = childrenBy(tree, verb, 'xcomp').find(
      (i) => i > object && /^(ADJ|VERB)$/.test(tokenAt(tree, i).upos) && !childrenBy(tree, i, 'mark').length,
    )
    return {
      tokens: [...branch(tree, object), ...(state === undefined ? [] : branch(tree, state))],
      cue: [],
      frame: 'thing',
      thing: object,
    }
  }
  // "laughed off any such deal": the particle is taken for a preposition
  const off = childrenBy(tree, verb, 'obl').find((i) => {
    const particle = childrenBy(tree, i, 'case')[0]
    return particle === verb + 1 && /^(off|aside|away|back|out|forward)$/i.test(tokenAt(tree, particle).text)
  })
  if (off !== undefined)
    return { tokens: branch(tree, off).filter((i) => i !== verb + 1), cue: [verb + 1], frame: 'thing', thing: off }
  // "counts nearly 25,000 uprooted"
  const state = childrenBy(tree, verb, 'xcomp', 'obl').find(
    (i) =>
      i > verb && branch(tree, i).some((j) => tokenAt(tree, j).upos === 'NUM' && j <= verb + 3) && prepositionOf(tree, i) === '',
  )
  return state === undefined ? null : { tokens: branch(tree, state), cue: [], frame: 'thing', thing: state }
}

/** "put the toll at forty": a number after its preposition, and what it counts. */
export function tollAfter(tree: Tree, verb: number, cue: VerbCue): Content | null {
  const object = childrenBy(tree, verb, 'obj').find((i) => i > verb)
  if (object === undefined) return null
  const number = [verb, object]
    .flatMap((i) => childrenBy(tree, i, 'obl', 'nmod'))
    .find(
      (i) =>
        i > verb &&
        isOneOf(cue.prepositions, prepositionOf(tree, i)) &&
        branch(tree, i).some((j) => tokenAt(tree, j).upos === 'NUM'),
    )
  if (number === undefined) return tollBehind(tree, object, cue)
  return { tokens: [...new Set([...branch(tree, object), ...branch(tree, number)])], cue: [], frame: 'toll' }
}

// "put the number of militants killed over three days at about 1,000": the parser counts the days.
function tollBehind(tree: Tree, object: number, cue: VerbCue): Content | null {
  const at = tree.tokens.findIndex(
    (token, i) =>
      i > object &&
      cue.prepositions.includes(token.text.toLowerCase()) &&
      tree.tokens.slice(i + 1, i + 5).some(({ upos }) => upos === 'NUM') &&
      !tree.tokens.slice(object, i).some(({ xpos, text }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos) || text === ','),
  )
  if (at < 0) return null
  const number = tree.tokens.findIndex((token, i) => i > at && token.upos === 'NUM')
  const first = branch(tree, object)[0] ?? object
  return { tokens: Array.from({ length: number + 1 - first }, (_, i) => first + i), cue: [], frame: 'toll' }
}

// "spoke of up to 200 dead": the first of several prepositions counts.
function isOneOf(prepositions: readonly string[], found: string): boolean {
  return prepositions.includes(found) || found.split(' ').some((word) => prepositions.includes(word))
}
