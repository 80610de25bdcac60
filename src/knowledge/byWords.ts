import type { Identity, Scene } from './identity.ts'
import { findNames } from './nameIndex.ts'
import { roleInPhrase } from './nameInPhrase.ts'
import type { NameWord } from './nameWords.ts'
import { onSide } from './onSide.ts'
import { type HeadRole, singulars } from './parties.ts'
import type { Phrase } from './phrase.ts'
import { isWithin, type SideWords } from './theatres.ts'

const owned: ReadonlySet<HeadRole> = new Set([
  'army',
  'force',
  'armed',
  'state-office',
  'mission',
  'office',
  'voice',
  'follower',
  'outlet',
])

/** The side that a description tells, by the theatre's own words: "rebels", "pro-government fighters". */
export function byWords(phrase: Phrase, scene: Scene): Identity | null {
  const { parties, states } = scene.known
  const words = singulars(phrase.words)
  if (words.some((word) => parties.former.has(word.key))) return null
  const plain = (word: NameWord) => states.names.has(word.key) || scene.theatre.wordNames.has(word.key)
  for (const name of findNames(words, scene.theatre.wordNames)) {
    const row = onlyRow(name.meaning, scene)
    if (!row) continue
    const role = roleInPhrase({ ...phrase, words }, name, parties, plain)
    if (role === null) continue
    const heads = 'head' in role ? role.head : []
    if (heads.length > 0 && !heads.some((head) => owned.has(head))) continue
    const written = phrase.words.slice(name.from, name.to).map(({ key }) => key)
    return onSide(row.side, heads, tells(row, written.join(' '), scene), scene)
  }
  return null
}

/** "Forces opposed to the government": the side, if the theatre knows one, that is called "anti-government". */
export function byOpposition(opponent: Identity, scene: Scene): Identity | null {
  const short = opponent.side?.split('/')[1]
  const rows = scene.theatre.wordNames.get('anti') ?? []
  for (const { words, meaning } of rows) {
    const row = meaning.find((candidate) => holds(candidate, scene))
    if (
      row &&
      words
        .slice(1)
        .map(({ key }) => key)
        .join('-') === short
    )
      return onSide(row.side, [], tells(row, `opposed to ${short}`, scene), scene)
  }
  return null
}

// "Rebels" that may be of two sides are of neither.
function onlyRow(rows: readonly SideWords[], scene: Scene): SideWords | null {
  const holding = rows.filter((row) => holds(row, scene))
  const first = holding[0] ?? null
  return holding.every((row) => row.side === first?.side) ? first : null
}

function holds(row: SideWords, { day, speaker, named, main }: Scene): boolean {
  const inTime = day === null || isWithin(day, row)
  const isClear = (main && !row.named) || named.includes(row.side)
  return inTime && isClear && (row.by === null || row.by === speaker)
}

function tells({ side }: SideWords, written: string, { theatre }: Scene): string {
  return `'${written}' in ${theatre.id}: ${side}`
}
