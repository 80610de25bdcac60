import { createContext, useContext } from 'react'
import type { CountKey, CountRange } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import { type Reason, sayReason } from '#model/reason.ts'
import { instantOf } from '../days.ts'
import { apart } from './apart.ts'
import { ar } from './ar.ts'
import { en, type Texts } from './en.ts'

/** Every language of the interface: one file each, English complete. */
export const languages: readonly Texts[] = [en, ar]

export interface Language {
  readonly texts: Texts
  /** `Tue 3 Dec 2024`. */
  readonly fullDay: (day: Day) => string
  /** `3 Dec 2024`. */
  readonly day: (day: Day) => string
  /** `3 Dec`. */
  readonly shortDay: (day: Day) => string
  readonly longDay: (day: Day) => string
  readonly number: (value: number) => string
  /** A country by its code: "Syria". */
  readonly country: (code: string) => string
  readonly range: (range: CountRange) => string
  readonly reasons: (reasons: readonly Reason[]) => string
  readonly counts: (counts: Readonly<Partial<Record<CountKey, CountRange>>>) => string
}

export function languageOf(code: string): Language {
  const texts = languages.find((language) => language.code === code) ?? en
  // Western digits throughout, as in the reports' own figures and the axis of every chart.
  const locale = texts.code === 'en' ? 'en-GB' : `${texts.code}-u-nu-latn`
  const own = (words: string) => (texts.direction === 'rtl' ? apart(words) : words)
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (day: Day) => own(made.format(instantOf(day)).replace(',', ''))
  }
  const numbers = new Intl.NumberFormat(locale === 'en-GB' ? 'en' : locale)
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const number = (value: number) => numbers.format(value)
  const range = ([low, high]: CountRange) => {
    if (low !== null && low === high) return number(low)
    if (low === null) return high === null ? texts.range.some : texts.range.upTo(number(high))
    return high === null ? texts.range.atLeast(number(low)) : own(`${number(low)}–${number(high)}`)
  }
  return {
    texts,
    fullDay: format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    shortDay: format({ day: 'numeric', month: 'short' }),
    longDay: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    number,
    country: (code) => countries.of(code) ?? code,
    range,
    reasons: (reasons) => reasons.map((reason) => sayReason(reason, texts.reasons)).join(texts.semicolon),
    counts: (counts) =>
      (Object.entries(counts) as [CountKey, CountRange][]).map(([key, one]) => `${range(one)} ${texts.count[key]}`).join(', '),
  }
}

const Spoken = createContext<Language>(languageOf('en'))
export const LanguageProvider = Spoken.Provider

export function useLanguage(): Language {
  return useContext(Spoken)
}
