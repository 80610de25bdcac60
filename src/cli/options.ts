import { userInfo } from 'node:os'
import { InvalidArgumentError, Option } from 'commander'
import { type HappeningType, happeningTypes } from '#model/claim.ts'
import { isDay } from '#model/day.ts'

/** @throws InvalidArgumentError which commander prints as wrong use. */
export function day(text: string): string {
  if (isDay(text)) return text
  throw new InvalidArgumentError('Give a day as 2024-12-03.')
}

/** @throws InvalidArgumentError which commander prints as wrong use. */
export function happeningType(text: string): HappeningType {
  const type = happeningTypes.find((one) => one === text)
  if (type === undefined) throw new InvalidArgumentError(`There are: ${happeningTypes.join(', ')}.`)
  return type
}

export function ledgerOption(): Option {
  return new Option('--ledger <file>', 'the ledger: a file, or postgres://… for a team')
    .default('fogline.db')
    .env('FOGLINE_LEDGER')
}

/** For commands that keep nothing: only the ledger's places are used, when one is named. */
export function placesOfOption(): Option {
  return new Option('--ledger <file>', 'know the places that were imported into this ledger, too')
}

export function knownAtOption(): Option {
  return new Option('--known-at <day>', 'count only what had been published by then').argParser(day)
}

export function jsonOption(): Option {
  return new Option('--json', 'print JSON, one record a line')
}

export function publishedOption(): Option {
  return new Option('--published <day>', 'the day it was published, where the report does not say').argParser(day)
}

export function outletOption(): Option {
  return new Option('--outlet <name>', 'who published it, where the report does not say')
}

export function jsonlOption(): Option {
  return new Option('--jsonl', 'read many reports from standard input, {"id", "text", "published", "outlet", "url"} a line')
}

export function countriesOption(): Option {
  return new Option('--country <code...>', 'ISO codes of the countries that it is about: SY, UA').argParser(countryCodes)
}
function countryCodes(text: string, before: readonly string[] | undefined): string[] {
  if (/^[A-Za-z]{2}$/.test(text)) return [...(before ?? []), text.toUpperCase()]
  throw new InvalidArgumentError('Give two letters as ISO 3166 has them: SY.')
}

export function countryOption(): Option {
  return new Option('--country <code>', 'ISO code of the country: SY').argParser(
    (text: string) => countryCodes(text, undefined)[0],
  )
}

/** `35.26,36.61`. @throws InvalidArgumentError which commander prints as wrong use. */
export function point(text: string): readonly [lat: number, lon: number] {
  const [lat, lon, ...more] = text.split(',').map(Number)
  if (more.length === 0 && lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
    return [lat, lon]
  throw new InvalidArgumentError('Give degrees north and east as 35.26,36.61.')
}

export function byOption(): Option {
  return new Option('--by <name>', 'who decides').env('FOGLINE_AUTHOR').default(userInfo().username)
}
