import type { ActorKind, HappeningType, Party, Source, Stance } from '#model/claim.ts'
import { overlaps } from '#model/span.ts'

/** What only tells, and does none of what it tells of. */
const tellers: ReadonlySet<ActorKind> = new Set(['outlet', 'monitor', 'witness'])

const underArms: ReadonlySet<HappeningType> = new Set([
  'capture',
  'hold',
  'lose',
  'withdraw',
  'advance',
  'repel',
  'clash',
  'attack',
  'shelling',
  'airstrike',
  'bombing',
  'killing',
  'siege',
  'deploy',
])

/**
 * The doers without whoever merely tells it: state media that report air strikes did not fly them, and a ministry that denies
 * that a town "had been captured" did not capture it. `passive`: the happening has a subject of its own, and no doer.
 */
export function withoutTeller(
  actor: readonly Party[],
  { source, stance, type, passive }: { source: Source | null; stance: Stance; type: HappeningType; passive: boolean },
): readonly Party[] {
  if (source === null || !underArms.has(type)) return actor
  if (!tellers.has(source.kind) && !(stance === 'denies' && passive)) return actor
  return actor.filter(({ span }) => !overlaps(span, source.span))
}
