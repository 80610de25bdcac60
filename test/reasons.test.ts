import { expect, test } from 'vitest'
import { whoHolds } from '#control/whoHolds.ts'
import { reconcile } from '#events/reconcile.ts'
import { type Reason, type ReasonCode, sayReason } from '#model/reason.ts'
import { sayWhatIf, type WhatIf, type WhatIfCode } from '#model/whatIf.ts'
import { printedEvent, printedHolding } from '#views/printed.ts'
import { inEnglish, reasonsInEnglish } from '#views/reasonWords.ts'
import { whatIfsInEnglish } from '#views/whatIfWords.ts'
import { reason as answered } from '../src/server/answers/reason.ts'
import { whatIf as whatIfAnswered } from '../src/server/answers/whatIf.ts'
import { reasonsInArabic } from '../src/web/language/arReasons.ts'
import { whatIfsInArabic } from '../src/web/language/arWhatIfs.ts'
import { told } from './told.ts'

const origins = ['Northlight Wire', null]
const who = { holder: 'vel/militia', side: 'vel/militia' }
const standing = 'corroborated'
const every = {
  'same-place': { code: 'same-place', place: 'Velmora' },
  'no-place-told': { code: 'no-place-told' },
  'days-apart': { code: 'days-apart', days: 2 },
  'no-day-against': { code: 'no-day-against' },
  'same-actor': { code: 'same-actor' },
  'same-side': { code: 'same-side' },
  'put-together': { code: 'put-together' },
  told: { code: 'told', origins },
  denied: { code: 'denied', origins },
  'denied-untold': { code: 'denied-untold', origins },
  'denial-overtaken': { code: 'denial-overtaken', origins },
  admitted: { code: 'admitted', origins },
  'only-gainers': { code: 'only-gainers', origins },
  'one-origin': { code: 'one-origin', origins },
  'several-origins': { code: 'several-origins', origins },
  'leaning-not-known': { code: 'leaning-not-known' },
  'independence-not-known': { code: 'independence-not-known' },
  withdrawn: { code: 'withdrawn', origins },
  'nobody-vouches': { code: 'nobody-vouches' },
  taken: { code: 'taken', who, standing },
  'taken-by-somebody': { code: 'taken-by-somebody' },
  'taken-same-day': { code: 'taken-same-day', who },
  'claimed-by-two': { code: 'claimed-by-two' },
  kept: { code: 'kept', who, standing },
  'kept-against': { code: 'kept-against', who, still: true },
  'part-taken': { code: 'part-taken', who },
  inside: { code: 'inside', who },
  'fighting-inside': { code: 'fighting-inside' },
  left: { code: 'left' },
  'left-as-said': { code: 'left-as-said' },
  'fallen-as-said': { code: 'fallen-as-said' },
  'not-counted': { code: 'not-counted', standing: 'refuted' },
} satisfies { readonly [Code in ReasonCode]: Reason<Code> }
const reasons: readonly Reason[] = Object.values(every)
const names = /Northlight Wire|Velmora|Militia/g

test.each(reasons)('$code: is answered by the API as it is, and said in each language in words of its own', (reason) => {
  expect(answered.parse(reason)).toEqual(reason)
  const [english, arabic] = [reasonsInEnglish, reasonsInArabic].map((words) => sayReason(reason, words))
  expect(english?.replaceAll(names, '')).toMatch(/^[a-z0-9 ,:’]+$/i)
  expect(arabic?.replaceAll(names, '')).toMatch(/^[\p{Script_Extensions=Arabic}0-9 ،:()\u2068\u2069]+$/u)
  for (const [name] of english?.matchAll(/Northlight Wire|Velmora/g) ?? []) expect(arabic).toContain(name)
})

const changed = { raises: true, to: 'acknowledged' } as const
const everyWhatIf = {
  'another-tells': { code: 'another-tells', ...changed },
  'two-others-tell': { code: 'two-others-tell', ...changed },
  'loser-admits': { code: 'loser-admits', side: 'vel/militia', ...changed },
  'loser-denies': { code: 'loser-denies', side: 'vel/militia', ...changed },
  'outsider-denies': { code: 'outsider-denies', ...changed },
  'teller-withdraws': { code: 'teller-withdraws', ...changed },
} satisfies { readonly [Code in WhatIfCode]: WhatIf<Code> }
const whatIfs: readonly WhatIf[] = [...Object.values(everyWhatIf), { code: 'loser-admits', side: null, ...changed }]

test.each(whatIfs)('what if $code: is answered by the API as it is, and said in each language', (one) => {
  expect(whatIfAnswered.parse(one)).toEqual(one)
  const [english, arabic] = [whatIfsInEnglish, whatIfsInArabic].map((words) => sayWhatIf(one, words))
  expect(english).toMatch(/^[a-z, ]+$/i)
  expect(arabic?.replaceAll('Militia', '')).toMatch(/^[\p{Script_Extensions=Arabic} ،:\u2068\u2069]+$/u)
  expect(arabic?.includes('Militia')).toBe(english?.includes('Militia'))
})

test.each<[reason: string, story: string, event: string[], holding: string[]]>([
  [
    'two who tell it, of whom one has no side: neither is known to the knowledge',
    '1 May: command asserts capture Velmora by militia on 1 May; 2 May: monitor confirms capture Velmora by militia on 1 May',
    [
      '2 origins: command, monitor',
      'that they are independent can’t be shown',
      'same place Velmora',
      'days 0 apart',
      'same actor',
    ],
    ['taken by militia, corroborated'],
  ],
  [
    'told by who gains and denied by who loses',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia on 1 May',
    ['told by command', 'denied by ministry', 'same place Velmora', 'days 0 apart', 'same actor'],
    ['taken by militia, disputed'],
  ],
  [
    'an army that says that it left',
    '1 May: ministry asserts withdraw from Velmora by army on 1 May',
    ['ministry says so to its own cost'],
    ['who held it says that it left'],
  ],
])('why, in English, as it is printed: %s', (_, story, event, holding) => {
  const events = reconcile(told(story))
  const printed = events.map(printedEvent)
  expect(printed.map(({ because }) => because)).toEqual([event])
  expect(printed[0]?.parts[0]?.because).toEqual(inEnglish(events[0]?.parts[0]?.reasons ?? []))
  expect(whoHolds(events).map((one) => printedHolding(one).because)).toEqual([holding])
})
