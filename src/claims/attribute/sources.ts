import type { CueWords, VerbCue } from '#knowledge/cues.ts'
import { type Phrase, phraseOf, prepositionOf } from './found.ts'
import { branch, childrenBy, childrenOf, isPunctuation, lemmaOf, relationOf, type Tree, tokenAt } from './tree.ts'

/** Whether words were handed on by somebody ("the army said") or are only told to have been ("was said to"). */
export type Voice = 'active' | 'passive'

export function voiceOf(tree: Tree, verb: number): Voice {
  const children = childrenOf(tree, verb)
  if (children.some((child) => /^(aux|nsubj|csubj):pass$/.test(tokenAt(tree, child).relation))) return 'passive'
  const { xpos, relation } = tokenAt(tree, verb)
  if (xpos !== 'VBN' || children.some((child) => relationOf(tree, child) === 'aux')) return 'active'
  if (children.some((child) => relationOf(tree, child) === 'nsubj')) return 'active'
  // "a strike claimed by the group", "as claimed by the group", "retaken, reported the agency"
  return /^(acl|advcl|amod)/.test(relation) || agentOf(tree, verb) !== null ? 'passive' : 'active'
}

/** "by the army" under a passive cue. */
export function agentOf(tree: Tree, verb: number): Phrase | null {
  const agent = childrenBy(tree, verb, 'obl', 'nmod').find(
    (child) => child > verb && prepositionOf(tree, child) === 'by' && tokenAt(tree, child).upos !== 'NUM',
  )
  return agent === undefined ? null : phraseOf(tree, agent)
}

/** What a passive cue is about: "the attack was denied", "a claim confirmed by", "which was doubted". */
export function patientOf(tree: Tree, verb: number): number | null {
  const subject = childrenBy(tree, verb, 'nsubj', 'csubj').find(
    (child) => lemmaOf(tree, child) !== 'it' || tokenAt(tree, child).relation !== 'expl',
  )
  if (subject !== undefined) return subject
  const { relation, head } = tokenAt(tree, verb)
  if (relation.startsWith('acl') && head >= 0) return head
  if (relation === 'conj' && head >= 0 && voiceOf(tree, head) === 'passive') return patientOf(tree, head)
  return null
}

/**
 * Who speaks by an active cue. A verb without a subject of its own shares that of the verb it hangs on:
 * "the army said … and denied …", "went on to warn", "…, adding that". Null when nobody can be told.
 */
export function subjectOf(tree: Tree, verb: number, verbs: ReadonlyMap<string, readonly VerbCue[]>): Phrase | null {
  const over = subjectOverAside(tree, verb)
  if (over !== null) return over
  const own = childrenBy(tree, verb, 'nsubj')
  const subject = own.findLast((child) => child < verb) ?? own[0]
  if (subject !== undefined)
    return tokenAt(tree, subject).relation === 'nsubj:pass' ? null : sourceOf(tree, afterTime(tree, subject), verb)
  const quoted = quotedAs(tree, verb, verbs)
  if (quoted !== null) return quoted
  const { relation, head, xpos } = tokenAt(tree, verb)
  if (head < 0) return besideOf(tree, verb)
  const shared = relation.split(':')[0]
  if (shared === 'conj' || shared === 'xcomp' || shared === 'parataxis' || shared === 'dep') {
    if (shared !== 'xcomp' && childrenBy(tree, verb, 'aux').length > 0 && besideOf(tree, verb)) return besideOf(tree, verb)
    if (tokenAt(tree, head).upos === 'VERB' || shared === 'xcomp')
      return voiceOf(tree, head) === 'passive' && shared === 'xcomp'
        ? passiveSubject(tree, head)
        : (subjectOf(tree, head, verbs) ?? besideOf(tree, verb) ?? reporterOf(tree, verb, verbs))
    return besideOf(tree, verb)
  }
  // "It has all along denied that": the adverbs part "has" from its verb
  if (shared === 'advcl' && /^(VBN|VBD)$/.test(xpos) && lemmaOf(tree, head) === 'have') return subjectOf(tree, head, verbs)
  // "was in no position to confirm", "it was unable to verify"
  if (
    shared === 'csubj' ||
    ((shared === 'acl' || shared === 'advcl') && childrenBy(tree, verb, 'mark').some((mark) => lemmaOf(tree, mark) === 'to'))
  ) {
    const able = childrenBy(tree, head, 'nsubj', 'expl')[0]
    if (able !== undefined && tokenAt(tree, able).relation !== 'nsubj:pass') return sourceOf(tree, able, verb)
  }
  // "Syrian state media denied the villages were captured by the force, saying the attack was repelled":
  // whatever verb the parser hung "saying" on, it is the one who denied that says it.
  if (shared === 'advcl' && xpos === 'VBG') {
    const reporter = reportingVerbAbove(tree, verb, verbs)
    return reporter === null ? null : (subjectOf(tree, reporter, verbs) ?? passiveSubject(tree, reporter))
  }
  if (shared === 'acl' && xpos === 'VBG' && head >= 0) return sourceOf(tree, head, verb)
  if (shared === 'ccomp' || shared === 'advcl' || shared === 'root') return besideOf(tree, verb)
  return null
}

// "The agency quoted residents as saying that …", "cited a doctor as denying it": who is quoted says or denies it.
function quotedAs(tree: Tree, verb: number, verbs: ReadonlyMap<string, readonly VerbCue[]>): Phrase | null {
  if (tokenAt(tree, verb).xpos !== 'VBG' || tree.tokens[verb - 1]?.text.toLowerCase() !== 'as') return null
  const quoting = tree.tokens.findLastIndex(
    (_, i) => i < verb && (verbs.get(lemmaOf(tree, i)) ?? []).some(({ frames }) => frames.includes('quoted')),
  )
  if (quoting < 0) return null
  const object = voiceOf(tree, quoting) === 'passive' ? patientOf(tree, quoting) : childrenBy(tree, quoting, 'obj')[0]
  return object === undefined || object === null ? null : sourceOf(tree, object, object < quoting ? quoting : verb - 1)
}

/**
 * The words between the end of a quotation and the cue, whatever the parser makes of them:
 * “…,” Ana Reyes, the governor of Velmora, one of the two towns still held by the army, said.
 */
export function subjectBetween(tree: Tree, end: number, verb: number): Phrase | null {
  let to = verb
  while (to > end && (isPunctuation(tree, to - 1) || /^(AUX|ADV|PART)$/.test(tokenAt(tree, to - 1).upos))) to--
  const words = Array.from({ length: Math.max(0, to - end) }, (_, i) => end + i)
  const head =
    words.find((i) => tokenAt(tree, i).relation === 'nsubj' && tokenAt(tree, i).head === verb) ??
    words.find((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos) && !words.includes(tokenAt(tree, i).head)) ??
    words.find((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos))
  return head === undefined || /^(who|which|that)$/i.test(tokenAt(tree, words[0] ?? head).text) ? null : { head, tokens: words }
}

// "Hours earlier Ana Reyes had reported", "hours after the ministry had denied": the time is taken for the subject.
function afterTime(tree: Tree, subject: number): number {
  const { xpos, text } = tree.tokens[subject + 1] ?? { xpos: '', text: '' }
  const named = childrenBy(tree, subject, 'appos')[0]
  if (xpos === 'RBR' && named !== undefined && named > subject + 1) return named
  const after = /^(after|before)$/i.test(text) ? childrenBy(tree, subject, 'nmod').find((i) => i > subject + 1) : undefined
  return after ?? subject
}

/** Head of the source's phrase, with role and affiliation, without the reporting clause itself. */
function sourceOf(tree: Tree, head: number, verb: number): Phrase {
  const phrase = phraseOf(tree, head, [verb])
  return head < verb ? { head, tokens: phrase.tokens.filter((i) => i < verb) } : phrase
}

function passiveSubject(tree: Tree, verb: number): Phrase | null {
  const subject = childrenBy(tree, verb, 'nsubj')[0]
  return subject === undefined ? null : sourceOf(tree, subject, verb)
}

/** The verb that a trailing ", adding …" goes on from: the nearest report verb above it, or before it in the sentence. */
function reportingVerbAbove(tree: Tree, verb: number, verbs: ReadonlyMap<string, readonly VerbCue[]>): number | null {
  const isReport = (i: number) =>
    tokenAt(tree, i).upos === 'VERB' &&
    (verbs.get(lemmaOf(tree, i)) ?? []).some((cue) => cue.frames.includes('clause')) &&
    childrenBy(tree, i, 'nsubj').length > 0
  for (let i = tokenAt(tree, verb).head; i >= 0; i = tokenAt(tree, i).head) if (isReport(i)) return i
  for (let i = verb - 1; i >= 0; i--) if (isReport(i)) return i
  const head = tokenAt(tree, verb).head
  return head >= 0 && tokenAt(tree, head).upos === 'VERB' ? head : null
}

/**
 * "The Emirates, whose troops led the advance, declared …", "Ana Reyes, quoted by the agency, told …": a finite verb right
 * after a comma goes on with the noun phrase before the clause between the commas, whatever the parser hung on what.
 */
function subjectOverAside(tree: Tree, verb: number): Phrase | null {
  let to = verb
  while (to > 0 && /^(AUX|ADV|PART)$/.test(tokenAt(tree, to - 1).upos)) to--
  const { xpos } = tokenAt(tree, verb)
  const finite = /^(VBD|VBZ|VBP)$/.test(xpos) || (/^(VBN|VB)$/.test(xpos) && (to < verb || xpos === 'VBN'))
  if (!finite || tree.tokens[to - 1]?.text !== ',' || childrenBy(tree, verb, 'nsubj').some((i) => i >= to)) return null
  const open = tree.tokens
    .slice(0, to - 1)
    .findIndex((token, i) => token.text === ',' && (opensAside(tree, i) || opensApposition(tree, i, to - 1)))
  if (open < 1 || childrenBy(tree, verb, 'nsubj').some((i) => i < open)) return null
  const start = tree.tokens.slice(0, open).findLastIndex((token) => /^([;:“"–—]|''|``)$/.test(token.text)) + 1
  const name = Array.from({ length: open - start }, (_, i) => start + i)
  const isName =
    /^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tree.tokens[start]?.upos ?? '') &&
    !name.some((i) => /^(VBD|VBZ|VBP|MD|TO|WDT|WP|WRB)$/.test(tokenAt(tree, i).xpos)) &&
    name.length <= longestName
  const head =
    name.find((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos) && !name.includes(tokenAt(tree, i).head)) ??
    name.findLast((i) => /^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos))
  const between = tree.tokens.slice(open, to)
  return isName && head !== undefined && between.filter((token) => token.text === ';').length === 0
    ? { head, tokens: name }
    : null
}

// What stands between the commas: a relative clause, a participle, an apposition; no second noun of a list.
function opensAside(tree: Tree, comma: number): boolean {
  const next = tree.tokens[comma + 1]
  const then = tree.tokens[comma + 2]
  if (!next) return false
  if (/^(who|which|whose|whom|where|itself|himself|herself|themselves|neither|both)$/i.test(next.text)) return true
  return /^(VBN|VBG)$/.test(next.xpos) || (next.upos === 'ADP' && /^(which|whom|whose)$/i.test(then?.text ?? ''))
}
// "the deputy minister, Ana Reyes, announced", "the family of Ana Reyes, 28, let it be known"
function opensApposition(tree: Tree, comma: number, end: number): boolean {
  const named = tree.tokens.slice(comma + 1, end)
  if (named.length === 0 || named.length > longestName || named.some(({ text }) => text === ',')) return false
  if (named.length === 1 && named[0]?.upos === 'NUM') return true
  return (
    named.every(({ upos }) => /^(DET|ADJ|NOUN|PROPN|NUM|ADP|PART|PUNCT)$/.test(upos)) &&
    /^(DET|PROPN|NOUN)$/.test(named[0]?.upos ?? '')
  )
}
// Words that a subject may take before the clause that is told of it.
const longestName = 14

// "denied that the villages had been captured and said the attack had failed": villages say nothing, who denied does.
function reporterOf(tree: Tree, verb: number, verbs: ReadonlyMap<string, readonly VerbCue[]>): Phrase | null {
  for (let i = tokenAt(tree, verb).head; i >= 0; i = tokenAt(tree, i).head)
    if (verbs.has(lemmaOf(tree, i)) && tokenAt(tree, i).xpos === tokenAt(tree, verb).xpos) {
      const subject = childrenBy(tree, i, 'nsubj').find((child) => tokenAt(tree, child).relation === 'nsubj')
      if (subject !== undefined) return sourceOf(tree, subject, i)
    }
  return null
}

// Where the parser saw no subject: "…, opposition activists said" and "…, said the mayor" have theirs beside the verb.
function besideOf(tree: Tree, verb: number): Phrase | null {
  const left = nounBefore(tree, verb)
  if (left !== null) return phraseOf(tree, left, [verb])
  const object = childrenBy(tree, verb, 'obj')[0]
  const inverted = object === verb + 1 || (object !== undefined && branch(tree, object)[0] === verb + 1)
  const afterMark = verb > 0 && isPunctuation(tree, verb - 1)
  return inverted && afterMark && object !== undefined ? phraseOf(tree, object, [verb]) : null
}

function nounBefore(tree: Tree, verb: number): number | null {
  let i = verb - 1
  while (i >= 0 && /^(AUX|ADV|PART)$/.test(tokenAt(tree, i).upos)) i--
  if (i < 0 || !/^(NOUN|PROPN|PRON)$/.test(tokenAt(tree, i).upos)) return null
  while (true) {
    const { head, upos } = tokenAt(tree, i)
    const above = head < 0 ? undefined : tree.tokens[head]
    // Climb within the noun phrase, not out of it.
    if (
      above &&
      head < verb &&
      /^(compound|flat|nmod|appos|conj|amod)/.test(tokenAt(tree, i).relation) &&
      /^(NOUN|PROPN|PRON)$/.test(above.upos)
    )
      i = head
    else return /^(NOUN|PROPN|PRON)$/.test(upos) ? i : null
  }
}

/** Things that happen or hit never speak: "shelling claimed three lives". */
export function canSpeak(tree: Tree, source: Phrase, words: CueWords): boolean {
  const { upos, text } = tokenAt(tree, source.head)
  const lemma = lemmaOf(tree, source.head)
  const hyphenated = tree.tokens[source.head - 1]?.xpos === 'HYPH'
  return (
    (hyphenated || !words.voiceless.has(lemma)) &&
    !words.times.has(lemma) &&
    (/^(NOUN|PROPN|PRON|ADJ|NUM|DET|X|SYM)$/.test(upos) || /^\p{Lu}/u.test(text))
  )
}
