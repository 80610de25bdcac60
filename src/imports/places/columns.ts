import { type ImportField, type ImportWords, importFields } from '#knowledge/gazetteer/importWords.ts'
import { hash } from '#knowledge/gazetteer/key.ts'
import { type EntryRead, entryOf } from './entry.ts'

/** Which column says what, where a person told: "name" → "NAME_EN". */
export type Mapping = Readonly<Partial<Record<ImportField, string>>>

export interface Reading {
  readonly words: ImportWords
  readonly mapping: Mapping
  /** The country of rows that tell none. */
  readonly country: string | null
  /** What ids begin with: the name of the source. */
  readonly source: string
}

const osmIds = ['@id', 'osm_id', 'osm_way_id']

/** Reads a row of named columns: of a CSV file, or the properties of a GeoJSON feature with its point. */
export function readColumns(
  row: ReadonlyMap<string, string>,
  given: Partial<{ lat: number; lon: number }>,
  how: Reading,
): EntryRead {
  const columns = new Map([...row].map(([name, value]) => [name.toLowerCase(), value.trim()]))
  const admin = adminOf(columns)
  const tagged = how.words.featureOf(columns)
  // An extract of OpenStreetMap holds roads and shops too.
  if (tagged === null && admin === null && osmIds.some((key) => columns.has(key))) return { kind: 'skipped' }
  const name = told('name') ?? admin?.name ?? ''
  const country = (told('country') ?? admin?.country ?? how.country ?? '').toUpperCase()
  const lat = given.lat ?? Number(told('lat') ?? Number.NaN)
  const lon = given.lon ?? Number(told('lon') ?? Number.NaN)
  const id = told('id') ?? admin?.id ?? null
  return entryOf({
    id: `${how.source}:${id ?? hash(`${country} ${name} ${lat} ${lon}`).toString(16)}`,
    name,
    also: [...all('also'), ...(admin?.also ?? [])],
    lat,
    lon,
    country: /^[A-Z]{2}$/.test(country) ? country : (how.country ?? ''),
    admin1: told('admin1') ?? null,
    feature: told('feature') ?? admin?.feature ?? tagged ?? 'PPL',
    population: Number((told('population') ?? '0').replaceAll(/[\s,]/g, '')),
  })

  function told(field: ImportField): string | null {
    return all(field)[0] ?? null
  }
  // Several names in one column are parted by semicolons.
  function all(field: ImportField): string[] {
    const mapped = how.mapping[field]?.toLowerCase()
    const names = mapped === undefined ? how.words.columns[field] : mapped.split('+')
    const values = names.flatMap((name) => columns.get(name) ?? [])
    return values.flatMap((value) => (field === 'also' ? value.split(';') : [value])).filter((value) => value !== '')
  }
}

/**
 * OCHA's common operational datasets name a row by the deepest level it has: `ADM2_EN`, `ADM2_AR`, `ADM2_PCODE`; newer ones
 * `adm2_name`, `adm2_pcode`. Level 4 are populated places, where the shape is a point.
 */
function adminOf(columns: ReadonlyMap<string, string>) {
  for (let level = 4; level >= 1; level--) {
    const name = columns.get(`adm${level}_en`) || columns.get(`adm${level}_name`)
    if (!name) continue
    const others = [...columns].filter(([key]) => new RegExp(`^adm${level}_(?!pcode|en$|name$)`).test(key))
    const pcode = columns.get(`adm${level}_pcode`)
    return {
      name,
      also: others.map(([, value]) => value),
      id: pcode ? pcode : null,
      country: columns.get('adm0_pcode') ?? pcode?.slice(0, 2) ?? null,
      feature: level === 4 ? 'PPL' : `ADM${level}`,
    }
  }
  return null
}

/** `name=NAME_EN,lat=Y`: which column says what. Null when a part is no mapping. */
export function readMapping(text: string): Mapping | null {
  const parts = text.split(',').map((part) => part.split('='))
  const fields = parts.flatMap(([field, column]) => {
    const known = importFields.find((each) => each === field?.trim())
    return known !== undefined && column?.trim() ? [[known, column.trim()] as const] : []
  })
  return fields.length === parts.length ? Object.fromEntries(fields) : null
}
