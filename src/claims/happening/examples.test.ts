import { describe, expect, test } from 'vitest'
import { openHappenings } from '#knowledge/happenings.ts'
import { annotate } from '#sentences/annotate.ts'
import { loadLanguage } from '#sentences/language.ts'
import { treeOf } from '../tree.ts'
import { votesOn } from './words.ts'

const words = openHappenings()
const language = loadLanguage()

function typesIn(text: string): string[] {
  return annotate(text, language).flatMap((sentence) =>
    votesOn(treeOf(sentence), words).flatMap(({ type, strength }) => (strength === 'weak' ? [] : [type])),
  )
}

const of = (key: 'yes' | 'no') => words.entries.flatMap((entry) => entry[key].map((sentence) => [entry.type, sentence] as const))

describe('happenings.yml keeps its promises', () => {
  test.each(of('yes'))('%s: %s', (type, sentence) => expect(typesIn(sentence)).toContain(type))
  test.each(of('no'))('not %s: %s', (type, sentence) => expect(typesIn(sentence)).not.toContain(type))
})
