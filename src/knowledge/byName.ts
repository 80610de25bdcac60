import type { Identity, Scene } from './identity.ts'
import { findNames } from './nameIndex.ts'
import { roleInPhrase } from './nameInPhrase.ts'
import { type NameWord, singular } from './nameWords.ts'
import type { HeadRole } from './parties.ts'
import type { Phrase } from './phrase.ts'
import { type Actor, isWithin, sideOn, type Theatre } from './theatres.ts'

// Who may be called by the name of the force beside it: its fighters, offices, spokesmen and media, not its victims.
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

/** The actor of a theatre that the phrase names: "the paramilitary RSF", "an SDF commander", "fighters of M23". */
export function byName(phrase: Phrase, names: Theatre, scene: Scene): Identity | null {
  const { parties, states } = scene.known
  const plain = (word: NameWord) => states.names.has(word.key) || scene.theatre.wordNames.has(singular(word.key))
  let onSideOf: Identity | null = null
  for (const name of findNames(phrase.words, names.actorNames)) {
    const actor = name.meaning
    if (isPastLeader(phrase.words.slice(name.from, name.to), actor, scene)) continue
    const role = roleInPhrase(phrase, name, parties, plain)
    if (role === null) continue
    if (role.kind === 'led') {
      onSideOf ??= sideOf(actor, scene)
    } else if (role.kind === 'alone' || role.head.some((head) => owned.has(head))) {
      return identityOf(actor, scene)
    }
  }
  return onSideOf
}

function identityOf(actor: Actor, { day }: Scene): Identity {
  const side = sideOn(actor, day)
  return { id: actor.id, side, kind: actor.kind, because: [`knowledge: ${actor.id}`] }
}

// "HTS-led fighters", "pro-Houthi gunmen" are on its side, whoever they are.
function sideOf(actor: Actor, { day }: Scene): Identity | null {
  const side = sideOn(actor, day)
  return side === null ? null : { id: side, side, kind: 'party', because: [`led by ${actor.name}`] }
}

// "Assad" speaks for the Syrian government until he left it.
function isPastLeader(words: readonly NameWord[], actor: Actor, { day }: Scene): boolean {
  if (actor.leadersTo === null || day === null || isWithin(day, { from: null, to: actor.leadersTo })) return false
  const written = words.map(({ key }) => key).join(' ')
  return actor.leaders.some((leader) => leader.toLowerCase().replaceAll('al-', '').includes(written))
}
