import { z } from 'zod'
import { readKnowledge } from '../yaml.ts'

const step = z.strictObject({ from: z.string().min(1), to: z.string() })
const pair = z.tuple([z.string().length(2), z.string(), z.string()])
const schema = z.strictObject({
  articles: z.array(z.string()),
  byEar: z.array(z.string().length(2)),
  cyrillic: z.strictObject({ countries: z.array(z.string().length(2)), steps: z.array(step) }),
  consonants: z.array(step),
  vowels: z.array(step),
  same: z.array(pair),
  different: z.array(pair),
})
export const spelling = readKnowledge('places/spelling.yml', schema)

type Step = readonly [pattern: RegExp, to: string]
const articles = new Set(spelling.articles)
const byEar = new Set(spelling.byEar)
const cyrillicCountries = new Set(spelling.cyrillic.countries)
const cyrillic = compiled(spelling.cyrillic.steps)
const sounds = compiled([...spelling.consonants, ...spelling.vowels])

function compiled(steps: readonly z.infer<typeof step>[]): Step[] {
  return steps.map(({ from, to }) => [new RegExp(from, 'g'), to])
}

/** Lower-case letters and digits without marks, one space between words: "Ma'arrat al-Nuʿmān" → "maarrat al numan". */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ʻʼ’‘ʿʾ`´′'“”"]/g, '')
    .toLowerCase()
    .replace(/[ıłđøßæœþð]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
const lookalikes: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
}

/** As {@link plain}, without articles: "al-Rastan" → "rastan". A name of articles only keeps them. */
export function withoutArticles(name: string): string {
  const words = plain(name).split(' ')
  const kept = words.filter((word) => !articles.has(word))
  return (kept.length > 0 ? kept : words).join(' ')
}

/** Whether a country's names are spelled by ear, so that keys bring spellings together that letters alone do not. */
export function isSpelledByEar(country: string): boolean {
  return byEar.has(country)
}

/** The vowel-fold key: spellings of one name in one country share it. */
export function vowelKey(name: string, country: string): string {
  const steps = cyrillicCountries.has(country) ? [...cyrillic, ...sounds] : sounds
  return withoutArticles(name)
    .split(' ')
    .map((word) => steps.reduce((text, [pattern, to]) => text.replace(pattern, to), word) || '0')
    .join('')
}

/**
 * Consonants of a vowel-fold key, with a mark for a vowel at the start. It brings many different names together, so what
 * it finds is only probable and wants a second signal.
 */
export function skeleton(key: string): string {
  const bare = key
    .replace(/[aiu]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/h$/, '')
  return /^[aiu]/.test(key) ? `V${bare}` : bare
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
