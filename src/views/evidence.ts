import type { Claim, Stance } from '#model/claim.ts'
import type { Event } from '#model/event.ts'
import type { ReportHead } from '#model/report.ts'

/** What the speaker's side has to do with what it tells. */
export type Interest = 'gains' | 'none' | 'loses'

/** A claim as evidence: its report, where it first comes from, and what its speaker has to do with it. */
export interface Voice {
  readonly claim: Claim
  readonly report: ReportHead
  /** Key of the origin; two voices with one key are one origin. */
  readonly origin: string
  /** The origin as a person reads it. */
  readonly name: string
  readonly interest: Interest
  /** The report whose story this one carries; null when it is nobody's copy. */
  readonly copyOf: string | null
}

/** Origins that take one stance. */
export interface EvidenceMark {
  readonly stance: Stance
  readonly origins: number
  /** Overtaken or withdrawn: kept, no longer counted. */
  readonly over: boolean
}

/** The evidence line: one mark a stance, in the order gains, no side, loses. It takes the place of any score. */
export type Evidence = Readonly<Record<Interest, readonly EvidenceMark[]>>

const stances: readonly Stance[] = ['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent']

/** Counts origins, never outlets: each with the last stance that it takes. */
export function evidenceOf(voices: readonly Voice[], standing: Event['standing'] | null): Evidence {
  const last = new Map<string, Voice>()
  for (const voice of voices) {
    const before = last.get(voice.origin)
    if (before === undefined || rank(voice.claim.stance) >= rank(before.claim.stance)) last.set(voice.origin, voice)
  }
  const denialsStand = standing === 'disputed' || standing === 'refuted' || standing === 'unjudged' || standing === null
  const marks = (interest: Interest): EvidenceMark[] =>
    stances.flatMap((stance) => {
      const origins = [...last.values()].filter((voice) => voice.interest === interest && voice.claim.stance === stance).length
      return origins === 0 ? [] : [{ stance, origins, over: stance === 'denies' && !denialsStand }]
    })
  return { gains: marks('gains'), none: marks('none'), loses: marks('loses') }
}

/** An origin that both tells and is silent elsewhere tells; one that tells and later denies is shown as denying. */
function rank(stance: Stance): number {
  return stance === 'silent' ? 0 : stance === 'doubts' ? 1 : 2
}
