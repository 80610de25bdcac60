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
  const ordered = [...found].sort((a, b) => positionOf(a) - positionOf(b))
  const spoken: Mentioned[] = []
  const named = candidatesIn(trees, words, reading.places).map((candidate): Mentioned => ({ candidate, at: candidate.from }))
  return ordered.map((one) => {
    const heads = one.source === null ? [] : conjunctsOf(one.tree, one.source.head)
    const meant = heads.map((head) => meantBy(one, { tree: one.tree, head }))
    const speakers = meant.flatMap((phrase) => (phrase === null ? [] : speakerOf(phrase, one, reading)))
    for (const phrase of meant) {
      const candidate = named.find(
        ({ candidate }) => candidate.tree === phrase?.tree && candidate.head === phrase.head,
      )?.candidate
      const speaker = candidate ?? (phrase === null ? null : unlistedPerson(phrase))
      if (speaker && !words.outletNouns.has(speaker.noun)) spoken.push({ candidate: speaker, at: positionOf(one) })
    }
    return {
      source: one.source === null ? [] : spansOf(one.tree, one.source.tokens),
      sourceHead: one.source === null ? null : { sentence: one.tree.sentence.index, token: one.source.head },
      speaker: joint(speakers, reading),
      speakers,
      cue: spansOf(one.tree, one.cue),
      cueHead: { sentence: one.tree.sentence.index, token: one.cueHead },
      lemma: one.lemma,
      content: one.content,
      stance: takenBack(one) ? 'denies' : one.stance,
      irreal: one.irreal,
      within: null,
      because: one.because,
    }
  })

  // "A correction: our morning bulletin said that the town had been taken."
  function takenBack({ tree, source, stance }: Found): boolean {
    if (source === null || stance !== 'asserts' || !isOutlet(tree, source.head, words)) return false
    const { index } = tree.sentence
    const near = trees.filter(({ sentence }) => sentence.index === index || sentence.index === index - 1)
    return near.some(({ tokens }) => tokens.some(({ lemma }) => words.correcting.has(lemma.toLowerCase())))
  }

  /** The phrase that a source stands for: itself, unless it is a pronoun or a short second naming. */
  function meantBy(one: Found, phrase: Phrased): Phrased | null {
    const { tree, head } = phrase
    const { from, xpos, upos } = tokenAt(tree, head)
    const lemma = lemmaOf(tree, head)
    if (/^W/.test(xpos) && words.relative.has(lemma)) {
      const antecedent = antecedentOf(tree, head)
      if (antecedent !== null && isOutlet(tree, antecedent, words)) return null
      return antecedent === null ? phrase : meantBy(one, { tree, head: antecedent })
    }
    if (lemma === 'source' && childrenBy(tree, head, 'amod').some((i) => lemmaOf(tree, i) === 'same'))
      return spoken.findLast(({ at }) => at < from)?.candidate ?? phrase
    if (isOutlet(tree, head, words)) return quotedBy(one, from)
    if (upos === 'PRON' && (words.personal.has(lemma) || words.collective.has(lemma))) {
      const agrees = agreementOf(lemma, words)
      return holderOf(one, from, agrees) ?? lastOf(from, agrees, one) ?? phrase
    }
    // "the ministry" after "the defence ministry of Serat": the fuller name, when it came before
    const own = named.find(({ candidate }) => candidate.tree === tree && candidate.head === head)?.candidate
    if (!own?.bare) return phrase
    return named.findLast(({ candidate, at }) => at < from && candidate.noun === own.noun && !candidate.bare)?.candidate ?? phrase
  }

  /** "The agency said it had not been able to verify": within somebody's words, the pronoun is that somebody. */
  function holderOf(one: Found, from: number, agrees: (candidate: Candidate) => boolean): Phrased | null {
    const around = ordered.filter((other) => other !== one && other.content.some(([start, end]) => start <= from && from < end))
    for (const { tree, source } of around) {
      const candidate = named.find(({ candidate }) => candidate.tree === tree && candidate.head === source?.head)?.candidate
      if (candidate && candidate.from < from && agrees(candidate)) return candidate
    }
    return null
  }

  /** Who last spoke, or was last the subject of a clause. */
  function lastOf(from: number, agrees: (candidate: Candidate) => boolean, one: Found): Phrased | null {
    const { content } = one
    const before = [...spoken, ...named.filter(({ candidate }) => candidate.prominent && !isSpokenOf(candidate, from, one))]
      .filter(({ candidate, at }) => at < from && agrees(candidate))
      .sort((a, b) => b.at - a.at)
    // "The rebels had burned the mill, it said": of whom something is told is not who tells it, where another can be meant
    const apart = before.find(({ at }) => !content.some(([start, end]) => start <= at && at < end))
    return (apart ?? before[0])?.candidate ?? null
  }

  // "The mother named her Salima," she said. At a roadblock men took her telephone, she added: who is only told of in words
  // that the pronoun does not stand in is not who says so. "The monitor said the army had fled. It said …" goes on with the
  // monitor; "It denied this" is the army's answer.
  function isSpokenOf({ from: at }: Candidate, pronoun: number, { stance, tree }: Found): boolean {
    const goesOn = (other: Found) => stance === 'asserts' && other.tree.sentence.index === tree.sentence.index - 1
    return ordered.some(
      (other) =>
        (other.quoted || goesOn(other)) &&
        other.content.some(([start, end]) => start <= at && at < end) &&
        !other.content.some(([start, end]) => start <= pronoun && pronoun < end),
    )
  }

  /** "We" in a quotation is who is quoted, elsewhere the outlet. */
  function quotedBy(one: Found, from: number): Phrased | null {
    const holder = ordered.find(
      (other) => other !== one && other.source !== null && other.content.some(([start, end]) => start <= from && from < end),
    )
    if (!holder?.source || isOutlet(holder.tree, holder.source.head, words)) return null
    return meantBy(holder, { tree: holder.tree, head: holder.source.head })
  }
}

// "A tea seller said …", "two port workers said …": a noun that no list has, and who speaks is a person, or several.
function unlistedPerson({ tree, head }: Phrased): Candidate | null {
  const { upos, xpos, from } = tokenAt(tree, head)
  if (upos !== 'NOUN') return null
  const plural = xpos === 'NNS'
  return { tree, head, from, noun: lemmaOf(tree, head), person: true, group: false, plural, bare: false, prominent: true }
}

/** A noun phrase by its head. */
interface Phrased {
  readonly tree: Tree
  readonly head: number
}

/** Where a candidate was last named, or last spoke. */
interface Mentioned {
  readonly candidate: Candidate
  readonly at: number
}

/** Which candidates a pronoun can mean: "she" one person, "it" one body, "they" several or a body. */
function agreementOf(pronoun: string, words: CueWords): (candidate: Candidate) => boolean {
  if (words.personal.has(pronoun)) {
    const other = /^(she|her|hers)$/.test(pronoun) ? words.men : words.women
    return ({ person, plural, noun }) => person && !plural && !other.has(noun)
  }
  if (/^(it|its)$/.test(pronoun)) return ({ group, plural }) => group && !plural
  return ({ group, person, plural }) => plural || (group && !person)
}

function speakerOf({ tree, head }: Phrased, { tree: cueTree, source }: Found, { report }: Reading): Speaker {
  const own = tree === cueTree && source?.tokens.includes(head) ? new Set(source.tokens) : null
  const span = spanOf(tree, head, own)
  return { text: report.text.slice(...span), span }
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
  if (own && (words.outletNouns.has(lemmaOf(tree, head)) || words.versions.has(lemmaOf(tree, head)))) return true
  // "Correction: An earlier version of this report said"
  if (words.correcting.has(lemmaOf(tree, head))) return true
  const earlier = childrenBy(tree, head, 'amod').some((child) => /^(earlier|previous)$/i.test(tokenAt(tree, child).text))
  return earlier && words.versions.has(lemmaOf(tree, head))
}

/** The source's words without what is only told of it in a clause of its own. */
function spanOf(tree: Tree, head: number, own: ReadonlySet<number> | null): Span {
  const tokens = phraseOf(tree, head).tokens.filter((i) => own === null || own.has(i))
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
