import { inShort, labelOfSide } from '#model/inShort.ts'
import { type OriginNames, type Reason, type ReasonWords, sayReason, type Who } from '#model/reason.ts'

/** Every reason in English: for the command line, files and the web app. */
export const reasonsInEnglish: ReasonWords = {
  'same-place': ({ place }) => `same place ${place}`,
  'no-place-told': () => 'no place told by either',
  'days-apart': ({ days }) => `days ${days} apart`,
  'no-day-against': () => 'no day against it',
  'same-actor': () => 'same actor',
  'same-side': () => 'same side',
  'put-together': () => 'put together by hand',

  told: ({ origins }) => `told by ${named(origins)}`,
  denied: ({ origins }) => `denied by ${named(origins)}`,
  'denied-untold': ({ origins }) => `denied by ${named(origins)}, told by none here`,
  'denial-overtaken': ({ origins }) => `overtakes the denial by ${named(origins)}`,
  admitted: ({ origins }) => `${named(origins)} says so to its own cost`,
  'only-gainers': ({ origins }) => `only by who gains: ${named(origins)}`,
  'one-origin': ({ origins }) => `one origin: ${named(origins)}`,
  'several-origins': ({ origins }) => `${origins.length} origins: ${named(origins)}`,
  'leaning-not-known': () => 'that it leans to no side can’t be shown',
  'independence-not-known': () => 'that they are independent can’t be shown',
  withdrawn: ({ origins }) => `withdrawn by ${named(origins)}`,
  'nobody-vouches': () => 'nobody vouches for it',

  taken: ({ who, standing }) => `taken by ${nameOf(who)}, ${standing}`,
  'taken-by-somebody': () => 'taken, by whom is not told',
  'taken-same-day': ({ who }) => `${nameOf(who)} is said to have taken it the same day`,
  'claimed-by-two': () => 'claimed by two sides for one day',
  kept: ({ who, standing }) => `held by ${nameOf(who)}, ${standing}`,
  'kept-against': ({ who, still }) => `${nameOf(who)} is said to hold it${still ? ' still' : ''}`,
  'part-taken': ({ who }) => `${nameOf(who)} holds a part of it`,
  inside: ({ who }) => `${nameOf(who)} is inside it`,
  'fighting-inside': () => 'fighting inside it',
  left: () => 'who held it says that it left',
  'left-as-said': () => 'its holder is said to have left',
  'fallen-as-said': () => 'it is said to have fallen',
  'not-counted': ({ standing }) => `${standing}: not counted`,
}

export function inEnglish(reasons: readonly Reason[]): string[] {
  return reasons.map((reason) => sayReason(reason, reasonsInEnglish))
}

function named(origins: OriginNames): string {
  return origins.map((origin) => origin ?? 'a report that names no outlet').join(', ')
}

function nameOf(who: Who): string {
  const name = nameOfWho(who)
  // "Opposition" is "opposition" within a sentence; "SDF" stays.
  if (who.side !== null && name !== null && name !== name.toUpperCase()) return name.charAt(0).toLowerCase() + name.slice(1)
  return name ?? 'somebody not told'
}

/** A side by its short name, another by its own; null when not told. */
export function nameOfWho({ holder, side }: Who): string | null {
  if (side !== null) return labelOfSide(side)
  return holder === null ? null : inShort(holder.replace(/^[^/ ]+\//, '').replaceAll('-', ' '))
}
