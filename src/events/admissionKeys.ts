import { isAdmittedByLeaving } from './families.ts'
import { daysInSpan } from './meeting.ts'
import { spotsOf } from './sameness.ts'
import type { Told } from './told.ts'
import { type Traits, traitsOf } from './traits.ts'

/** How withdrawals and the captures and repulses that they may admit find each other, as claims find those that they tell one event with. */
export interface AdmissionKeys {
  readonly stands: readonly string[]
  /** Where captures and repulses stand that this withdrawal may admit; none for any other claim. */
  readonly captures: readonly string[]
  /** Where withdrawals stand that may admit this capture or repulse. */
  readonly leavings: readonly string[]
}

/** @param byHand true for a claim that people put into one event with others: it may stand in a withdrawal or a capture of any type */
export function admissionKeysOf(told: Told, byHand: boolean): AdmissionKeys {
  const traits = traitsOf(told)
  const { type, stance } = told.claim
  const leaves = traits.actual && stance !== 'denies' && (byHand || type === 'withdraw' || type === 'surrender')
  const takes = traits.actual && isAdmittedByLeaving(traits.family)
  return {
    stands: [...(leaves ? standing('left', traits) : []), ...(takes ? standing('taken', traits) : [])],
    captures: leaves ? looking('taken', traits) : [],
    leavings: takes ? looking('left', traits) : [],
  }
}

/** By its days where it has any, and by when it was told. */
function standing(what: string, traits: Traits): string[] {
  const told = toldIn(traits, 0)
  return spotsOf(traits).flatMap((spot) =>
    traits.from === null || traits.to === null
      ? told.map((span) => `${what}@${spot} open ${span}`)
      : [...spans(traits.from, traits.to), ...told].map((span) => `${what}@${spot} ${span}`),
  )
}

function looking(what: string, traits: Traits): string[] {
  const told = toldIn(traits, 1)
  const { from, to } = traits
  return spotsOf(traits).flatMap((spot) => [
    ...(from === null || to === null ? told : spans(from - daysBeside, to + daysBeside)).map((span) => `${what}@${spot} ${span}`),
    ...told.map((span) => `${what}@${spot} open ${span}`),
  ])
}

// Who left on the day before: no happening is told over more.
const daysBeside = 1

function spans(from: number, to: number): string[] {
  const first = Math.floor(from / daysInSpan)
  return Array.from({ length: Math.floor(to / daysInSpan) - first + 1 }, (_, index) => `in ${first + index}`)
}

function toldIn({ published }: Traits, around: number): string[] {
  if (published === null) return []
  const span = Math.floor(published / daysInSpan)
  return Array.from({ length: 2 * around + 1 }, (_, index) => `told ${span + index - around}`)
}
