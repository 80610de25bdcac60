import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type Cues, openCues } from '#knowledge/cues.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import type { Attribution } from '#model/attribution.ts'
import type { Report } from '#model/report.ts'
import { annotate } from '#sentences/annotate.ts'
import { type Language, openLanguage } from '#sentences/language.ts'
import { attributeAll } from '../attribute.ts'

// The `yes` and `no` of the cue files: in each `yes` one of the entry's words is a cue, in no `no` is one.
const cues: Cues = openCues()
let language: Language
beforeAll(() => {
  language = openLanguage(readFileSync(knowledgePath('en/language.weights')))
})

const entries = new Set([...[...cues.verbs.values()].flat(), ...[...cues.nouns.values()].flat(), ...cues.phrases])
const rows = [...entries].flatMap((entry) => [
  ...entry.yes.map((sentence) => ({ sentence, entry, expected: true })),
  ...entry.no.map((sentence) => ({ sentence, entry, expected: false })),
])

test.each(rows)('$sentence → $expected', ({ sentence, entry, expected }) => {
  const found = attributeAll(readingOf(sentence, language), { cues })
  expect(found.some((one) => isOf(entry.words, one, sentence))).toBe(expected)
})

function isOf(words: readonly string[], { lemma, cue }: Attribution, sentence: string): boolean {
  const text = cue
    .map((span) => sentence.slice(...span))
    .join(' ')
    .toLowerCase()
  return words.some(
    (word) =>
      word === lemma ||
      lemma.startsWith(`${word} `) ||
      lemma.endsWith(` ${word}`) ||
      text.includes(word) ||
      word.startsWith(`${lemma} `),
  )
}

function readingOf(text: string, language: Language) {
  const report: Report = { id: 'r', text, title: null, published: null, outlet: null, url: null, sha256: '', language: 'en' }
  return { report, sentences: annotate(text, language), places: [] }
}
