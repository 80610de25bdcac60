import type { Day } from '#model/day.ts'
import type { Area } from '#views/situation.ts'
import { isDay } from './days.ts'

export const screens = ['situation', 'events', 'reports', 'places', 'sources', 'compare', 'review', 'add'] as const
export type Screen = (typeof screens)[number]

export const layerNames = ['towns', 'areas', 'events'] as const
export type Layer = (typeof layerNames)[number]

/** All that a link must bring back: the screen, the two dates, the area, what is filtered and what is selected. */
export interface Address {
  readonly screen: Screen
  /** The event, report or place that is open. */
  readonly id: string | null
  readonly on: Day | null
  /** First day of a range that ends with `on`. */
  readonly from: Day | null
  /** The knowledge date; null for now. */
  readonly known: Day | null
  /** The second knowledge date, for comparing. */
  readonly against: Day | null
  readonly area: Area | null
  readonly side: string | null
  readonly layers: readonly Layer[]
  /** The place, claim or case that is selected. */
  readonly selected: string | null
  readonly table: boolean
  readonly search: string
}

export const home: Address = {
  screen: 'situation',
  id: null,
  on: null,
  from: null,
  known: null,
  against: null,
  area: null,
  side: null,
  layers: ['towns', 'areas'],
  selected: null,
  table: false,
  search: '',
}

/** What is no valid part of an address is left at its default: a mistyped link still opens. */
export function readAddress(url: string): Address {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [first = '', ...rest] = pathname.split('/').filter((part) => part !== '')
  const day = (name: string) => {
    const text = searchParams.get(name)
    return text !== null && isDay(text) ? text : null
  }
  return {
    screen: screens.find((screen) => screen === first) ?? 'situation',
    id: rest.length === 0 ? null : decodeURIComponent(rest.join('/')),
    on: day('on'),
    from: day('from'),
    known: day('known'),
    against: day('against'),
    area: areaOf(searchParams.get('area')),
    side: searchParams.get('side'),
    layers: searchParams.has('layers')
      ? layerNames.filter((layer) => searchParams.get('layers')?.split(' ').includes(layer))
      : home.layers,
    selected: searchParams.get('sel'),
    table: searchParams.has('table'),
    search: searchParams.get('q') ?? '',
  }
}

export function writeAddress(address: Address): string {
  const path =
    address.screen === 'situation' ? '/' : `/${address.screen}${address.id === null ? '' : `/${encodeURIComponent(address.id)}`}`
  const query = new URLSearchParams()
  const set = (name: string, value: string | null) => value !== null && value !== '' && query.set(name, value)
  set('on', address.on)
  set('from', address.from)
  set('known', address.known)
  set('against', address.against)
  set('area', address.area === null ? null : address.area.map((degrees) => degrees.toFixed(3)).join(','))
  set('side', address.side)
  if (address.layers.join() !== home.layers.join()) query.set('layers', address.layers.join(' '))
  set('sel', address.selected)
  set('q', address.search)
  if (address.table) query.set('table', '1')
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':')
  return text === '' ? path : `${path}?${text}`
}

function areaOf(text: string | null): Area | null {
  const [west, south, east, north, ...more] = (text ?? '').split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined || more.length > 0) return null
  return [west, south, east, north].every(Number.isFinite) && west < east && south < north ? [west, south, east, north] : null
}
