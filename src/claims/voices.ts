import type { Attribution, Speaker } from '#model/attribution.ts'
import type { Cue, Stance } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import { covers } from '#model/span.ts'
import type { Document } from './document.ts'
import type { Happening } from './happening/happening.ts'
import { at } from './tree.ts'

/** Who tells a happening, and how they stand to it. */
export interface Voice {
  /** Null for the outlet's own voice, and where the words tell no source ("reportedly"). */
  readonly speaker: Speaker | null
  readonly cue: Cue | null
  readonly stance: Stance
  /** The cue speaks of deeds asked for, vowed or wished. */
  readonly irreal: boolean
  readonly because: readonly string[]
}

const ownVoice: Voice = { speaker: null, cue: null, stance: 'asserts', irreal: false, because: ['told by the outlet itself'] }

/** One voice as a rule; several where coordinated sources tell the same: each makes a claim of its own. */
export function voicesOf(document: Document, happening: Happening): Voice[] {
  const { tree, token } = happening
  if (isEpithet(happening)) return [ownVoice]
  const { from, to } = at(tree, token)
  const own = cuedBy(document.attributions, [from, to])
  const attribution = own !== null && takesStance(own) ? own : (innermost(document.attributions, [from, to]) ?? own)
  return attribution === null ? [ownVoice] : voicesIn(document, attribution)
}

/** The voices of an attribution, whatever it tells. */
export function voicesIn(document: Document, attribution: Attribution): Voice[] {
  const cue = cueOf(attribution, document)
  const { stance, irreal, because } = attribution
  const speakers = attribution.speakers.length > 0 ? attribution.speakers : [attribution.speaker]
  return speakers.map((speaker) => ({ speaker, cue, stance, irreal, because }))
}

// "Syrian state media denied the US-backed force had …": that the force is backed is the outlet's own description.
function isEpithet({ tree, token, type }: Happening): boolean {
  return (type === 'support' || type === 'hold') && at(tree, token).relation === 'amod'
}

// "The ministry acknowledged the loss", "demanded a withdrawal": one word both hands over and tells.
function cuedBy(attributions: readonly Attribution[], span: Span): Attribution | null {
  return attributions.findLast(({ cue }) => cue.some((part) => covers(part, span))) ?? null
}

// "…, which the police denied", "it declined to comment": what is told is what is denied or left open, by who does so.
function takesStance({ stance }: Attribution): boolean {
  return stance !== 'asserts'
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

function cueOf({ cue, lemma }: Attribution, { reading }: Document): Cue | null {
  const [first] = cue
  const last = cue.at(-1)
  if (first === undefined || last === undefined) return null
  const span: Span = [first[0], last[1]]
  return { text: reading.report.text.slice(...span), lemma, span }
}
