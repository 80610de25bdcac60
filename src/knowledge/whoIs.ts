import { byHome } from './byHome.ts'
import { byName } from './byName.ts'
import { bySpeaker } from './bySpeaker.ts'
import { byState } from './byState.ts'
import { byOpposition, byWords } from './byWords.ts'
import type { Identity, Scene, Setting } from './identity.ts'
import { kindOfPhrase } from './kindOf.ts'
import type { Knowledge } from './knowledge.ts'
import { findNames } from './nameIndex.ts'
import { type Phrase, phraseOf, phrasesOf } from './phrase.ts'

type PartyKnowledge = Pick<Knowledge, 'parties' | 'states' | 'world'>

const unknown: Identity = { id: null, side: null, kind: 'unknown', because: [] }

/**
 * Whom the words for a party or source mean, in the theatres of the report on the day that the words speak of:
 * "the insurgents’ military operations administration", "Sham FM, a pro-government radio station", "Sudanese army".
 */
export function whoIs(text: string, setting: Setting, known: PartyKnowledge): Identity {
  const theatres = setting.theatres.length > 0 ? setting.theatres : [{ theatre: known.world, named: [], main: false }]
  const phrases = phrasesOf(text, known.parties)
  let kind = unknown.kind
  for (const phrase of phrases) {
    for (const spoken of theatres) {
      const scene = { ...setting, ...spoken, known }
      const identity = identify(phrase, scene)
      if (identity) return together(identity, phrases.slice(phrases.indexOf(phrase) + 1).at(-1), scene)
    }
    kind = kind === 'unknown' ? kindOfPhrase(phrase, known.parties) : kind
    // Who stands beside a resident in commas is no second name of the resident.
    if (kind === 'witness') break
  }
  return { ...unknown, kind }
}

/** "The foreign ministers of Russia, Iran and Turkey": a list that ends in a pair is nobody's alone. */
function together(first: Identity, last: Phrase | undefined, scene: Scene): Identity {
  const pair = last ? identifyPair(last, scene) : null
  if (pair === null || pair.id === first.id) return first
  return { ...first, id: null, side: pair.side === first.side ? first.side : null }
}

function identify(phrase: Phrase, scene: Scene): Identity | null {
  return identifyOne(phrase, scene) ?? identifyPair(phrase, scene)
}

function identifyOne(phrase: Phrase, scene: Scene): Identity | null {
  if (coordinatorAt(phrase, scene) !== -1) return null
  return (
    byName(phrase, scene.theatre, scene) ??
    byName(phrase, scene.known.world, scene) ??
    byState(phrase, scene) ??
    byHome(phrase, scene) ??
    byWords(phrase, scene) ??
    bySpeaker(phrase, scene) ??
    byRival(phrase, scene)
  )
}

/** "Groups opposed to Mr Assad": who is opposed is found first, then the side that is called so. */
function byRival({ words }: Phrase, scene: Scene): Identity | null {
  const { parties } = scene.known
  const at = words.findIndex((word, i) => i > 0 && parties.against.has(word.key) && !words[i + 1]?.joined)
  if (at === -1) return null
  const rest = words.slice(at + 1).filter((word) => !parties.ends.has(word.key))
  const rival = identifyOne(phraseOf(rest, parties), scene)
  return rival && byOpposition(rival, scene)
}

/** "Syrian and Russian air forces" is nobody's id, and a side only when both are on it. */
function identifyPair(phrase: Phrase, scene: Scene): Identity | null {
  const at = coordinatorAt(phrase, scene)
  if (at === -1) return null
  const { parties } = scene.known
  const [first, second] = [phrase.words.slice(0, at), phrase.words.slice(at + 1)]
  const one = identify(phraseOf(first, parties), scene)
  const other = identify(phraseOf(second, parties), scene)
  if (!one || !other) return null
  if (one.id === other.id) return one
  const side = one.side === other.side ? one.side : null
  return { id: null, side, kind: one.kind, because: [...one.because, ...other.because] }
}

function coordinatorAt({ words }: Phrase, { theatre, known }: Scene): number {
  const names = [
    ...findNames(words, theatre.actorNames),
    ...findNames(words, known.world.actorNames),
    ...findNames(words, known.states.names),
  ]
  const inName = (i: number) => names.some(({ from, to }) => from <= i && i < to)
  return words.findIndex((word, i) => i > 0 && known.parties.coordinators.has(word.key) && !inName(i))
}
