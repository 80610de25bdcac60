import type { CueWords, VerbCue } from '#knowledge/cues.ts'
import type { Content } from './content.ts'
import { prepositionOf } from './found.ts'
import { branch, childrenBy, isPunctuation, isQuotationMark, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

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
