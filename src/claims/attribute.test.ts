import { expect, test } from 'vitest'
import { madeReport } from '../../test/made.ts'
import { openReader, understand } from '../pipeline.ts'
import { attribute } from './attribute.ts'

const reader = openReader()

/** Each attribution of a text: its source, how it stands to the content, and the cue's verb or noun. */
function told(text: string): string[] {
  const report = madeReport({ text, published: '2031-05-14', outlet: 'Herald' })
  return attribute(understand(report, reader), reader.known).map(
    ({ speaker, stance, lemma }) => `${speaker?.text ?? 'nobody'} ${stance} (${lemma})`,
  )
}

test.each([
  [
    'who is quoted says it, not who quotes',
    'The ministry quoted residents of Ilmara as saying that gunmen had burned two farms.',
    'residents of Ilmara asserts (say)',
  ],
  [
    'who is quoted as denying denies',
    'Police in Orshan were quoted by the agency as denying that any of their men had defected.',
    'Police in Orshan denies (deny)',
  ],
  [
    'of whom it is told is not “it”, where another has spoken',
    'The navy gave its account on Sunday. The Harvest Front had burned the mill, it said.',
    'The navy asserts (say)',
  ],
  [
    'who spoke last goes on, not whom he told of',
    'The monitor said the army had thrown the column back. Two villages were under its control again, it said.',
    'The monitor asserts (say)',
  ],
  [
    'who puts a toll at a number, told of in the passive',
    'Rebel losses there were put by the army at 50 dead.',
    'the army asserts (put)',
  ],
  [
    'who denies what another announced, in half a sentence',
    'They hold the two hills whose loss the governor admitted and the garrison denied.',
    'the garrison denies (deny)',
  ],
  ['who let it be known', 'The family let it be known that he had died in Sarvik.', 'The family asserts (know)'],
  ['silence without an object', 'The provincial authorities have not commented.', 'The provincial authorities silent (comment)'],
  ['what one would not discuss', 'The security service would not discuss the arrests.', 'The security service silent (discuss)'],
  ['asked in vain', 'The militia could not be reached for comment.', 'The militia silent (not be reached)'],
  ['nobody could, whoever “it” is', 'It was not possible to verify the toll.', 'nobody doubts (verify)'],
  [
    'another’s word, denied by a clause of its own',
    'The army said its forces had retaken Lom, a claim the rebels denied.',
    'the rebels denies (deny)',
  ],
  [
    'called untrue by a participle',
    'The capital dismissed as fabricated a claim that a battery had been destroyed.',
    'The capital denies (dismiss)',
  ],
  ['none were hurt: told, not left out', 'The border service reported no casualties.', 'The border service asserts (report)'],
  [
    'pictures tell by showing',
    'Satellite images show at least 60 destroyed houses in Velmora.',
    'Satellite images asserts (show)',
  ],
])('%s', (_, text, expected) => expect(told(text)).toContain(expected))

test.each([
  ['a guard shows his pass and tells nothing', 'The guard showed his pass.'],
  ['a promise not to speak is no silence', 'Israel agreed not to discuss new units for four months.'],
  ['deaths are no words', 'The raids claimed 40 casualties.'],
])('%s', (_, text) => expect(told(text).filter((one) => !/\((agree|promise)\)/.test(one))).toEqual([]))
