import type { Cues } from '#knowledge/cues.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { Found } from './attribute/found.ts'
import { nested } from './attribute/nesting.ts'
import { nominalCues } from './attribute/nouns.ts'
import { phrasalCues } from './attribute/phrases.ts'
import { quotationsOf } from './attribute/quotations.ts'
import { continued } from './attribute/running.ts'
import { withSpeakers } from './attribute/speakers.ts'
import { treeOf } from './attribute/tree.ts'
import { verbalCues } from './attribute/verbs.ts'

/**
 * Who says what in a report: every cue that hands words to a source, in the order of the text.
 * An attribution within another's content names the other by its index, so that a claim can be given to who vouches.
 */
export function attribute(reading: Reading, { cues }: { readonly cues: Cues }): Attribution[] {
  const quotations = quotationsOf(reading.sentences)
  const trees = reading.sentences.filter((sentence) => sentence.kind !== 'dateline').map(treeOf)
  const found = trees.flatMap((tree): Found[] => [
    ...verbalCues(tree, quotations, cues),
    ...nominalCues(tree, cues),
    ...phrasalCues(tree, cues),
  ])
  const whole = continued(found, quotations, reading.sentences)
  return nested(withSpeakers(whole, reading, cues))
}
