import type { EventShown } from '#views/happening.ts'
import type { Area, HoldingShown } from '#views/situation.ts'
import type { Basemap } from './basemap.ts'
import type { CellTown } from './cells.ts'

/** A town of which nothing may be told: it gives the map its names and the areas their edges. */
export interface SilentTown extends CellTown {
  readonly name: string
  readonly population: number
}

/** All that a map shows, whichever engine draws it. */
export interface Scene {
  readonly basemap: Basemap | null
  /** The coarser world around it; null where the basemap is the world's, or it is not there yet. */
  readonly world: Basemap | null
  readonly homes: readonly string[]
  readonly holdings: readonly HoldingShown[]
  readonly towns: readonly SilentTown[]
  readonly events: readonly EventShown[]
  readonly selected: ReadonlySet<string>
  readonly layers: { readonly towns: boolean; readonly areas: boolean; readonly events: boolean }
}

export interface Drawn extends HoldingShown {
  readonly at: readonly [lon: number, lat: number]
}

/** Holdings that can be drawn: those with a point. */
export function drawn(holdings: readonly HoldingShown[]): Drawn[] {
  return holdings.flatMap((holding) =>
    holding.place.lat === null || holding.place.lon === null
      ? []
      : [{ ...holding, at: [holding.place.lon, holding.place.lat] as const }],
  )
}

/** The fixed set of towns that areas are cut from: those of the country and those that are told of. */
export function cellTowns(towns: readonly SilentTown[], holdings: readonly HoldingShown[]): CellTown[] {
  const set = new Map(towns.map(({ id, lat, lon }) => [id, { id, lat, lon }]))
  for (const { place, at } of drawn(holdings)) set.set(place.id, { id: place.id, lat: at[1], lon: at[0] })
  // Two names for one point have one area.
  const byPoint = new Map([...set.values()].map((town) => [`${town.lat} ${town.lon}`, town]))
  return [...byPoint.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const least = 0.6

/** A box around all that is drawn, with some room: what is seen first. */
export function boundsOf(holdings: readonly HoldingShown[], events: readonly EventShown[]): Area | null {
  const points = [
    ...drawn(holdings).map(({ at }) => at),
    ...events.flatMap(({ places }) =>
      places.flatMap(({ lat, lon, precision }) =>
        lat === null || lon === null || precision === 'country' ? [] : [[lon, lat] as const],
      ),
    ),
  ]
  if (points.length === 0) return null
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const room = (low: number, high: number) => Math.max(least, (high - low) * 0.18)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  return [west - room(west, east), south - room(south, north), east + room(west, east), north + room(south, north)]
}
