import { expect, test } from 'vitest'
import { openLanguages } from '#knowledge/languages.ts'
import { isRead, tellLanguage } from './language.ts'

const languages = openLanguages()
const yes = languages.flatMap(({ language, yes }) => yes.map((text) => [language, text] as const))
const no = languages.flatMap(({ language, no }) => no.map((text) => [language, text] as const))

test.each(yes)('%s: %s', (language, text) => expect(tellLanguage(text, languages)).toBe(language))
test.each(no)('not %s: %s', (language, text) => expect(tellLanguage(text, languages)).not.toBe(language))

test.each([
  ['a headline has no small word', 'Gunmen seize Velmora, three dead', 'en'],
  ['a long list of names is no language', 'Velmora Arken Tosk Halden '.repeat(20), 'und'],
  ['figures alone', '12 34 56', 'und'],
  ['nothing', '', 'und'],
  ['a foreign name in an English report', 'The mayor of Велмора (Velmora) said that the town was quiet.', 'en'],
])('%s', (_, text, language) => expect(tellLanguage(text, languages)).toBe(language))

test('only English is read', () => {
  expect(isRead('en', languages)).toBe(true)
  expect(isRead('ar', languages)).toBe(false)
  expect(isRead('und', languages)).toBe(false)
})
