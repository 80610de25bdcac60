import { oneOf, seeded } from './random.ts'

/** A line of JSON Lines, as `fogline read` takes it. */
export interface MadeReport {
  readonly id: string
  readonly text: string
  readonly published: string
  readonly outlet: string
  readonly url: string
}

// Real towns, so that the gazetteer has its work; everything told of them is made up.
const towns =
  'Halfaya,Maardis,Soran,Khanaser,Suran,Morek,Saraqib,Hama,Idlib,Maarrat al-Numan,Kafr Nabl,Khan Shaykhun,Jisr al-Shughur,Tell Rifaat,Azaz,Manbij,Salamiyah,Rastan,Talbiseh,Palmyra'.split(
    ',',
  )
const outlets = ['Arken Post', 'Velmora Herald', 'Tosk Tribune', 'Halden Wire', 'North Gazette']
const sources = [
  'residents',
  'a monitoring group',
  'the army',
  'a rebel commander',
  'state television',
  'two aid workers',
  'the defence ministry',
  'activists',
]
const forces = ['rebels', 'government forces', 'insurgents', 'government troops', 'fighters', 'the army']
const days = [
  'on Monday',
  'on Tuesday',
  'late on Wednesday',
  'early on Thursday',
  'overnight',
  'over the past two days',
  'last week',
]
const filler = [
  'The road to the north remained closed to traffic.',
  'Bread had become scarce since the autumn, a trader said.',
  'Neither account could be checked independently.',
  'Both towns lie on the highway that links the two largest cities of the country.',
  'Schools have been shut for most of the month.',
]

type Words = (from: readonly string[]) => string
const tellings: readonly ((word: Words, count: number) => string)[] = [
  (word) => `${capital(word(forces))} captured the town of ${word(towns)} ${word(days)}, ${word(sources)} said.`,
  (word) => `${capital(word(sources))} denied that ${word(forces)} had entered ${word(towns)}.`,
  (word) =>
    `${capital(word(forces))} withdrew from ${word(towns)} ${word(days)} after clashes with ${word(forces)}, according to ${word(sources)}.`,
  (word, count) => `Air strikes on ${word(towns)} killed at least ${count} people ${word(days)}, ${word(sources)} said.`,
  (word, count) => `${capital(word(sources))} said that ${count} families had fled ${word(towns)} for ${word(towns)}.`,
  (word) =>
    `Shelling of ${word(towns)} was reported ${word(days)}, and ${word(forces)} were said to be advancing towards ${word(towns)}.`,
  (word) => `“We hold every village between ${word(towns)} and ${word(towns)},” a spokesman for ${word(forces)} told reporters.`,
  (word) => word(filler),
]
/** Some 230 words, an agency's usual report. */
const usualLength = 14

/** Reports of our own making about an invented offensive; the same for the same seed. `length` is in sentences. */
export function* madeReports(count: number, seed = 1, length = usualLength): Generator<MadeReport> {
  const random = seeded(seed)
  const word: Words = (from) => oneOf(random, from)
  for (let number = 0; number < count; number++) {
    const sentences = Array.from({ length }, () => oneOf(random, tellings)(word, 2 + Math.floor(random() * 60)))
    const published = Temporal.PlainDate.from('2024-11-01')
      .add({ days: Math.floor(random() * 60) })
      .toString()
    const outlet = word(outlets)
    const paragraphs = [sentences.slice(0, 4), sentences.slice(4, 9), sentences.slice(9)].map((each) => each.join(' '))
    yield {
      id: `made-${number}`,
      text: paragraphs.join('\n\n'),
      published,
      outlet,
      url: `https://made.example/${seed}/${number}`,
    }
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
