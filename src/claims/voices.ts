import type { ClaimReaders } from '#knowledge/claimReaders.ts'
import type { Attribution, Speaker } from '#model/attribution.ts'
import type { Cue, Stance } from '#model/claim.ts'
import type { Span } from '#model/span.ts'
import type { LogLinear } from '#network/logLinear.ts'
import type { Document } from './document.ts'
import type { Happening } from './happening/happening.ts'
import { at } from './tree.ts'
import { voiceFeatures } from './voice/features.ts'
import { isDeed, speakersOf, type VoiceSight, voiceSight } from './voice/sight.ts'

/** Who tells a happening, and how they stand to it. */
export interface Voice {
  /** Null for the outlet's own voice, and where the words tell no source ("reportedly"). */
  readonly speaker: Speaker | null
  readonly cue: Cue | null
  readonly attribution: Attribution | null
  readonly stance: Stance
  /** The cue speaks of deeds asked for, vowed or wished. */
  readonly irreal: boolean
  readonly because: readonly string[]
}

const ownVoice: Voice = {
  speaker: null,
  cue: null,
  attribution: null,
  stance: 'asserts',
  irreal: false,
  because: ['told by the outlet itself'],
}

export interface VoiceKnowledge {
  readonly claimReaders: ClaimReaders | null
}

/** One voice as a rule; several where coordinated sources or cues tell of the same: each makes a claim of its own. */
export function voicesOf(document: Document, happening: Happening, { claimReaders }: VoiceKnowledge): Voice[] {
  if (isEpithet(happening)) return [ownVoice]
  const sight = voiceSight(document, happening)
  const attribution = claimReaders === null ? sight.byRule : weighed(sight, claimReaders.voice)
  if (attribution === null) return [ownVoice]
  return [attribution, ...besideIt(attribution, sight.candidates)].flatMap((one) => voicesIn(document, one))
}

/** "The villages whose capture the rebels announced and the army denied": the same words, handed on by one and refused by another. */
function besideIt({ content, cueHead, speaker }: Attribution, candidates: readonly Attribution[]): Attribution[] {
  const sameWords = (other: Attribution) =>
    other.content.length === content.length &&
    other.content.every(([from, to], i) => from === content[i]?.[0] && to === content[i]?.[1])
  return candidates.filter(
    (other) =>
      other.cueHead.sentence === cueHead.sentence &&
      other.cueHead.token !== cueHead.token &&
      other.speaker !== null &&
      other.speaker.text !== speaker?.text &&
      sameWords(other),
  )
}

// The nesting of contents is right more often than not, so the reader overrules it only where it is sure.
/** From this much on an attribution hands the happening on, whatever the nesting says. */
const surelyTold = 0.6
/** Below this the attribution that covers the happening does not hand it on: "killed Ana Reyes, who had led the raid". */
const hardlyTold = 0.3
/** Below this it gives way to another that is sure. */
const doubtfullyTold = 0.4

function weighed({ byRule, ...sight }: VoiceSight, reader: LogLinear): Attribution | null {
  const yes = reader.classes.indexOf('yes')
  const weightOf = (one: Attribution) => reader.weigh(voiceFeatures(one, { byRule, ...sight }))[yes] ?? 0
  const ruled = byRule === null ? 0 : weightOf(byRule)
  if (byRule !== null && ruled >= doubtfullyTold) return byRule
  let best: { one: Attribution; weight: number } | null = null
  for (const one of sight.candidates) {
    const weight = one === byRule ? ruled : weightOf(one)
    if (one !== byRule && weight >= surelyTold && (best === null || weight > best.weight)) best = { one, weight }
  }
  return best?.one ?? (ruled >= hardlyTold ? byRule : null)
}

/** The voices of an attribution, whatever it tells. */
export function voicesIn(document: Document, attribution: Attribution): Voice[] {
  const cue = cueOf(attribution, document)
  const { stance, irreal, because } = attribution
  const told = speakersOf(attribution, document)
  const speakers = told.length > 0 ? told : [isDeed(attribution, document) ? null : attribution.speaker]
  return speakers.map((speaker) => ({ speaker, cue, attribution, stance, irreal, because }))
}

// "Syrian state media denied the US-backed force had …": that the force is backed is the outlet's own description.
function isEpithet({ tree, token, type }: Happening): boolean {
  return (type === 'support' || type === 'hold') && at(tree, token).relation === 'amod'
}

function cueOf({ cue, lemma }: Attribution, { reading }: Document): Cue | null {
  const [first] = cue
  const last = cue.at(-1)
  if (first === undefined || last === undefined) return null
  const span: Span = [first[0], last[1]]
  return { text: reading.report.text.slice(...span), lemma, span }
}
