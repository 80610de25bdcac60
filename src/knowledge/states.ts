import { z } from 'zod'
import { indexNames, type NameIndex } from './nameIndex.ts'
import { readKnowledge } from './yaml.ts'

export interface State {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly demonyms: readonly string[]
  /** Its capital and the buildings that stand for its government, as in "Ankara said". */
  readonly seats: readonly string[]
}

/** How a word speaks of a state: by its name, for its people, or by the seat of its government. */
export interface StateWord {
  readonly state: State
  readonly by: 'name' | 'demonym' | 'seat'
}

export interface States {
  readonly byCode: ReadonlyMap<string, State>
  readonly names: NameIndex<StateWord>
}

const statesFile = z.record(
  z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code'),
  z.strictObject({
    name: z.string(),
    aliases: z.array(z.string()).default([]),
    demonyms: z.array(z.string()),
    seats: z.array(z.string()),
  }),
)

export function openStates(): States {
  const states = Object.entries(readKnowledge('states.yml', statesFile)).map(([code, state]) => ({ code, ...state }))
  return {
    byCode: new Map(states.map((state) => [state.code, state])),
    names: indexNames(states.flatMap((state) => [...wordsOf(state)])),
  }
}

function* wordsOf(state: State): Generator<readonly [string, StateWord]> {
  for (const name of [state.name, ...state.aliases]) yield [name, { state, by: 'name' }]
  for (const demonym of state.demonyms) yield [demonym, { state, by: 'demonym' }]
  for (const seat of state.seats) yield [seat, { state, by: 'seat' }]
}

/** Its name as an id: "Democratic Republic of the Congo" → "democratic-republic-of-the-congo". */
export function slugOf({ name }: State): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
}
