import { voiceFeatures } from '#claims/voice/features.ts'
import { speakersOf, voiceSight } from '#claims/voice/sight.ts'
import type { Attribution, Speaker } from '#model/attribution.ts'
import { type Example, exampleOf } from './example.ts'
import type { Studied } from './happenings.ts'
import { toldIn } from './parties.ts'
import { sameName } from './sameName.ts'

/** For each gold happening every attribution that may hand it on, with whether the gold's source is that attribution's. */
export function voiceExamples(studied: Studied): Example[] {
  return toldIn(studied).flatMap(({ claim, happening }) => {
    const { source } = claim
    if (source === undefined) return []
    const sight = voiceSight(studied.document, happening)
    const weight = claim.optional ? 0.5 : 1
    return sight.candidates.map((one) =>
      exampleOf(
        voiceFeatures(one, sight),
        isSource(one, speakersOf(one, studied.document), source, claim.stance) ? 'yes' : 'no',
        weight,
      ),
    )
  })
}

function isSource(
  { stance }: Attribution,
  speakers: readonly Speaker[],
  source: string | null,
  wanted: string | undefined,
): boolean {
  // "reportedly", "the reports could not be confirmed": no source, and yet not the outlet's plain word
  if (source === null) return speakers.length === 0 && stance !== 'asserts' && stance === wanted
  return speakers.some(({ text }) => sameName(source, text))
}
