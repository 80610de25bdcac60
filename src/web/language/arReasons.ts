import type { Standing } from '#model/event.ts'
import type { OriginNames, ReasonWords, Who } from '#model/reason.ts'
import { nameOfWho } from '#views/reasonWords.ts'
import { apart } from './apart.ts'

export const arStandings: Readonly<Record<Standing, string>> = {
  acknowledged: 'مُعترف به',
  corroborated: 'مؤيَّد',
  reported: 'مَروي',
  claimed: 'مُدَّعى',
  disputed: 'متنازع عليه',
  refuted: 'مدحوض',
  unjudged: 'بلا حكم',
}

/** Every reason in Arabic. Names stand after a colon, so that no word need agree with them. */
export const reasonsInArabic: ReasonWords = {
  'same-place': ({ place }) => `المكان نفسه: ${place}`,
  'no-place-told': () => 'لم يذكر أيٌّ منهما مكانًا',
  'days-apart': ({ days }) => (days === 0 ? 'لا أيام بينهما' : `بينهما ${countedDays(days)}`),
  'no-day-against': () => 'لا يوم يعارض ذلك',
  'same-actor': () => 'الفاعل نفسه',
  'same-side': () => 'الطرف نفسه',
  'put-together': () => 'جُمعت يدويًا',

  told: ({ origins }) => `يرويه: ${named(origins)}`,
  denied: ({ origins }) => `ينفيه: ${named(origins)}`,
  'denied-untold': ({ origins }) => `ينفيه: ${named(origins)}، ولا يرويه أحد هنا`,
  'denial-overtaken': ({ origins }) => `يتجاوز النفي الصادر عن: ${named(origins)}`,
  admitted: ({ origins }) => `يقوله ضد مصلحته: ${named(origins)}`,
  'only-gainers': ({ origins }) => `لا يقوله إلا الرابح: ${named(origins)}`,
  'one-origin': ({ origins }) => `مصدر واحد: ${named(origins)}`,
  'several-origins': ({ origins }) => `مصادر عددها ${origins.length}: ${named(origins)}`,
  'leaning-not-known': () => 'لا يمكن إثبات أنه لا يميل إلى طرف',
  'independence-not-known': () => 'لا يمكن إثبات أنها مستقلة',
  withdrawn: ({ origins }) => `تراجع عنه: ${named(origins)}`,
  'nobody-vouches': () => 'لا أحد يضمنه',

  taken: ({ who, standing }) => `أُخذ، والآخذ: ${nameOf(who)} (${said(standing)})`,
  'taken-by-somebody': () => 'أُخذ، ولم يُذكر من أخذه',
  'taken-same-day': ({ who }) => `قيل إنه أُخذ في اليوم نفسه، والآخذ: ${nameOf(who)}`,
  'claimed-by-two': () => 'يدّعيه طرفان ليوم واحد',
  kept: ({ who, standing }) => `الممسك به: ${nameOf(who)} (${said(standing)})`,
  'kept-against': ({ who, still }) => `قيل إن الممسك به ${still ? 'ما زال' : 'هو'}: ${nameOf(who)}`,
  'part-taken': ({ who }) => `جزء منه في يد: ${nameOf(who)}`,
  inside: ({ who }) => `في داخله: ${nameOf(who)}`,
  'fighting-inside': () => 'قتال في داخله',
  left: () => 'من كان يمسك به يقول إنه تركه',
  'left-as-said': () => 'قيل إن من كان يمسك به تركه',
  'fallen-as-said': () => 'قيل إنه سقط',
  'not-counted': ({ standing }) => `${said(standing)}: لا يُحتسب`,
}

function said(standing: Standing): string {
  return arStandings[standing]
}

function countedDays(days: number): string {
  if (days === 1) return 'يوم واحد'
  if (days === 2) return 'يومان'
  return days <= 10 ? `${days} أيام` : `${days} يومًا`
}

function named(origins: OriginNames): string {
  return origins.map((origin) => apart(origin ?? 'تقرير لا يذكر وسيلة إعلام')).join('، ')
}

function nameOf(who: Who): string {
  return apart(nameOfWho(who) ?? 'لم يُذكر')
}
