import { z } from 'zod'
import type { Place, PlaceKind } from '#model/place.ts'
import { readTable } from '../table.ts'

/** A place kept by hand, with all its names; and what it ranks as, in GeoNames feature codes. */
export interface NotablePlace {
  readonly place: Place
  readonly names: readonly string[]
  readonly feature: string
}

/** A country as reports name it. */
export interface Country {
  readonly code: string
  readonly name: string
  /** "Syrian", "Syrians": words for its people and things, which place nothing. */
  readonly people: readonly string[]
  /** The city whose name stands for the government; null where there is none. */
  readonly capital: string | null
}

const code = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 code: write two capitals')
const name = z.string().min(2)
const names = z.string().transform((text) => text.split(';').filter((each) => each !== ''))
const lat = z.coerce.number().min(-90).max(90)
const lon = z.coerce.number().min(-180).max(180)
const orNull = <Column extends z.ZodType>(column: Column) =>
  z
    .literal('')
    .transform(() => null)
    .or(column)

const countryRow = z.strictObject({ code, name, lat, lon, also: names, people: names, capital: orNull(name) })
const areaRow = z.strictObject({
  name,
  kind: z.enum(['area', 'natural', 'expanse']),
  lat,
  lon,
  also: names,
  country: orNull(code),
})
const overlayRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no short name: use lower-case letters, digits and hyphens'),
  name,
  also: names,
  lat,
  lon,
  country: orNull(code),
  region: orNull(name),
  kind: z.enum(['settlement', 'facility', 'natural', 'road', 'area']),
  source: z.url(),
})

const aliasRow = z.strictObject({ name, id: z.string().regex(/^geonames:[A-Z]{2}\./, 'is no code of a region') })

export interface Notables {
  /** Short names of regions: "NSW". */
  readonly aliases: readonly { readonly name: string; readonly id: string }[]
  readonly countries: readonly Country[]
  readonly places: readonly NotablePlace[]
}

/** Countries, named areas and waters, and the overlay of villages and bases. */
export function openNotables(): Notables {
  const countries = readTable('places/countries.csv', countryRow)
  const areas = readTable('places/areas.csv', areaRow)
  const overlay = readTable('places/overlay.csv', overlayRow)
  return {
    aliases: readTable('places/aliases.csv', aliasRow),
    countries: countries.map(({ code, name, people, capital }) => ({ code, name, people, capital })),
    places: [
      ...countries.map((row) => notable(`iso:${row.code}`, { ...row, country: row.code, region: null, kind: 'country' }, 'PCLI')),
      ...areas.map((row) =>
        notable(`fogline:${slug(row.name)}`, { ...row, region: null }, row.kind === 'natural' ? 'NAT' : 'RGN'),
      ),
      ...overlay.map((row) => notable(`fogline:${row.id}`, row, row.kind === 'settlement' ? 'PPL' : 'S')),
    ],
  }
}

interface Told {
  readonly name: string
  readonly also: readonly string[]
  readonly lat: number
  readonly lon: number
  readonly country: string | null
  readonly region: string | null
  readonly kind: PlaceKind
}

function notable(id: string, { name, also, lat, lon, country, region, kind }: Told, feature: string): NotablePlace {
  const place = { id, name, lat, lon, country, admin1: region, kind, population: 0 }
  return { place, names: [name, ...also], feature }
}
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
