import { indexNames } from './nameIndex.ts'
import { type State, slugOf } from './states.ts'
import type { Actor, SideWords, Theatre } from './theatres.ts'

/**
 * A theatre for a country of which no conflict is on file: the state's own side and its forces, so that "the army" of a
 * report on Colombia is Colombia's. Whom it fights stays unknown.
 */
export function plainTheatre(state: State): Theatre {
  const id = slugOf(state)
  const side = `${id}/government`
  const source = 'https://unterm.un.org'
  const actor = {
    aliases: [],
    leaders: [],
    leadersTo: null,
    sides: [{ side, from: null, to: null }],
    parent: null,
    backs: [],
    leaning: null,
    source,
  }
  const government: Actor = {
    ...actor,
    id: side,
    name: `Government of ${state.name}`,
    kind: 'state',
    country: state.code,
    forcesOf: null,
    note: 'The state.',
  }
  const forces: Actor = {
    ...actor,
    id: `${id}/government-forces`,
    name: `Armed forces of ${state.name}`,
    kind: 'party',
    country: null,
    forcesOf: state.code,
    note: 'The state’s forces.',
  }
  const words: SideWords = {
    words: ['government', 'pro-government'],
    side,
    from: null,
    to: null,
    by: null,
    named: false,
    note: 'The state’s own side.',
    source,
    on: '2000-01-01',
    yes: [],
    no: [],
  }
  const actors = [government, forces]
  return {
    id,
    name: state.name,
    countries: [state.code],
    regions: [],
    home: state.code,
    from: '0001-01-01',
    to: null,
    staleAfter: 14,
    sides: [{ id: side, name: `Government of ${state.name}` }],
    words: [words],
    actors,
    actorNames: indexNames(actors.map((one) => [one.name, one] as const)),
    wordNames: indexNames(words.words.map((word) => [word, [words]] as const)),
    regionNames: indexNames([]),
  }
}
