import type { Identity, Scene } from './identity.ts'
import { rolesOfHead } from './nameInPhrase.ts'
import { onSide } from './onSide.ts'
import type { HeadRole } from './parties.ts'
import type { Phrase } from './phrase.ts'

const underArms: ReadonlySet<HeadRole> = new Set(['army', 'force', 'armed', 'follower'])

/** "The ministry said its troops had entered", "our forces": the speaker's own, where a speaker's side is known. */
export function bySpeaker(phrase: Phrase, scene: Scene): Identity | null {
  const { parties } = scene.known
  const [pointer, ...rest] = phrase.words.slice(0, phrase.end)
  if (scene.speaker === null || !pointer || !parties.pointers.has(pointer.key)) return null
  const heads = rolesOfHead(rest, parties, () => false) ?? []
  if (!heads.some((head) => underArms.has(head))) return null
  return onSide(scene.speaker, heads, `'${pointer.key}' is who speaks`, scene)
}
