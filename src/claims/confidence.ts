import type { ConfidenceSign, ConfidenceWeights } from '#knowledge/confidence.ts'
import type { Claim } from '#model/claim.ts'
import { overlaps } from '#model/span.ts'
import type { Telling } from './telling.ts'

/** What of a happening's reading says how well it was read. */
type Read = Pick<Telling, 'read' | 'sureness' | 'share' | 'listed' | 'echo'>
type Voiced = Pick<Claim, 'source' | 'stance' | 'cue'>

/** How sure it is that the claim is rightly read (its happening, source and stance), from 0 to 1: not whether it is true. */
export function confidenceIn(read: Read, voiced: Voiced, weights: ConfidenceWeights): number {
  const signs = Object.entries(signsOf(read, voiced)) as [ConfidenceSign, number][]
  const odds = signs.reduce((sum, [sign, value]) => sum + weights[sign] * value, 0)
  return Math.round(100 / (1 + Math.exp(-odds))) / 100
}

// A parse is as good as certain from this margin on.
const wideMargin = 8

/** The signs that a claim is judged by, each as a number that its weight is multiplied with. */
export function signsOf({ read, sureness, share, listed, echo }: Read, voiced: Voiced): Record<ConfidenceSign, number> {
  const { source, stance, cue } = voiced
  return {
    bias: 1,
    sureness: logOdds(sureness),
    share: logOdds(share),
    listed: Number(listed),
    margin: Math.min(read.margin, wideMargin) / wideMargin,
    attributed: Number(source !== null),
    elsewhere: Number(cue !== null && !overlaps(cue.span, read.span)),
    turned: Number(stance !== 'asserts'),
    echo: Number(echo),
    headline: Number(read.kind === 'headline'),
  }
}

const leastOdds = 0.005
function logOdds(share: number): number {
  const within = Math.min(1 - leastOdds, Math.max(leastOdds, share))
  return Math.log(within / (1 - within))
}
