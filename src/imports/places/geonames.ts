import type { ImportWords } from '#knowledge/gazetteer/importWords.ts'
import { type EntryRead, entryOf } from './entry.ts'

const columns = 19

/**
 * A line of a GeoNames country file or of allCountries.txt: 19 columns parted by tabs, without quotes or a header,
 * https://download.geonames.org/export/dump/readme.txt.
 * @param regionName name of a region by country and GeoNames' code
 */
export function readGeoNamesLine(
  line: string,
  words: ImportWords,
  regionName: (country: string, code: string) => string | null,
): EntryRead {
  const fields = line.split('\t')
  if (fields.length !== columns)
    return { kind: 'faulty', why: `has ${fields.length} columns of ${columns}: it is cut short or no GeoNames line` }
  const [id = '', name = '', ascii = '', others = '', lat, lon, kind = '', feature = '', country = '', , region = ''] = fields
  if (!/^\d+$/.test(id)) return { kind: 'faulty', why: `begins with “${id.slice(0, 20)}”, which is no GeoNames number` }
  if (!words.keeps(kind, feature)) return { kind: 'skipped' }
  return entryOf({
    id: `geonames:${id}`,
    name,
    also: [ascii, ...others.split(',')],
    lat: degrees(lat),
    lon: degrees(lon),
    country,
    admin1: feature === 'ADM1' ? name : regionName(country, region),
    feature: feature === '' ? kind : feature,
    population: Number(fields[14]),
  })
}

// "" is no position at the equator.
function degrees(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text)
}
