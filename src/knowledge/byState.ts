import type { Identity, Scene } from './identity.ts'
import { findNames } from './nameIndex.ts'
import { type NameRole, roleInPhrase } from './nameInPhrase.ts'
import { type NameWord, singular } from './nameWords.ts'
import type { HeadRole } from './parties.ts'
import type { Phrase } from './phrase.ts'
import { type State, type StateWord, slugOf } from './states.ts'
import { sideOn } from './theatres.ts'

const forces: ReadonlySet<HeadRole> = new Set(['army', 'force'])
const offices: ReadonlySet<HeadRole> = new Set(['state-office', 'mission', 'office'])
const voices: ReadonlySet<HeadRole> = new Set(['voice'])

/**
 * The state whose forces or government the phrase means: "Sudanese army", "Ukrainian troops", "Ankara",
 * "foreign minister of Turkey". Nationality alone is no side: "Syrian fighters" may be anybody's.
 */
export function byState(phrase: Phrase, scene: Scene): Identity | null {
  const { parties, states } = scene.known
  if (phrase.words.some((word) => parties.former.has(word.key))) return null
  for (const name of findNames(phrase.words, states.names)) {
    const role = roleInPhrase(phrase, name, parties, (word) => states.names.has(word.key))
    const part = partOf(role, name.meaning, phrase) ?? belligerentPart(role, name.meaning.state, phrase, scene)
    if (part !== null) return stateIdentity(name.meaning.state, part, scene)
    if (isStateMedia(role, phrase, scene)) return stateMediaOf(name.meaning.state, scene)
  }
  return null
}

export type Part = 'forces' | 'government'

function partOf(role: NameRole, { by }: StateWord, { words }: Phrase): Part | null {
  if (role === null || role.kind === 'led') return null
  if (role.kind === 'alone') return by !== 'demonym' || isPeople(words) ? 'government' : null
  // "The ministry in Moscow" is Russia's; "troops in Moscow" may be anybody's.
  const ofOffice = role.head.some((head) => offices.has(head))
  if (role.kind === 'after' && role.seated) return ofOffice && !role.head.includes('mission') ? 'government' : null
  if (role.head.some((head) => forces.has(head))) return 'forces'
  return ofOffice || role.head.some((head) => voices.has(head)) ? 'government' : null
}

// In a war between states "Ukrainian fighters" are Ukraine's; in a civil war "Syrian fighters" are anybody's.
function belligerentPart(role: NameRole, state: State, { words }: Phrase, { theatre, day }: Scene): Part | null {
  if (theatre.home !== null || role?.kind !== 'before' || !role.head.some((head) => head === 'armed' || head === 'follower'))
    return null
  if (words.some((word) => theatre.wordNames.has(singular(word.key)))) return null
  const actor = theatre.actors.find(({ country }) => country === state.code)
  return actor && sideOn(actor, day) !== null ? 'forces' : null
}

// "The Russians", or an adjective left over from "Syrian and Russian air forces"; not "a Syrian".
function isPeople(words: readonly NameWord[]): boolean {
  return words.length === 1
}

export function stateIdentity(state: State, part: Part, scene: Scene): Identity {
  const { theatre, day } = scene
  const government = theatre.actors.find((actor) => actor.country === state.code)
  const army = theatre.actors.find((actor) => actor.forcesOf === state.code)
  const actor = part === 'forces' ? (army ?? government) : government
  const kind = part === 'forces' ? 'party' : 'state'
  const because = [`${part} of ${state.name}`]
  if (actor) return { id: actor.id, side: sideOn(actor, day), kind, because }
  return { id: `world/${slugOf(state)}`, side: null, kind, because }
}

function isStateMedia(role: NameRole, { words, end }: Phrase, { known: { parties } }: Scene): boolean {
  if (role?.kind !== 'before' || !role.head.includes('outlet')) return false
  return words.slice(0, end).some((word) => parties.stateMedia.has(word.key))
}

export function stateMediaOf(state: State, scene: Scene): Identity {
  const government = stateIdentity(state, 'government', scene)
  const name = state.code === scene.theatre.home ? 'state-media' : `${slugOf(state)}-state-media`
  const id = `${scene.theatre.id}/${name}`
  return { id, side: government.side, kind: 'outlet', because: [`state media of ${state.name}`] }
}
