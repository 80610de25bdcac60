import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import type { GazetteerRow, Place, PlaceKind } from '#model/place.ts'
import { knowledgePath } from '../yaml.ts'
import { hash, skeleton, vowelKey } from './key.ts'
import { numbersOf, openCountry } from './packing.ts'

/** A row of a country file. */
export type Row = GazetteerRow

/** The places of one country. Rows are read when asked for. */
export interface CountryPlaces {
  /** Rows of which some spelling has, as like as not, this vowel-fold key: the caller compares the spellings. */
  byVowels(name: string): Row[]
  /** Rows of which some spelling has these consonants. */
  byConsonants(name: string): Row[]
  byId(id: string): Row | null
  /** Name of a first-level region by its GeoNames code. */
  regionName(code: string): string | null
  /** Its settlements of at least so many people, the largest first: what a map names where nothing is told. */
  towns(atLeast: number): Place[]
}

/** @throws Error when the country has no file: ask only for codes that the world file lists. */
export function openCountryPlaces(code: string): CountryPlaces {
  const packed = readFileSync(knowledgePath(`places/countries/${code}.br`))
  const { regions, rows, vowelKeys, skeletons } = openCountry(brotliDecompressSync(packed))

  return {
    byVowels: (name) => numbersOf(vowelKeys, hash(vowelKey(name, code)) >>> 8).map(row),
    byConsonants: (name) => numbersOf(skeletons, hash(skeleton(vowelKey(name, code))) >>> 8).map(row),
    regionName: (code) => regions.get(code) ?? null,
    byId: (id) => {
      const short = id.replace(/^geonames:/, '')
      for (let number = 0; number < rows.length; number++) if (rows.at(number).startsWith(`${short}\t`)) return row(number)
      return null
    },
    towns: (atLeast) =>
      Array.from({ length: rows.length }, (_, number) => row(number).place)
        .filter(({ kind, population }) => kind === 'settlement' && population >= atLeast)
        .sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1)),
  }

  function row(number: number): Row {
    const [id = '', name = '', others = '', lat, lon, region = '', feature = '', population] = rows.at(number).split('\t')
    const place: Place = {
      id: id.includes(':') ? id : `geonames:${id}`,
      name,
      lat: Number(lat),
      lon: Number(lon),
      country: code,
      admin1: regions.get(region) ?? null,
      kind: kindOf(feature),
      population: Number(population),
    }
    return { place, names: others === '' ? [name] : [name, ...others.split('|')], feature }
  }
}

/** By GeoNames' feature codes: ADM1 is a region, PPLA a settlement, AIRP an airport. */
export function kindOf(feature: string): PlaceKind {
  if (/^(PPL|STLMT)/.test(feature)) return 'settlement'
  if (/^(ADM|ADMD|TERR|ZN)/.test(feature)) return 'admin'
  if (feature.startsWith('PCL')) return 'country'
  if (/^(RD|RDJCT|ST|RR|TRL)$/.test(feature)) return 'road'
  if (/^(STM|LK|RSV|MT|HLL|PASS|ISL|BAY|SEA|DSRT|WAD|VAL|PLN|NAT)/.test(feature)) return 'natural'
  if (/^(RGN|AREA|OILF|LCTY)/.test(feature)) return 'area'
  return 'facility'
}
