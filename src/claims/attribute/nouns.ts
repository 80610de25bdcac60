import type { Cues, NounCue } from '#knowledge/cues.ts'
import { type Found, type Phrase, phraseOf, prepositionOf } from './found.ts'
import { canSpeak, subjectOf, voiceOf } from './sources.ts'
import { branch, childrenBy, isPunctuation, lemmaOf, relationOf, spansOf, type Tree, tokenAt } from './tree.ts'

/** The cues of a sentence that are nouns: "claims by the army that …", "his denial of the attack", "no word from". */
export function nominalCues(tree: Tree, cues: Cues): Found[] {
  return tree.tokens.flatMap((token, i) => {
    if (token.upos !== 'NOUN') return []
    const entries = cues.nouns.get(lemmaOf(tree, i)) ?? []
    for (const entry of entries) {
      const found = nominal(tree, i, entry, cues)
      if (found) return [found]
    }
    return []
  })
}

function nominal(tree: Tree, noun: number, entry: NounCue, cues: Cues): Found | null {
  const declined = declinedOf(tree, noun, entry, cues)
  const none = isNone(tree, noun) || declined !== null
  if (entry.onlyNone && !none && entry.none !== undefined) return null
  const giver = declined ?? (isRefused(tree, noun, cues) ? null : giverOf(tree, noun, cues))
  const source = ownerOf(tree, noun, cues) ?? giver
  const content =
    contentOf(tree, noun, entry, cues) ?? (source === null || isRefused(tree, noun, cues) ? null : afterColon(tree, noun, entry))
  if (content === null && !(none && entry.none === 'silent')) return null
  const refuted = !none && entry.stance === 'asserts' && isRefuted(tree, noun, cues)
  if (refuted) return refutation(tree, noun, content)
  if (source === null && !entry.loose && !none) return null
  return {
    tree,
    cueHead: noun,
    cue: cueOf(tree, noun, source, source === giver, content?.linking ?? []),
    lemma: lemmaOf(tree, noun),
    source,
    content: content === null ? [] : spansOf(tree, content.tokens),
    stance: none ? (entry.none ?? 'silent') : entry.stance,
    irreal: entry.irreal,
    attitude: entry.wish,
    quoted: false,
    because: [`cue ${lemmaOf(tree, noun)} (noun) +${content?.frame ?? 'nothing'}`],
  }
}

// "The boast that the town had fallen is a lie": whoever tells the report says that it did not.
function refutation(tree: Tree, noun: number, content: { readonly tokens: readonly number[] } | null): Found | null {
  if (content === null) return null
  return {
    tree,
    cueHead: noun,
    cue: [noun],
    lemma: lemmaOf(tree, noun),
    source: null,
    content: spansOf(tree, content.tokens),
    stance: 'denies',
    irreal: false,
    attitude: false,
    quoted: false,
    because: [`cue ${lemmaOf(tree, noun)} (noun) +refuted`],
  }
}

// "is a lie", "are without foundation", "does not correspond to the facts"
function isRefuted(tree: Tree, noun: number, { words }: Cues): boolean {
  const { relation, head } = tokenAt(tree, noun)
  const predicate = tree.tokens[head]
  if (!relation.startsWith('nsubj') || predicate === undefined || head < noun) return false
  const negated = childrenBy(tree, head, 'advmod', 'det').some((i) => words.negations.has(lemmaOf(tree, i)))
  const lemma = lemmaOf(tree, head)
  if (words.refuting.has(lemma)) return !negated
  if (words.grounds.has(lemma)) return negated || /^(without|no)$/.test(prepositionOf(tree, head))
  return negated && words.agreeing.has(lemma)
}

// "no comment", "not a word"
function isNone(tree: Tree, noun: number): boolean {
  return [...childrenBy(tree, noun, 'det', 'advmod', 'cc')].some((child) =>
    /^(no|not|neither|never|little)$/.test(lemmaOf(tree, child)),
  )
}

/** "its denial", "claims by the army", "word from the ministry", "the army's version". */
function ownerOf(tree: Tree, noun: number, { words }: Cues): Phrase | null {
  const owner =
    childrenBy(tree, noun, 'nmod').find((child) => tokenAt(tree, child).relation === 'nmod:poss') ??
    childrenBy(tree, noun, 'nmod', 'obl').find((child) => child > noun && /^(by|from)$/.test(prepositionOf(tree, child))) ??
    fromBeside(tree, noun)
  if (owner === undefined) return null
  const phrase = phraseOf(tree, owner)
  const source = { head: owner, tokens: phrase.tokens.filter((i) => relationOf(tree, i) !== 'case' || lemmaOf(tree, i) !== 'by') }
  return canSpeak(tree, source, words) ? source : null
}

// "There was no word from the army", "confirmation came from an officer": the parser hangs it on the verb as often.
function fromBeside(tree: Tree, noun: number): number | undefined {
  const { relation, head } = tokenAt(tree, noun)
  if (head < 0 || !/^(nsubj|obj|root)/.test(relation)) return undefined
  const from = childrenBy(tree, head, 'obl').filter((child) => prepositionOf(tree, child) === 'from')
  return from.find((child) => child > noun) ?? (isNone(tree, noun) ? from[0] : undefined)
}

/** Who issues it: "the army issued a denial that", "has made no comment on". */
function giverOf(tree: Tree, noun: number, cues: Cues): Phrase | null {
  const { relation, head } = tokenAt(tree, noun)
  if (relation !== 'obj' || head < 0 || tokenAt(tree, head).upos !== 'VERB' || voiceOf(tree, head) === 'passive') return null
  const giver = subjectOf(tree, head, cues.verbs)
  return giver && canSpeak(tree, giver, cues.words) ? giver : null
}

// "declined to comment on the strike", with "comment" taken for a noun
function declinedOf(tree: Tree, noun: number, { none }: NounCue, cues: Cues): Phrase | null {
  const { relation, head } = tokenAt(tree, noun)
  if (none !== 'silent' || !relation.startsWith('obl') || prepositionOf(tree, noun) !== 'to') return null
  if (head < 0 || !cues.words.withholding.has(lemmaOf(tree, head))) return null
  const giver = subjectOf(tree, head, cues.verbs)
  return giver && canSpeak(tree, giver, cues.words) ? giver : null
}

function contentOf(tree: Tree, noun: number, entry: NounCue, cues: Cues) {
  const beside = verbOf(tree, noun, cues)
  for (const child of [...childrenBy(tree, noun, 'acl', 'ccomp', 'nmod', 'dep', 'advcl', 'appos', 'obl'), ...beside]) {
    if (child <= noun) continue
    const preposition = prepositionOf(tree, child)
    const relation = relationOf(tree, child)
    const mark = childrenBy(tree, child, 'mark').map((i) => lemmaOf(tree, i))[0]
    if (
      entry.frames.includes('clause') &&
      /^(acl|ccomp|dep|advcl)$/.test(relation) &&
      (mark === 'that' || mark === 'whether') &&
      tokenAt(tree, child).relation !== 'acl:relcl'
    )
      return { tokens: branch(tree, child), linking: [], frame: 'clause' }
    if (entry.frames.includes('infinitive') && relation === 'acl' && mark === 'to')
      return { tokens: branch(tree, child), linking: [], frame: 'infinitive' }
    if (entry.prepositions.includes(preposition)) {
      const linking = childrenBy(tree, child, 'case', 'mark').filter((i) => i < child)
      return { tokens: branch(tree, child).filter((i) => !linking.includes(i)), linking, frame: 'preposition' }
    }
  }
  return (entry.frames.includes('clause') ? thatClauseOf(tree, noun, cues) : null) ?? equated(tree, noun, entry)
}

// "Headquarters rejects that claim: no village is held": what follows is not the claim.
function isRefused(tree: Tree, noun: number, cues: Cues): boolean {
  const { relation, head } = tokenAt(tree, noun)
  const entries = relation === 'obj' && head >= 0 ? (cues.verbs.get(lemmaOf(tree, head)) ?? []) : []
  return entries.some(
    ({ stance, accounts, onlyNegated, onlyNone }) =>
      !onlyNegated && !onlyNone && (stance !== 'asserts' || accounts !== undefined),
  )
}

// "Its own version, issued on Saturday: gunmen harassed its men", "painted a different picture: …"
function afterColon(tree: Tree, noun: number, entry: NounCue) {
  const colon = tree.tokens.findIndex((token, i) => i > noun && token.text === ':')
  if (!entry.frames.includes('clause') || entry.wish || colon < 0 || colon > tree.tokens.length - 4) return null
  if (tree.tokens.slice(noun + 1, colon).some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos) || token.text === ';')) return null
  return { tokens: tree.tokens.flatMap((_, i) => (i > colon ? [i] : [])), linking: [], frame: 'colon' }
}

// "claims by the army that the bridge …": the clause of the next "that", wherever it hangs.
function thatClauseOf(tree: Tree, noun: number, cues: Cues) {
  const that = tree.tokens.findIndex((token, i) => i > noun && i <= noun + farthestThat && token.text.toLowerCase() === 'that')
  if (that < 0 || tree.tokens.slice(noun + 1, that).some((token) => /^(VERB|AUX|PUNCT)$/.test(token.upos))) return null
  const clause = tokenAt(tree, that).head
  // "the claim that the army made" is no content
  if (clause > that && cues.words.giving.has(lemmaOf(tree, clause))) return null
  return clause > that && hasOwnSubject(tree, clause, that)
    ? { tokens: branch(tree, clause), linking: [], frame: 'clause' }
    : null
}
function hasOwnSubject(tree: Tree, clause: number, that: number): boolean {
  return childrenBy(tree, clause, 'nsubj', 'expl').some((child) => child > that)
}
// "claims by the command of the northern army that": words that may stand between.
const farthestThat = 8

// What a verb between noun and content carries: "confirmation came that the base had fallen", "made no comment on the attack".
function verbOf(tree: Tree, noun: number, cues: Cues): readonly number[] {
  const { relation, head } = tokenAt(tree, noun)
  if (head < 0 || !/^(obj|nsubj)/.test(relation) || tokenAt(tree, head).upos !== 'VERB') return []
  // "A UN report spoke of guards": the verb is the cue
  if (relation.startsWith('nsubj') && cues.verbs.has(lemmaOf(tree, head))) return []
  return childrenBy(tree, head, 'ccomp', 'obl', 'advcl').filter((child) => child > noun)
}

/** "Kyiv's version is that two missiles struck the ship." */
function equated(tree: Tree, noun: number, entry: NounCue) {
  const { relation, head } = tokenAt(tree, noun)
  if (!entry.frames.includes('clause') || !relation.startsWith('nsubj') || head <= noun) return null
  const marked = [head, ...childrenBy(tree, head, 'ccomp', 'csubj')].find(
    (i) => i > noun && childrenBy(tree, i, 'mark').some((mark) => lemmaOf(tree, mark) === 'that'),
  )
  const copula = childrenBy(tree, head, 'cop').length > 0 || lemmaOf(tree, head) === 'be'
  if (marked === undefined || !copula) return null
  const outside = new Set([
    ...branch(tree, noun),
    ...childrenBy(tree, head, 'cop', 'aux').filter((i) => marked === head && i < (childrenBy(tree, head, 'mark')[0] ?? head)),
  ])
  return { tokens: branch(tree, marked).filter((i) => !outside.has(i) && i > noun), linking: [], frame: 'is that' }
}

/** The noun, the words between it and its source, the verb that gives it, and the linking preposition. */
function cueOf(tree: Tree, noun: number, source: Phrase | null, given: boolean, linking: readonly number[]): readonly number[] {
  const { head } = tokenAt(tree, noun)
  const own = childrenBy(tree, noun, 'amod', 'det', 'compound', 'advmod').filter(
    (child) => given || /^(no|not|neither)$/.test(lemmaOf(tree, child)),
  )
  const giving = given && head >= 0 ? [head, ...childrenBy(tree, head, 'aux', 'advmod').filter((child) => child < head)] : []
  const near = linking.filter((i) => i <= noun + 2)
  return [...new Set([noun, ...own, ...giving, ...near])]
    .filter((i) => !isPunctuation(tree, i) && !source?.tokens.includes(i))
    .sort((a, b) => a - b)
}
