import type { CueWords } from '#knowledge/cues.ts'
import type { Attribution, Speaker } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { Span } from '#model/span.ts'
import { type Candidate, candidatesIn } from './candidates.ts'
import { conjunctsOf, type Found, phraseOf } from './found.ts'
import { branch, childrenBy, lemmaOf, relationOf, spansOf, type Tree, tokenAt } from './tree.ts'

/**
 * Finished attributions: each source led back to the words that a reader would name it by.
 * "He" is the person who last spoke or was last named, "it" the body; a quoted "we" is who is quoted.
 */
export function withSpeakers(found: readonly Found[], trees: readonly Tree[], reading: Reading, words: CueWords): Attribution[] {
  const candidates = candidatesIn(trees, words)
  const ordered = [...found].sort((a, b) => positionOf(a) - positionOf(b))
  const spoken: Candidate[] = []
  return ordered.map((one) => {
    const heads = one.source === null ? [] : conjunctsOf(one.tree, one.source.head)
    const speakers = heads.flatMap((head) => speakerOf(one.tree, head) ?? [])
    return {
      source: one.source === null ? [] : spansOf(one.tree, one.source.tokens),
      sourceHead: one.source === null ? null : { sentence: one.tree.sentence.index, token: one.source.head },
      speaker: joint(speakers, reading),
      speakers,
      cue: spansOf(one.tree, one.cue),
      cueHead: { sentence: one.tree.sentence.index, token: one.cueHead },
      lemma: one.lemma,
      content: one.content,
      stance: one.stance,
      irreal: one.irreal,
      within: null,
      because: one.because,
    }

    function speakerOf(tree: Tree, head: number): Speaker | null {
      const lemma = lemmaOf(tree, head)
      if (words.relative.has(lemma)) {
        const antecedent = antecedentOf(tree, head)
        return antecedent === null ? named(tree, head) : speakerOf(tree, antecedent)
      }
      const { from } = tokenAt(tree, head)
      if (isOutlet(tree, head, words)) return quotedBy(from)
      const candidate = candidates.find((one) => one.tree === tree && one.head === head)
      const earlier = (sort: (one: Candidate) => boolean) =>
        [...spoken].reverse().find((one) => one.from < from && sort(one)) ??
        [...candidates].reverse().find((one) => one.from < from && sort(one) && one.prominent)
      if (words.personal.has(lemma)) return shown(earlier((one) => one.person && !one.plural)) ?? named(tree, head)
      if (words.collective.has(lemma) && tokenAt(tree, head).upos === 'PRON') {
        const plural = /^(they|them|their|both|all|none|some|others|many)$/.test(lemma)
        const which = plural
          ? (one: Candidate) => one.plural || (one.group && !one.person)
          : (one: Candidate) => one.group && !one.plural
        return shown(earlier(which) ?? (plural ? undefined : earlier((one) => one.group))) ?? named(tree, head)
      }
      if (candidate) {
        // "the ministry" after "the defence ministry of Serat": the fuller name, when it came before
        const full = candidate.bare
          ? [...candidates].reverse().find((one) => one.from < from && one.noun === candidate.noun && !one.bare)
          : undefined
        if (!words.outletNouns.has(candidate.noun)) spoken.push(full ?? candidate)
        return shown(full) ?? named(tree, head)
      }
      return named(tree, head)
    }
    // "We" in a quotation is who is quoted, elsewhere the outlet.
    function quotedBy(from: number): Speaker | null {
      const holder = ordered.find(
        (other) => other !== one && other.source !== null && other.content.some(([start, end]) => start <= from && from < end),
      )
      if (!holder?.source || isOutlet(holder.tree, holder.source.head, words)) return null
      const candidate = candidates.find((other) => other.tree === holder.tree && other.head === holder.source?.head)
      return candidate ? shown(candidate) : named(holder.tree, holder.source.head)
    }
    function named(tree: Tree, head: number): Speaker {
      const span = spanOf(tree, head)
      return { text: reading.report.text.slice(...span), span }
    }
    function shown(candidate: Candidate | undefined): Speaker | null {
      return candidate ? named(candidate.tree, candidate.head) : null
    }
  })
}

function positionOf(one: Found): number {
  return one.tree.tokens[one.cueHead]?.from ?? 0
}

/** What a relative pronoun stands for: the noun that its clause hangs on. */
function antecedentOf(tree: Tree, head: number): number | null {
  for (let i = tokenAt(tree, head).head; i >= 0; i = tokenAt(tree, i).head) {
    if (tokenAt(tree, i).relation.startsWith('acl')) return tokenAt(tree, i).head >= 0 ? tokenAt(tree, i).head : null
  }
  const before = tree.tokens.slice(0, head).findLastIndex((token) => /^(NOUN|PROPN)$/.test(token.upos))
  return before < 0 ? null : before
}

// "we", "this newspaper", "our correspondent": the outlet's own voice
function isOutlet(tree: Tree, head: number, words: CueWords): boolean {
  if (tokenAt(tree, head).upos === 'PRON' && words.outlet.has(lemmaOf(tree, head))) return true
  const own = childrenBy(tree, head, 'det', 'nmod').some((child) => /^(this|our|my)$/i.test(tokenAt(tree, child).text))
  return own && words.outletNouns.has(lemmaOf(tree, head))
}

/** The source's words without what is only told of it in a clause of its own. */
function spanOf(tree: Tree, head: number): Span {
  const { tokens } = phraseOf(tree, head)
  const aside = childrenBy(tree, head, 'acl', 'conj', 'cc', 'advcl').filter(
    (child) => tokenAt(tree, child).relation !== 'acl' || tokenAt(tree, child).xpos !== 'VBN',
  )
  const outside = new Set(aside.flatMap((child) => branch(tree, child)))
  const spans = spansOf(
    tree,
    tokens.filter((i) => !outside.has(i) && !(i < head && relationOf(tree, i) === 'advmod' && tokenAt(tree, i).head === head)),
  )
  const around = spans.find(([from, to]) => from <= tokenAt(tree, head).from && tokenAt(tree, head).to <= to)
  return around ?? [tokenAt(tree, head).from, tokenAt(tree, head).to]
}

/** Several sources in one: from the first one's words to the last one's. */
function joint(speakers: readonly Speaker[], { report }: Reading): Speaker | null {
  const [first] = speakers
  const last = speakers.at(-1)
  if (!first || !last) return null
  const ordered = first.span[0] <= last.span[0]
  const span: Span = ordered ? [first.span[0], last.span[1]] : first.span
  return { text: report.text.slice(...span), span }
}
