import type { EventShown } from '#views/happening.ts'
import { labelOfSide } from '#views/sides.ts'
import type { Texts } from '../language/en.ts'

const mostNames = 4

/** An event as a heading: "Capture of Halfaya, Maardis and Soran by Insurgents". */
export function titleOf(event: Pick<EventShown, 'type' | 'modality' | 'places' | 'actor' | 'target'>, texts: Texts): string {
  const happening = texts.happening[event.type]
  const places = listed([...new Set(event.places.map((place) => place.text))], texts)
  const { title } = texts
  const located = places === '' ? happening : placed()
  const actor = listed(
    [...new Set(event.actor.map((party) => (party.side === null ? trimmed(party.text) : labelOfSide(party.side))))].slice(0, 2),
    texts,
  )
  const told = actor === '' ? located : title.by(located, actor)
  return event.modality === 'actual' ? told : `${told} (${texts.modality[event.modality]})`

  function placed(): string {
    if (
      event.type === 'capture' ||
      event.type === 'hold' ||
      event.type === 'lose' ||
      event.type === 'siege' ||
      event.type === 'shelling'
    )
      return title.of(happening, places)
    if (event.type === 'withdraw') return title.from(happening, places)
    if (event.type === 'advance') return title.towards(happening, places)
    return title.at(happening, places)
  }
}

function listed(names: readonly string[], texts: Texts): string {
  if (names.length <= mostNames) return texts.list(names)
  return texts.list([...names.slice(0, mostNames), texts.title.more(names.length - mostNames)])
}

const longest = 48
function trimmed(name: string): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`
}
