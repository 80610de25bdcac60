import type { Cues, PhraseCue } from '#knowledge/cues.ts'
import { type Found, type Phrase, phraseOf, prepositionOf } from './found.ts'
import { canSpeak } from './sources.ts'
import { branch, childrenBy, childrenOf, isPunctuation, lemmaOf, relationOf, spansOf, type Tree, tokenAt } from './tree.ts'
import { unheard } from './unheard.ts'

/** Cues that are neither a verb nor a noun with its content: "according to", "in the mayor's words", "reportedly", "alleged". */
export function phrasalCues(tree: Tree, cues: Cues): Found[] {
  return cues.phrases.flatMap((cue) => phrasesBy(tree, cue, cues))
}

function phrasesBy(tree: Tree, cue: PhraseCue, cues: Cues): readonly Found[] {
  switch (cue.kind) {
    case 'source':
      return cue.words.flatMap((words) => sourcePhrases(tree, cue, words.split(' '), cues))
    case 'whose':
      return tree.tokens.flatMap((_, i) => possessed(tree, i, cue, cues) ?? [])
    case 'unsourced':
      return tree.tokens.flatMap((_, i) => adverb(tree, i, cue) ?? [])
    case 'doubtful':
      return tree.tokens.flatMap((_, i) => doubted(tree, i, cue) ?? [])
    case 'feeling':
      return tree.tokens.flatMap((_, i) => feeling(tree, i, cue, cues) ?? [])
    case 'unheard':
      return unheard(tree, cue, cues.words)
  }
}

/** "according to the mayor": the words in this order, then a noun phrase. */
function sourcePhrases(tree: Tree, cue: PhraseCue, words: readonly string[], { words: known }: Cues): Found[] {
  return tree.tokens.flatMap((_, i): Found[] => {
    const end = i + words.length
    if (!words.every((word, j) => tree.tokens[i + j]?.text.toLowerCase() === word)) return []
    const head = nounAfter(tree, end)
    if (head === null || !canSpeak(tree, { head, tokens: [head] }, known) || known.plans.has(lemmaOf(tree, head))) return []
    const tokens = phraseOf(tree, head).tokens.filter((j) => j >= end)
    const source = { head, tokens: upToClause(tree, tokens, end) }
    const cueWords = Array.from({ length: words.length }, (_, j) => i + j)
    const content = restOf(tree, cueWords, source, head)
    return [found(tree, cue, i, cueWords, words.join(' '), source, content)]
  })
}

/** Head of the noun phrase that starts at `start`: the first noun whose branch begins there. */
function nounAfter(tree: Tree, start: number): number | null {
  for (let i = start; i < tree.tokens.length && i < start + longestPhrase; i++) {
    if (!/^(NOUN|PROPN|PRON|NUM)$/.test(tokenAt(tree, i).upos)) continue
    let head = i
    // Up within the phrase: "an [American] agency", "officials", never back over the cue.
    for (
      let above = tokenAt(tree, head).head;
      above >= start && /^(NOUN|PROPN|PRON|ADJ)$/.test(tokenAt(tree, above).upos);
      above = tokenAt(tree, head).head
    ) {
      if (!/^(compound|amod|nmod|flat|det|nummod)/.test(tokenAt(tree, head).relation)) break
      head = above
    }
    return head
  }
  return null
}
const longestPhrase = 12

// A source does not run on into the clause that it vouches for: "According to the mayor, the bridge is down".
function upToClause(tree: Tree, tokens: readonly number[], start: number): readonly number[] {
  const stop = tree.tokens.findIndex((token, i) => i > start && token.text === ',' && start < 3 && !isWithinPhrase(tree, i + 1))
  const kept = stop < 0 ? tokens : tokens.filter((i) => i < stop)
  return kept.length > 0 ? kept : tokens
}

function isWithinPhrase(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]
  return token !== undefined && /^(who|which|whose|a|an)$/i.test(token.text)
}

/**
 * What such a phrase hands on: the sentence around it, or, where it stands between marks within a clause of its own,
 * that clause alone ("…, and forty died, according to the clinic").
 */
function restOf(tree: Tree, cue: readonly number[], source: Phrase, head: number): readonly number[] {
  const own = new Set([...cue, ...source.tokens])
  const first = Math.min(...cue)
  // "One of the crew died and two others were hurt, according to the mission": all that stands before it.
  if (tree.tokens[first - 1]?.text === ',' && first > 2) {
    const start = tree.tokens.slice(0, first - 1).findLastIndex((token) => token.text === ';') + 1
    const before = tree.tokens.flatMap((_, i) => (i >= start && i < first ? [i] : []))
    if (before.some((i) => /^(VBD|VBZ|VBP|MD)$/.test(tokenAt(tree, i).xpos))) return dropLinkWord(tree, before)
  }
  let top = tokenAt(tree, head).head
  while (top >= 0 && !/^(VERB|AUX)$/.test(tokenAt(tree, top).upos) && tokenAt(tree, top).head >= 0 && !isClausal(tree, top))
    top = tokenAt(tree, top).head
  while (
    top >= 0 &&
    /^(xcomp|aux|cop|conj|ccomp|advcl)$/.test(relationOf(tree, top)) &&
    (first === 0 || relationOf(tree, top) !== 'conj')
  ) {
    const above = tokenAt(tree, top).head
    if (above < 0 || own.has(above)) break
    top = above
  }
  const all = top < 0 || first === 0 ? tree.tokens.map((_, i) => i) : branch(tree, top)
  const rest = all.filter((i) => !own.has(i))
  return rest.length > 1 ? dropLinkWord(tree, rest) : tree.tokens.flatMap((_, i) => (own.has(i) ? [] : [i]))
}

function isClausal(tree: Tree, i: number): boolean {
  return childrenOf(tree, i).some((child) => /^(nsubj|cop|csubj)/.test(tokenAt(tree, child).relation))
}

function dropLinkWord(tree: Tree, tokens: readonly number[]): readonly number[] {
  const first = tokens.find((i) => !isPunctuation(tree, i))
  return first !== undefined && tokenAt(tree, first).upos === 'CCONJ' ? tokens.filter((i) => i !== first) : tokens
}

/** "in the mayor's words", "by the count of the clinic", "by its own account". */
function possessed(tree: Tree, noun: number, cue: PhraseCue, { words }: Cues): Found | null {
  if (!cue.words.includes(lemmaOf(tree, noun)) || tokenAt(tree, noun).upos !== 'NOUN') return null
  if (!cue.prepositions.includes(prepositionOf(tree, noun))) return null
  const whose =
    childrenBy(tree, noun, 'nmod').find((child) => tokenAt(tree, child).relation === 'nmod:poss') ??
    childrenBy(tree, noun, 'nmod').find((child) => child > noun && prepositionOf(tree, child) === 'of')
  if (whose === undefined) return figureOf(tree, noun, cue, words)
  const source = phraseOf(tree, whose)
  if (!canSpeak(tree, source, words)) return null
  const own = branch(tree, noun)
  const cueTokens = own.filter((i) => !source.tokens.includes(i) && !isPunctuation(tree, i))
  const content = restOf(tree, cueTokens, { head: noun, tokens: own }, noun)
  return found(tree, cue, noun, cueTokens, `${prepositionOf(tree, noun)} … ${lemmaOf(tree, noun)}`, source, content)
}

// "by most estimates", "by Israeli tallies": the figures themselves vouch.
function figureOf(tree: Tree, noun: number, cue: PhraseCue, words: Cues['words']): Found | null {
  const described = childrenBy(tree, noun, 'amod', 'compound', 'det').some(
    (i) => !/^(the|a|an|this|that|any|no|every)$/.test(lemmaOf(tree, i)),
  )
  const source = phraseOf(tree, noun)
  if (prepositionOf(tree, noun) !== 'by' || !described || !canSpeak(tree, source, words)) return null
  const linking = childrenBy(tree, noun, 'case')
  return found(tree, cue, linking[0] ?? noun, linking, 'by', source, restOf(tree, linking, source, noun))
}

/** "reportedly" in the clause that it hands on. */
function adverb(tree: Tree, i: number, cue: PhraseCue): Found | null {
  if (tokenAt(tree, i).upos !== 'ADV' || !cue.words.includes(tokenAt(tree, i).text.toLowerCase())) return null
  const { head } = tokenAt(tree, i)
  return head < 0 ? null : found(tree, cue, i, [i], lemmaOf(tree, i), null, branch(tree, head, new Set([i])))
}

/** "the alleged attack". */
function doubted(tree: Tree, i: number, cue: PhraseCue): Found | null {
  const { head, relation, text } = tokenAt(tree, i)
  if (relation !== 'amod' || head <= i || !cue.words.includes(text.toLowerCase())) return null
  return found(tree, cue, i, [i], text.toLowerCase(), null, branch(tree, head, new Set([i, ...childrenBy(tree, head, 'case')])))
}

/** "is sure that", "has kept silent on": what the source feels about the content. */
function feeling(tree: Tree, i: number, cue: PhraseCue, { words }: Cues): Found | null {
  if (tokenAt(tree, i).upos !== 'ADJ' || !cue.words.includes(lemmaOf(tree, i))) return null
  const { relation, head } = tokenAt(tree, i)
  const below = childrenBy(tree, i, 'nsubj')[0]
  const above = relation === 'xcomp' && head >= 0 ? childrenBy(tree, head, 'nsubj')[0] : undefined
  const subject = below ?? above
  if (subject === undefined || lemmaOf(tree, subject) === 'it') return null
  const source = phraseOf(tree, subject, [i])
  if (!canSpeak(tree, source, words)) return null
  const content = contentOfFeeling(tree, i, cue)
  if (content === null && cue.stance !== 'silent') return null
  const before = [i, ...(below === undefined && head >= 0 ? [head] : [])].flatMap((j) => [
    j,
    ...childrenBy(tree, j, 'cop', 'aux', 'advmod').filter((child) => child < i),
  ])
  return found(tree, cue, i, [...before, ...(content?.linking ?? [])], lemmaOf(tree, i), source, content?.tokens ?? [])
}

function contentOfFeeling(tree: Tree, i: number, cue: PhraseCue) {
  const { relation, head } = tokenAt(tree, i)
  // "kept silent on the strike": hung on the verb
  const beside = relation === 'xcomp' && head >= 0 ? childrenBy(tree, head, 'obl', 'advcl') : []
  for (const child of [...childrenOf(tree, i), ...beside].filter((child) => child > i)) {
    const preposition = prepositionOf(tree, child)
    const relation = relationOf(tree, child)
    if (relation === 'ccomp' && cue.frames.includes('clause')) return { tokens: branch(tree, child), linking: [] }
    if (relation === 'xcomp' && preposition === 'to' && cue.frames.includes('infinitive'))
      return { tokens: branch(tree, child), linking: [] }
    if (/^(obl|nmod|advcl|ccomp)$/.test(relation) && cue.prepositions.includes(preposition)) {
      const linking = childrenBy(tree, child, 'case', 'mark')
      return { tokens: branch(tree, child).filter((j) => !linking.includes(j)), linking }
    }
  }
  return null
}

function found(
  tree: Tree,
  cue: PhraseCue,
  cueHead: number,
  words: readonly number[],
  lemma: string,
  source: Phrase | null,
  content: readonly number[],
): Found {
  return {
    tree,
    cueHead,
    cue: [...words].sort((a, b) => a - b),
    lemma,
    source,
    content: spansOf(tree, content),
    stance: cue.stance,
    irreal: cue.irreal,
    attitude: cue.wish,
    quoted: false,
    because: [`cue ${lemma}`],
  }
}
