import { expect, test } from 'vitest'
import { openCues } from '#knowledge/cues.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'
import { treeOf } from '../tree.ts'
import { isRefuted } from './refuted.ts'

const language = loadLanguage()
const { words } = openCues()

/** Whether the word in asterisks is told only to be called untrue. */
function refuted(example: string): boolean {
  const [before = '', word = ''] = example.split('*')
  for (const sentence of annotate(example.replaceAll('*', ''), language)) {
    const token = sentence.tokens.findIndex(({ from, to }) => from >= before.length && to <= before.length + word.length)
    if (token >= 0) return isRefuted(treeOf(sentence), token, words)
  }
  throw new RangeError(`“${example}” marks no word; put one in *asterisks*.`)
}

test.each([
  'It is a lie that Panjshir has been *taken*.',
  'Reports of an air *raid* on the school were fabricated news.',
  'There is no truth to reports that peacekeepers *fired* on the crowd.',
  'It is not true that the patrol was *wiped* out.',
])('%s → refuted', (example) => expect(refuted(example)).toBe(true))

test.each([
  'Reports of an air *raid* on the school were true.',
  'It is true that the patrol was *ambushed*.',
  'The rebels *took* the town and spread a lie about it.',
])('%s → told', (example) => expect(refuted(example)).toBe(false))
