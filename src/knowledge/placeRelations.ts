import { z } from 'zod'
import type { PlaceRelation, Precision } from '../model/place.ts'
import type { NumberWords } from './numberWords.ts'
import { compilePhrase, inAnyCase, matchPhrase, oneOf } from './phrases.ts'
import type { PlaceWords } from './placeWords.ts'
import { readKnowledge } from './yaml.ts'

/** How words around a name say that the happening lies to the place. */
export interface RelationTold {
  readonly relation: PlaceRelation
  /** Kilometres from the place; null when not told. */
  readonly distance: number | null
  /** Compass degrees from the place; null when not told. */
  readonly bearing: number | null
  /** When the words themselves say how precisely it is placed: "the countryside of" is an area. */
  readonly precision: Precision | null
  readonly says: string
}

export interface PlaceRelations {
  /**
   * `before` and `after` are the sentence's text up to the name and from it on, in which {@link otherPlace} stands for each
   * letter of other places' names. Null when the words say nothing.
   */
  around(before: string, after: string): RelationTold | null
}

/** Stands for each letter of another place's name. */
export const otherPlace = '\uE000'

const entry = z.strictObject({
  says: z.string(),
  relation: z.enum(['at', 'in', 'near', 'direction', 'distance', 'between', 'along', 'towards', 'from']),
  is: z.number().positive().optional(),
  precision: z.enum(['area']).optional(),
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).default([]),
})
export const relationsFile = z.strictObject({
  fillers: z.array(z.string()),
  units: z.record(z.string(), z.number().positive()),
  before: z.array(entry),
  after: z.array(entry),
})
export type RelationsFile = z.output<typeof relationsFile>
type Entry = z.output<typeof entry> & { readonly phrase: RegExp }

/** @throws KnowledgeError when `en/placeRelations.yml` has a slip. */
export function openPlaceRelations(numbers: NumberWords, words: PlaceWords): PlaceRelations {
  return placeRelations(readKnowledge('en/placeRelations.yml', relationsFile), numbers, words)
}

const compass = '(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern|wards?)?'

export function placeRelations(file: RelationsFile, numbers: NumberWords, words: PlaceWords): PlaceRelations {
  const slots = {
    n: `\\d+(?:[.,]\\d+)?|${numbers.source}`,
    unit: `(?:${inAnyCase(oneOf(Object.keys(file.units)))})`,
    direction: `(?:${inAnyCase(compass)})`,
    place: `${otherPlace}+`,
  }
  const compiled = (entries: readonly z.output<typeof entry>[]): Entry[] =>
    entries.map((each) => ({ ...each, phrase: compilePhrase(each.says, slots) }))
  const before = compiled(file.before)
  const after = compiled(file.after)
  const filler = new RegExp(`(?:\\s+|^)(?:${oneOf(file.fillers)})\\s*$`, 'iu')

  return {
    around(leftWhole, rightWhole) {
      const left = readable(leftWhole)
      const right = readable(rightWhole)
      const behind = longest(after.flatMap((each) => matches(right, each, (from) => right.slice(0, from).trim() === '')))
      if (behind !== null) return withLeadingDirection(behind.told, left)
      for (let text = left.trimEnd(); ; ) {
        const ahead = longest(before.flatMap((each) => matches(text, each, (_, to) => to === text.length)))
        if (ahead !== null) return ahead.told
        const shorter = text.replace(filler, '').trimEnd()
        if (shorter === text) return null
        text = shorter
      }
    },
  }

  function matches(text: string, { phrase, ...told }: Entry, stands: (from: number, to: number) => boolean): Found[] {
    return matchPhrase(text, phrase)
      .filter(({ from, to }) => stands(from, to))
      .map(({ from, to, slots }) => ({ length: to - from, told: relationTold(told, slots) }))
  }
  function relationTold(
    { says, relation, is, precision }: Omit<Entry, 'phrase'>,
    slots: Readonly<Record<string, string>>,
  ): RelationTold {
    const number = is ?? kilometresIn(slots.n ?? '')
    const unit = file.units[slots.unit?.toLowerCase() ?? '']
    return {
      relation,
      distance: unit === undefined || number === null ? null : number * unit,
      bearing: slots.direction === undefined ? null : words.bearing(slots.direction),
      precision: precision ?? null,
      says,
    }
  }
  function kilometresIn(number: string): number | null {
    if (/^\d+[.,]\d+$/.test(number) && !/^\d+,\d{3}$/.test(number)) return Number(number.replace(',', '.'))
    const [low, high] = numbers.find(number)[0]?.range ?? [null, null]
    return low ?? high
  }
  // "northern Hama countryside"
  function withLeadingDirection(told: RelationTold, left: string): RelationTold {
    const word = /([\p{L}-]+)\s*$/u.exec(left)?.[1] ?? ''
    return told.bearing === null ? { ...told, bearing: words.bearing(word) } : told
  }
}

// "six miles (10km) from" is read as "six miles from", "20km" as "20 km".
function readable(text: string): string {
  return text.replace(/\([^()]*\)/g, ' ').replace(/(\d)(?=\p{L})/gu, '$1 ')
}

interface Found {
  readonly length: number
  readonly told: RelationTold
}

/** "on the road to" says more than "to". */
function longest(found: readonly Found[]): Found | null {
  return found.reduce<Found | null>((best, one) => (best === null || one.length > best.length ? one : best), null)
}
