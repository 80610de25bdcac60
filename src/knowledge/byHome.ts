import { stateIdentity, stateMediaOf } from './byState.ts'
import type { Identity, Scene } from './identity.ts'
import { rolesOfHead } from './nameInPhrase.ts'
import { type NameWord, singular } from './nameWords.ts'
import { type HeadRole, headOf } from './parties.ts'
import type { Phrase } from './phrase.ts'

/**
 * The home state's army, ministries and media where no state is named: "the defence ministry" of a report on Sudan is
 * Sudan's. Words that lead back ("its army") or speak of another side ("rebel army") are left to others.
 */
export function byHome(phrase: Phrase, scene: Scene): Identity | null {
  const { parties, states } = scene.known
  const state = scene.theatre.home === null ? undefined : states.byCode.get(scene.theatre.home)
  const words = phrase.words.slice(0, phrase.end)
  if (!state || !scene.main || words.some(({ key }) => parties.pointers.has(key) || parties.former.has(key))) return null
  if (words.some((word) => isOfOtherSide(word, scene))) return null
  const last = rolesOfHead(words, parties, () => false)
  if (last === null) return null
  if (last.includes('outlet') && words.some((word) => parties.stateMedia.has(word.key))) return stateMediaOf(state, scene)
  const every = words.flatMap((_, i) => headOf(words.slice(0, i + 1), parties)?.groups ?? []).map((group) => group.as)
  if (!every.includes('army') && !every.includes('state-office')) return null
  return {
    ...stateIdentity(state, isForce(last, every) ? 'forces' : 'government', scene),
    because: [`no state named: taken for that of ${state.name}`],
  }
}

// "Government forces" and "army spokesman" are the army; "the army's ministry" is not.
function isForce(last: readonly HeadRole[], every: readonly HeadRole[]): boolean {
  if (last.includes('army') || last.includes('force')) return true
  return every.includes('army') && !last.includes('state-office')
}

function isOfOtherSide(word: NameWord, { theatre }: Scene): boolean {
  const rows = theatre.wordNames.get(singular(word.key)) ?? []
  return rows.some(({ words, meaning }) => words.length === 1 && meaning.some(({ side }) => side !== `${theatre.id}/government`))
}
