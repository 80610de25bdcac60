import type { Cues } from '#knowledge/cues.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { Found } from './attribute/found.ts'
import { headlineCues } from './attribute/headlines.ts'
import { nested } from './attribute/nesting.ts'
import { nominalCues } from './attribute/nouns.ts'
import { phrasalCues } from './attribute/phrases.ts'
import { quotationsOf } from './attribute/quotations.ts'
import { continued } from './attribute/running.ts'
import { parted } from './attribute/siblings.ts'
import { withSpeakers } from './attribute/speakers.ts'
import { treeOf } from './attribute/tree.ts'
import { verbalCues } from './attribute/verbs.ts'

/**
 * Who tells what in a report: every cue that hands words to a source, in the order of the text.
 * An attribution within another's content names the other by its index, so that a claim can be given to who vouches.
 */
export function attribute(reading: Reading, known: { readonly cues: Cues }): Attribution[] {
  return attributionsOf(reading, known, (found) => !found.attitude)
}

/** As {@link attribute}, and also what sources want, try, value or feel, which is no telling: "supports the truce". */
export function attributeAll(reading: Reading, known: { readonly cues: Cues }): Attribution[] {
  return attributionsOf(reading, known, () => true)
}

function attributionsOf(reading: Reading, { cues }: { readonly cues: Cues }, wanted: (found: Found) => boolean): Attribution[] {
  const quotations = quotationsOf(reading.sentences)
  const trees = reading.sentences.filter((sentence) => sentence.kind !== 'dateline').map(treeOf)
  const found = trees.flatMap((tree) => [
    ...parted(verbalCues(tree, quotations, cues), cues.words),
    ...nominalCues(tree, cues),
    ...phrasalCues(tree, cues),
    ...headlineCues(tree, cues),
  ])
  const whole = continued(found.filter(wanted), quotations, reading.sentences)
  return nested(withSpeakers(whole, trees, reading, cues.words))
}
