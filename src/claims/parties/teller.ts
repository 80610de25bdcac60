import type { ActorKind, HappeningType, Party, Source, Stance } from '#model/claim.ts'
import { overlaps } from '#model/span.ts'
import { deeds } from '../deeds.ts'

/** What only tells, and does none of what it tells of. */
const tellers: ReadonlySet<ActorKind> = new Set(['outlet', 'monitor', 'witness'])

/**
 * The doers without whoever merely tells it: state media that report air strikes did not fly them, and a ministry that denies
 * that a town "had been captured" did not capture it. `passive`: the happening has a subject of its own, and no doer.
 */
export function withoutTeller(
  actor: readonly Party[],
  { source, stance, type, passive }: { source: Source | null; stance: Stance; type: HappeningType; passive: boolean },
): readonly Party[] {
  if (source === null || !deeds.has(type)) return actor
  if (!tellers.has(source.kind) && !(stance === 'denies' && passive)) return actor
  return actor.filter(({ span }) => !overlaps(span, source.span))
}
