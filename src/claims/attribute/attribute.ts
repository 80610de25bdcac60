import type { Cues } from '#knowledge/cues.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { Found } from './found.ts'
import { nested } from './nesting.ts'
import { quotationsOf } from './quotations.ts'
import { continued } from './running.ts'
import { withSpeakers } from './speakers.ts'
import { treeOf } from './tree.ts'
import { verbalCues } from './verbs.ts'

/**
 * Who says what in a report: every cue that hands words to a source, in the order of the text.
 * An attribution within another's content names the other by its index, so that a claim can be given to who vouches.
 */
export function attribute(reading: Reading, { cues }: { readonly cues: Cues }): Attribution[] {
  const quotations = quotationsOf(reading.sentences)
  const trees = reading.sentences.filter((sentence) => sentence.kind !== 'dateline').map(treeOf)
  const found = trees.flatMap((tree): Found[] => [...verbalCues(tree, quotations, cues)])
  const whole = continued(found, quotations, reading.sentences)
  return nested(withSpeakers(whole, reading, cues))
}
