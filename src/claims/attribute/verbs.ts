import type { Cues, VerbCue } from '#knowledge/cues.ts'
import { asideOf, plainAside } from './aside.ts'
import { infinitiveAfter } from './clauseContents.ts'
import { cueWords, type Found, type Phrase } from './found.ts'
import { isMisreadVerb } from './misread.ts'
import { passiveCue } from './passive.ts'
import type { Quotation } from './quotations.ts'
import { quotationEndBefore } from './quoted.ts'
import { canSpeak, subjectBetween, subjectOf, voiceOf } from './sources.ts'
import { turnOf } from './stance.ts'
import { branch, childrenBy, lemmaOf, spansOf, type Tree, tokenAt } from './tree.ts'
import { isSaying, readingOf } from './verbReading.ts'

/** The cues of a sentence that are verbs: "the army said", "was denied by", ", adding that". */
export function verbalCues(tree: Tree, quotations: readonly Quotation[], cues: Cues): Found[] {
  return tree.tokens.flatMap((token, i) => {
    if (token.upos !== 'VERB' && !isMisreadVerb(tree, i, cues)) return []
    const entries = entriesOf(tree, i, cues)
    if (entries.length === 0) return []
    const found =
      voiceOf(tree, i) === 'passive' && !isActiveAfterQuotation(tree, i, entries, quotations)
        ? passiveCue(tree, i, entries, cues)
        : activeCue(tree, i, entries, quotations, cues)
    return found === null ? [] : [found]
  })
}

// “We have been beaten,” a commander in the port acknowledged by telephone: the parser takes it for "acknowledged by …".
function isActiveAfterQuotation(
  tree: Tree,
  verb: number,
  entries: readonly VerbCue[],
  quotations: readonly Quotation[],
): boolean {
  return (
    tokenAt(tree, verb).relation.startsWith('acl') &&
    entries.some((entry) => entry.frames.includes('quotation')) &&
    quotationEndBefore(tree, verb, quotations) !== null
  )
}

/** Entries of the verb, with its particle where it has one: "own up", "shot back". */
function entriesOf(tree: Tree, verb: number, cues: Cues): readonly VerbCue[] {
  const lemma = lemmaOf(tree, verb)
  const particle = particleOf(tree, verb)
  const next = particle ?? verb + 1
  // "let slip": whatever the tagger makes of the second word
  const joined = next < tree.tokens.length ? (cues.verbs.get(`${lemma} ${tokenAt(tree, next).text.toLowerCase()}`) ?? []) : []
  return joined.length > 0 ? joined : (cues.verbs.get(lemma) ?? [])
}

function particleOf(tree: Tree, verb: number): number | null {
  const next = tree.tokens[verb + 1]
  if (next && /^(ADP|ADV|ADJ)$/.test(next.upos)) return verb + 1
  return childrenBy(tree, verb, 'compound').find((child) => child > verb) ?? null
}

function activeCue(
  tree: Tree,
  verb: number,
  entries: readonly VerbCue[],
  quotations: readonly Quotation[],
  cues: Cues,
): Found | null {
  const end = quotationEndBefore(tree, verb, quotations)
  const spoken = entries.some((entry) => entry.frames.includes('quotation')) && tokenAt(tree, verb).xpos !== 'VBG'
  const saying = (i: number) =>
    (tokenAt(tree, i).upos === 'VERB' || isMisreadVerb(tree, i, cues)) && (cues.verbs.get(lemmaOf(tree, i)) ?? []).some(isSaying)
  const plain = plainAside(tree, verb, saying)
  const source =
    (end !== null && spoken ? subjectBetween(tree, end, verb) : null) ?? plain?.source ?? subjectOf(tree, verb, cues.verbs)
  const quotedAs = quotedAside(tree, verb, entries, source)
  if (quotedAs) return quotedAs
  const raising = raisingCue(tree, verb, entries)
  if (raising) return raising
  const speaks = source !== null && canSpeak(tree, source, cues.words)
  const usable = entries.filter((entry) => speaks || (entry.evidence && source !== null))
  if (source === null || usable.length === 0) return null
  const turn = turnOf(tree, verb, cues.words)
  const reading = readingOf(tree, verb, usable, source, turn, quotations, cues, plain?.aside ?? null)
  if (reading === null) return null
  return {
    tree,
    cueHead: verb,
    cue: cueWords(tree, verb, reading.cue),
    lemma: lemmaOf(tree, verb),
    source: tokenAt(tree, source.head).relation === 'expl' ? null : source,
    content: reading.content,
    stance: reading.stance,
    irreal: reading.entry.irreal,
    attitude: reading.entry.wish,
    quoted: reading.quoted,
    because: [`cue ${lemmaOf(tree, verb)} +${reading.frame}`],
  }
}

/** "Its target was a depot, state television quoted the army as saying": the army vouches. */
function quotedAside(tree: Tree, verb: number, entries: readonly VerbCue[], source: Phrase | null): Found | null {
  const entry = entries.find(({ frames }) => frames.includes('quoted'))
  const object = childrenBy(tree, verb, 'obj')[0]
  const aside = entry && source ? asideOf(tree, verb, source) : null
  if (!entry || !aside || object === undefined) return null
  const last = tree.tokens.slice(object, aside.to)
  const as = last.findIndex((token, i) => token.text.toLowerCase() === 'as' && last[i + 1]?.xpos === 'VBG')
  if (as < 0) return null
  const own = new Set([...branch(tree, object), ...Array.from({ length: aside.to - aside.from }, (_, i) => aside.from + i)])
  return {
    tree,
    cueHead: verb,
    cue: cueWords(tree, verb, [object + as, object + as + 1]),
    lemma: lemmaOf(tree, verb),
    source: { head: object, tokens: branch(tree, object).filter((i) => i < object + as) },
    content: spansOf(
      tree,
      Array.from({ length: aside.from }, (_, i) => i).filter((i) => !own.has(i)),
    ),
    stance: entry.stance,
    irreal: false,
    attitude: false,
    quoted: false,
    because: [`cue ${lemmaOf(tree, verb)} +quoted aside`],
  }
}

/** "The garrison appears to have left": nobody is told to say so. */
function raisingCue(tree: Tree, verb: number, entries: readonly VerbCue[]): Found | null {
  const entry = entries.find(({ raising }) => raising)
  const content = entry ? infinitiveAfter(tree, verb) : null
  if (!entry || !content) return null
  const subject = childrenBy(tree, verb, 'nsubj').filter((i) => i < verb)
  return {
    tree,
    cueHead: verb,
    cue: cueWords(tree, verb, []),
    lemma: lemmaOf(tree, verb),
    source: null,
    content: spansOf(tree, [...subject.flatMap((i) => branch(tree, i)), ...content.tokens]),
    stance: entry.stance,
    irreal: false,
    attitude: entry.wish,
    quoted: false,
    because: [`cue ${lemmaOf(tree, verb)} +raising`],
  }
}
