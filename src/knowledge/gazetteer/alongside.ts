import type { GazetteerRow } from '#model/place.ts'

import { closer, compared, type Match } from './compare.ts'
import type { Gazetteer } from './gazetteer.ts'
import { hash, isSpelledByEar, vowelKey, withoutArticles } from './key.ts'

/**
 * Hashes by which a row is found: its names without articles and, where names are spelled by ear, their vowel-fold keys.
 * There are none for consonants alone: in a list of every village they bring too much together.
 */
export function keysOf({ names, place: { country } }: GazetteerRow): number[] {
  const byEar = country !== null && isSpelledByEar(country)
  return [
    ...new Set(
      names.flatMap((name) => [hash(`=${withoutArticles(name)}`), ...(byEar ? [hash(`~${vowelKey(name, country)}`)] : [])]),
    ),
  ]
}

/** Hashes to ask by for the rows that a name in a report may mean, whatever their country. */
export function keysFor(name: string): number[] {
  // Keys differ between countries only by whether their script is Cyrillic.
  const byEar = new Set(['', cyrillicCountry].map((country) => hash(`~${vowelKey(name, country)}`)))
  return [hash(`=${withoutArticles(name)}`), ...byEar]
}
const cyrillicCountry = 'UA'

/**
 * A gazetteer with some rows of another one beside its own. A row with the id of a place that it has adds spellings of it and
 * changes nothing else.
 */
export function alongside(gazetteer: Gazetteer, rows: readonly GazetteerRow[]): Gazetteer {
  if (rows.length === 0) return gazetteer
  const byCountry = Map.groupBy(rows, ({ place }) => place.country ?? '')
  return {
    ...gazetteer,
    within(countries, name, closest = 'skeleton') {
      const codes = [...new Set(countries)]
      const own = gazetteer.within(codes, name, closest)
      const more = codes.flatMap((code) => compared(name, byCountry.get(code) ?? [], code, closer(closest, widest(code))))
      // Consonants alone are asked only where nothing else is found.
      return more.length > 0 && own.every(({ tier }) => tier === 'skeleton') ? more : joined(own, more)
    },
    anywhere: (name) => joined(gazetteer.anywhere(name), compared(name, rows, '', 'article')),
    knows: (name) => gazetteer.knows(name) || compared(name, rows, '', 'article').length > 0,
  }
}

function widest(country: string): 'vowels' | 'article' {
  return isSpelledByEar(country) ? 'vowels' : 'article'
}

function joined(own: readonly Match[], more: readonly Match[]): Match[] {
  const known = new Set(own.map(({ place }) => place.id))
  return [...own, ...more.filter(({ place }) => !known.has(place.id))]
}
