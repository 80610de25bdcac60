import type { Cues } from '#knowledge/cues.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { LogLinear } from '#network/logLinear.ts'
import type { Found } from './attribute/found.ts'
import { headlineCues, quotedBehindColon } from './attribute/headlines.ts'
import { isLikely } from './attribute/likely.ts'
import { nested } from './attribute/nesting.ts'
import { nominalCues } from './attribute/nouns.ts'
import { bracketedCues } from './attribute/parentheses.ts'
import { phrasalCues } from './attribute/phrases.ts'
import { type Quotation, quotationsOf } from './attribute/quotations.ts'
import { continued } from './attribute/running.ts'
import { parted, withinParts } from './attribute/siblings.ts'
import { withSpeakers } from './attribute/speakers.ts'
import { type Tree, treeOf } from './attribute/tree.ts'
import { verbalCues } from './attribute/verbs.ts'

export interface AttributeKnowledge {
  readonly cues: Cues
  /** Weighs what the frames have found; without one, all of it counts. */
  readonly cueReader?: LogLinear | null
}

/**
 * Who tells what in a report: every cue that hands words to a source, in the order of the text.
 * An attribution within another's content names the other by its index, so that a claim can be given to who vouches.
 */
export function attribute(reading: Reading, known: AttributeKnowledge): Attribution[] {
  return attributionsOf(reading, known, (found) => !found.attitude)
}

/** As {@link attribute}, and also what sources want, try, value or feel, which is no telling: "supports the truce". */
export function attributeAll(reading: Reading, known: AttributeKnowledge): Attribution[] {
  const { cues, cueReader } = known
  return attributionsOf(reading, known, (found) => isLikely(found, { words: cues.words, reader: cueReader ?? null }))
}

function attributionsOf(reading: Reading, { cues }: AttributeKnowledge, wanted: (found: Found) => boolean): Attribution[] {
  const quotations = quotationsOf(reading.sentences)
  const trees = reading.sentences.filter((sentence) => sentence.kind !== 'dateline').map(treeOf)
  const found = trees.flatMap((tree) => foundIn(tree, quotations, cues))
  const whole = continued(found.filter(wanted), quotations, reading.sentences)
  return nested(withSpeakers(whole, trees, reading, cues.words))
}

/** What the frames find in one sentence. */
export function foundIn(tree: Tree, quotations: readonly Quotation[], cues: Cues): Found[] {
  const found = [
    ...parted(verbalCues(tree, quotations, cues), cues.words),
    ...nominalCues(tree, cues),
    ...phrasalCues(tree, cues),
    ...headlineCues(tree, cues),
    ...quotedBehindColon(tree, quotations, cues),
    ...bracketedCues(tree, cues),
  ]
  return found.map((one) => ({ ...one, content: withinParts(one, found) }))
}
