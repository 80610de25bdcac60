import { expect, test } from 'vitest'
import { openKnowledge } from '#knowledge/knowledge.ts'
import type { HappeningType } from '#model/claim.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'
import { dayOf, daysOf } from '../days.ts'
import { treeOf } from '../tree.ts'
import { dayOfLasting } from './lasting.ts'

const known = openKnowledge()
const language = loadLanguage()

/** The day of the happening that `word` tells in the last sentence of a report of 14 May 2031, a Wednesday. */
function dayAt(text: string, word: string, type: HappeningType): string | null {
  const sentences = annotate(text, language)
  const days = daysOf(sentences, '2031-05-14', known).at(-1)
  const sentence = sentences.at(-1)
  if (days === undefined || sentence === undefined) throw new RangeError(`“${text}” has no sentence.`)
  const tree = treeOf(sentence)
  const token = tree.tokens.findIndex(({ text: own }) => own === word)
  return dayOfLasting(tree, token, type, dayOf(tree, token, days.mentions, days.scene), days.mentions)?.from ?? null
}

test.each<[why: string, text: string, word: string, type: HappeningType, day: string | null]>([
  ['a tie has no day', 'Arken-backed fighters took Ostrel on Tuesday.', 'backed', 'support', null],
  ['what those so tied did has one', 'Arken-backed fighters took Ostrel on Tuesday.', 'took', 'capture', '2031-05-13'],
  [
    'a demand has none from the scene',
    'Rebels took Ostrel on Tuesday. The council demands their withdrawal.',
    'demands',
    'demand',
    null,
  ],
  ['a demand has the day told with it', 'The council demanded on Monday that they leave.', 'demanded', 'demand', '2031-05-12'],
  ['a deed has the scene’s', 'Rebels took Ostrel on Tuesday. They killed the mayor.', 'killed', 'killing', '2031-05-13'],
])('%s', (_, text, word, type, day) => expect(dayAt(text, word, type)).toBe(day))
