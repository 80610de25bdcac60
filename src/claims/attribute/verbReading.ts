import type { Cues, Frame, VerbCue } from '#knowledge/cues.ts'
import type { Stance } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { accountBefore, thatBehind } from './accounts.ts'
import { type Aside, asideOf, reportedAround } from './aside.ts'
import { afterColon, clauseAfter, infinitiveAfter, restAfter } from './clauseContents.ts'
import type { Content } from './content.ts'
import { type Phrase, prepositionOf } from './found.ts'
import { likenessAfter, pleaAfter, prepositionAfter, thingAfter, tollAfter } from './nounContents.ts'
import type { Quotation } from './quotations.ts'
import { quotationAfter, quotationBefore, quotationEarlier } from './quoted.ts'
import { isRefuting, refutes, type Turn, turned } from './stance.ts'
import { branch, childrenBy, lemmaOf, spansOf, type Tree, tokenAt } from './tree.ts'
import { branchNear, isNothing, isWitness, nothingAbout, seenBy } from './witness.ts'

/** What a verb says in one sentence. */
export interface Reading {
  readonly entry: VerbCue
  readonly content: readonly Span[]
  readonly cue: readonly number[]
  readonly frame: string
  readonly stance: Stance
  readonly quoted: boolean
}

/** The first frame, from the most telling to the least, that the sentence fills. */
export function readingOf(
  tree: Tree,
  verb: number,
  entries: readonly VerbCue[],
  source: Phrase,
  turn: Turn,
  quotations: readonly Quotation[],
  { words, verbs }: Cues,
  plain: Aside | null,
): Reading | null {
  const aside = plain ?? (words.relative.has(lemmaOf(tree, source.head)) ? null : asideOf(tree, verb, source))
  const saying = (i: number) => tokenAt(tree, i).upos === 'VERB' && (verbs.get(lemmaOf(tree, i)) ?? []).some(isSaying)
  const quoting = [...with_('quotation'), ...with_('clause')]
  // "Asked about the bridge, she replied: “…”": what is quoted right behind the cue, not what stands before it
  const ledTo = quoting[0] && tree.tokens[verb + 1]?.text === ':' ? quotationAfter(tree, verb, source, quotations) : null
  if (ledTo && quoting[0])
    return { entry: quoting[0], content: ledTo, cue: [], frame: 'quotation', stance: turned(quoting[0], turn), quoted: true }
  const account = accountBefore(tree, source, words)
  const denying = account === null ? undefined : entries.find((entry) => (entry.accounts ?? entry.stance) !== 'asserts')
  if (account !== null && denying !== undefined)
    return {
      ...whole(denying, { tokens: [account], cue: [], frame: 'thing' }),
      ...(denying.accounts && turn === 'plain' && { stance: denying.accounts }),
    }
  const before = quotationBefore(tree, verb, aside, quotations, (lemma) => verbs.get(lemma)?.some(isSaying) ?? false)
  if (before && quoting[0])
    return { entry: quoting[0], content: before, cue: [], frame: 'quotation', stance: turned(quoting[0], turn), quoted: true }
  if (plain && quoting[0]) {
    const tokens = reportedAround(tree, plain, words, saying).filter((i) => !source.tokens.includes(i))
    return whole(quoting[0], { tokens, cue: [], frame: 'aside' })
  }
  for (const entry of with_('clause')) {
    const content = clauseAfter(tree, verb, entry, words)
    if (content) return whole(entry, content)
  }
  for (const entry of quoting) {
    const spans = quotationAfter(tree, verb, source, quotations)
    if (spans) return { entry, content: spans, cue: [], frame: 'quotation', stance: turned(entry, turn), quoted: true }
  }
  for (const entry of with_('plea')) {
    const content = pleaAfter(tree, verb, entry.plea)
    if (content) return whole(entry, content)
  }
  for (const frame of ['as', 'name'] as const)
    for (const entry of with_(frame)) {
      const content = likenessAfter(tree, verb, frame)
      if (content) {
        const refutes = branch(tree, content.likeness).some((i) => isRefuting(tree, i, words))
        const denial = refutes ? (entry.refuting ?? entry.as) : undefined
        return { ...whole(entry, content), ...(denial && { stance: denial }) }
      }
    }
  for (const entry of with_('infinitive')) {
    const content = infinitiveAfter(tree, verb)
    if (content) return whole(entry, content)
  }
  for (const entry of entries.filter((entry) => entry.toll)) {
    const content = tollAfter(tree, verb, entry)
    if (content) return whole(entry, content)
  }
  for (const entry of entries.filter((entry) => entry.prepositions.length > 0 && !entry.toll)) {
    const content = prepositionAfter(tree, verb, entry, words)
    // "did not respond to questions on the matter": what was asked is all that follows
    if (content && entry.mute && turn !== 'plain')
      return whole(entry, { ...content, tokens: [...content.tokens, ...asked(tree, verb)] })
    if (content) return whole(entry, content)
  }
  const thing = thingAfter(tree, verb)
  const nothing = thing !== null && isNothing(tree, thing.thing, words)
  for (const entry of entries.filter((entry) => entry.onlyNone))
    if (thing && nothing)
      return { ...whole(entry, nothingAbout(tree, verb, thing.thing)), cue: branchNear(tree, thing.thing), stance: entry.stance }
  for (const entry of entries.filter((entry) => entry.witness)) {
    const seen = thing && thing.thing > verb && isWitness(tree, source, words) ? seenBy(tree, verb, thing.thing) : null
    if (seen) return whole(entry, seen)
  }
  const ahead = thing !== null && thing.thing > verb && !source.tokens.includes(thing.thing)
  if (aside && !(ahead && !with_('clause').some((entry) => entry.hearer))) {
    const entry = with_('clause')[0]
    const tokens = reportedAround(tree, aside, words, saying).filter((i) => !source.tokens.includes(i))
    if (entry && isReported(tree, verb, tokens, quotations)) return whole(entry, { tokens, cue: [], frame: 'aside' })
  }
  // "denied them entry": what is denied is no word of anybody
  const given = childrenBy(tree, verb, 'obj', 'iobj').filter((i) => i > verb).length > 1
  for (const entry of given ? [] : with_('thing')) {
    if (
      !thing ||
      source.tokens.includes(thing.thing) ||
      (entry.takes && words.victims.has(lemmaOf(tree, thing.thing))) ||
      (entry.pictures && (!words.pictures.has(lemmaOf(tree, source.head)) || turn !== 'plain')) ||
      words.times.has(lemmaOf(tree, thing.thing))
    )
      continue
    // "dismissed the minister", "admitted a patient"
    if (!entry.wish && entry.stance !== 'asserts' && words.people.has(lemmaOf(tree, thing.thing))) continue
    const account = words.accounts.has(lemmaOf(tree, thing.thing))
    if (entry.accounts && words.people.has(lemmaOf(tree, thing.thing))) continue
    if (entry.onlyAccounts && !account) continue
    // "Headquarters rejects that claim: no village is held by criminals"
    const said = account && entry.accounts ? (afterColon(tree, verb) ?? thatBehind(tree, thing.thing)) : null
    const content = said ? { ...thing, tokens: [...thing.tokens, ...said.tokens] } : thing
    return { ...whole(entry, content), ...(account && entry.accounts && { stance: entry.accounts }) }
  }
  const rest = with_('clause').some(isSaying) && thing === null ? restAfter(tree, verb) : null
  if (rest && quoting[0]) return whole(quoting[0], rest)
  const colon = afterColon(tree, verb)
  if (colon && quoting[0] && !words.relative.has(lemmaOf(tree, source.head))) return whole(quoting[0], colon)
  const earlier = quoting[0] && turn === 'plain' ? quotationEarlier(tree, verb, source, quotations) : null
  if (earlier && quoting[0])
    return { entry: quoting[0], content: earlier, cue: [], frame: 'quotation', stance: quoting[0].stance, quoted: true }
  const mute = entries.find((entry) => entry.mute && turned(entry, turn) === 'silent')
  // "agreed not to discuss it": no silence, but a promise of one
  const promised = turn === 'negated' && childrenBy(tree, verb, 'mark').some((i) => lemmaOf(tree, i) === 'to')
  return mute && turn !== 'plain' && !promised && !mute.wish
    ? {
        entry: mute,
        content: spansOf(
          tree,
          childrenBy(tree, verb, 'obj').flatMap((i) => branch(tree, i)),
        ),
        cue: [],
        frame: 'nothing',
        stance: 'silent',
        quoted: false,
      }
    : null

  function with_(frame: Frame): readonly VerbCue[] {
    // "would not discuss the arrests": no attitude to them, but nothing said
    const silent = turn !== 'plain' && entries.some((entry) => entry.mute && turned(entry, turn) === 'silent')
    return entries.filter(
      (entry) =>
        entry.frames.includes(frame) &&
        !entry.onlyNone &&
        !entry.witness &&
        !(entry.onlyNegated && turn === 'plain') &&
        !(entry.wish && silent),
    )
  }
  function whole(entry: VerbCue, content: Content): Reading {
    return {
      entry,
      content: spansOf(tree, content.tokens),
      cue: content.cue,
      frame: content.frame,
      stance: stanceOfWhole(entry, content),
      quoted: false,
    }
  }
  function stanceOfWhole(entry: VerbCue, content: Content): Stance {
    const stance = turned(entry, turn)
    return stance === 'asserts' && isSaying(entry) && refutes(tree, content.tokens, words) ? 'denies' : stance
  }
}

function asked(tree: Tree, verb: number): readonly number[] {
  const about = childrenBy(tree, verb, 'obl').filter(
    (i) => i > verb && /^(about|on|over|regarding)$/.test(prepositionOf(tree, i)),
  )
  return about.flatMap((i) => branch(tree, i))
}

export function isSaying(entry: VerbCue): boolean {
  return entry.frames.includes('clause') && entry.frames.includes('quotation') && !entry.irreal
}

// "On Tuesday, he said." reports nothing: what stands before must be more than when or where he spoke.
function isReported(tree: Tree, verb: number, tokens: readonly number[], quotations: readonly Quotation[]): boolean {
  const first = tree.tokens[tokens[0] ?? -1]
  if (first && quotations.some(({ span, speech }) => speech && span[0] <= first.from && first.from < span[1])) return true
  if (tokens.some((i) => /^(VERB|AUX)$/.test(tokenAt(tree, i).upos))) return true
  return tokens.some(
    (i) =>
      tokenAt(tree, i).head < 0 ||
      (/^(nsubj|obj|ccomp|parataxis|dep|dislocated)/.test(tokenAt(tree, i).relation) && tokenAt(tree, i).head === verb),
  )
}
