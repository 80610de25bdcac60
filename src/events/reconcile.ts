import type { Event } from '#model/event.ts'
import { type Grouping, ungrouped } from '#model/review.ts'
import { admissionsAmong } from './admissions.ts'
import { compose } from './compose.ts'
import { gather } from './gather.ts'
import type { Gathered, Told } from './told.ts'

/**
 * Gathers claims that tell one happening into one event each.
 * Claims are neither dropped nor altered: each stands in exactly one event. The order in which they come does not matter.
 * @param grouping what people decided: it holds, whatever the words say
 */
export function reconcile(told: readonly Told[], grouping: Grouping = ungrouped): Event[] {
  return composeAll(gather(told, grouping))
}

/** Events from claims put together; a capture is judged in sight of who says that it left. */
export function composeAll(gathered: readonly Gathered[]): Event[] {
  const admissions = admissionsAmong(gathered)
  return gathered.map((one, index) => compose(one, admissions.get(index)))
}
