import { InvalidArgumentError, Option } from 'commander'
import { isDay } from '#model/day.ts'

/** @throws InvalidArgumentError which commander prints as wrong use. */
export function day(text: string): string {
  if (isDay(text)) return text
  throw new InvalidArgumentError('Give a day as 2024-12-03.')
}

export function ledgerOption(): Option {
  return new Option('--ledger <file>', 'the ledger: a file, or postgres://… for a team')
    .default('fogline.db')
    .env('FOGLINE_LEDGER')
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
