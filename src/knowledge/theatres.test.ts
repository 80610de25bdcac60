import { expect, test } from 'vitest'
import { nameWords } from './nameWords.ts'
import { openStates } from './states.ts'
import { openTheatres, openWorld } from './theatres.ts'

const theatres = [...openTheatres(), openWorld()]
const states = openStates()

test.each(theatres.map((theatre) => [theatre.id, theatre] as const))('%s: a name is one actor’s', (_, theatre) => {
  const owners = Map.groupBy(
    theatre.actors.flatMap((actor) => [actor.name, ...actor.aliases, ...actor.leaders].map((name) => ({ name, id: actor.id }))),
    ({ name }) =>
      nameWords(name)
        .map(({ key, caps }) => (caps ? key.toUpperCase() : key))
        .join(' '),
  )
  const shared = [...owners].filter(([, of]) => new Set(of.map(({ id }) => id)).size > 1)
  expect(shared).toEqual([])
})

test.each(theatres.map((theatre) => [theatre.id, theatre] as const))('%s: ids are unique and countries known', (_, theatre) => {
  const ids = theatre.actors.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const codes = [...theatre.countries, ...theatre.actors.flatMap(({ country, forcesOf }) => [country, forcesOf])]
  for (const code of codes) if (code !== null) expect(states.byCode.has(code), code).toBe(true)
})

test.each(theatres.flatMap((theatre) => theatre.actors.map((actor) => [actor.id, actor] as const)))(
  '%s has a note, a source, and a kind that may take sides if it is on one',
  (_, actor) => {
    expect(actor.note).not.toBe('')
    expect(actor.source).toMatch(/^https:/)
    if (actor.sides.length > 0) expect(['party', 'state', 'outlet']).toContain(actor.kind)
  },
)
