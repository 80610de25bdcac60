import type { Attribution, Speaker } from '#model/attribution.ts'
import { covers, type Span } from '#model/span.ts'
import { deeds } from '../deeds.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { at } from '../tree.ts'

/** What is looked at to tell whose word a happening is. */
export interface VoiceSight {
  readonly document: Document
  readonly happening: Happening
  /** What the nesting of contents alone says: the attribution that covers it most closely, or none. */
  readonly byRule: Attribution | null
  /** Every attribution that may hand it on: those of its sentence, those that cover it, the last before it. */
  readonly candidates: readonly Attribution[]
}

/** How many sentences back somebody may still be speaking without a cue of his own. */
const farthest = 3
/** How many of the attributions before count. */
const mostBefore = 2

export function voiceSight(document: Document, happening: Happening): VoiceSight {
  const { tree, token } = happening
  const sentence = tree.sentence.index
  const { from, to } = at(tree, token)
  const span: Span = [from, to]
  const near = document.attributions.filter(
    (one) => one.cueHead.sentence === sentence || one.content.some((part) => covers(part, span)),
  )
  const before = document.attributions.filter(
    ({ cueHead, within, speaker }) =>
      within === null && speaker !== null && cueHead.sentence < sentence && cueHead.sentence >= sentence - farthest,
  )
  const earlier = before.filter((one) => !near.includes(one)).slice(-mostBefore)
  return { document, happening, byRule: byRule(document.attributions, span), candidates: [...near, ...earlier] }
}

/**
 * Whose words it hands on; where no source is told ("reports that … are false", in somebody's words), or a deed stands in its
 * place ("the advance shows that …"), whoever's words hold it.
 */
export function speakersOf(one: Attribution, document: Document): readonly Speaker[] {
  if ((one.speakers.length > 0 || one.source.length > 0) && !isDeed(one, document)) return one.speakers
  const outer = one.within === null ? undefined : document.attributions[one.within]
  return outer === undefined ? [] : speakersOf(outer, document)
}

/** Whether a happening, not somebody, is said to say it: "The offensive shows that they must talk". */
export function isDeed({ sourceHead }: Attribution, { trees, votes }: Document): boolean {
  if (sourceHead === null) return false
  const tree = trees[sourceHead.sentence]
  if (tree === undefined || at(tree, sourceHead.token).upos !== 'NOUN') return false
  const own = votes[sourceHead.sentence]?.filter(({ token, strength }) => token === sourceHead.token && strength !== 'weak')
  return own?.some(({ type }) => deeds.has(type)) ?? false
}

function byRule(attributions: readonly Attribution[], span: Span): Attribution | null {
  const own = cuedBy(attributions, span)
  if (own !== null && own.stance !== 'asserts') return own
  const inner = innermost(attributions, span)
  // "The army denied reports that …", "Rumours of … could not be confirmed": nobody is told to have reported it
  const outer = inner === null || inner.within === null ? undefined : attributions[inner.within]
  if (inner?.speaker === null && inner.stance === 'asserts' && outer !== undefined && outer.stance !== 'asserts') return outer
  return inner ?? own
}

// "The ministry acknowledged the loss", "demanded a withdrawal": one word both hands over and tells. And in "…, which the
// police denied" or "it declined to comment" what is told is what is denied or left open, by who does so.
function cuedBy(attributions: readonly Attribution[], span: Span): Attribution | null {
  return attributions.findLast(({ cue }) => cue.some((part) => covers(part, span))) ?? null
}

/** The attribution nearest to a stretch in whose content it stands. */
export function innermost(attributions: readonly Attribution[], span: Span): Attribution | null {
  const around = attributions.filter(({ content }) => content.some((part) => covers(part, span)))
  // Whoever vouches in the end stands innermost: "a military source quoted by the agency said".
  const inner = around.filter((one) => !around.some(({ within }) => within !== null && attributions[within] === one))
  return inner.toSorted((a, b) => lengthOf(a.content) - lengthOf(b.content))[0] ?? null
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, to]) => sum + to - from, 0)
}
