import { type Context, stanceSight, tell } from '#claims/extract.ts'
import { stanceFeatures } from '#claims/stance.ts'
import { voicesOf } from '#claims/voices.ts'
import { type Example, exampleOf } from './example.ts'
import type { Studied } from './happenings.ts'
import { toldIn } from './parties.ts'
import { sameName } from './sameName.ts'

/** Each gold happening whose source the program finds, with the stance that the gold gives it. */
export function stanceExamples(studied: Studied, context: Context): Example[] {
  return toldIn(studied).flatMap(({ claim, happening }) => {
    const { stance, source } = claim
    if (stance === undefined) return []
    const voices = voicesOf(studied.document, happening, context.known)
    const voice = voices.find(({ speaker }) =>
      speaker === null ? source === null : typeof source === 'string' && sameName(source, speaker.text),
    )
    if (voice === undefined) return []
    const telling = tell(happening, [], [], context)
    return [exampleOf(stanceFeatures(stanceSight(telling, voice, context)), stance, claim.optional ? 0.5 : 1)]
  })
}
