import type { HappeningType } from '#model/claim.ts'

/** What is done by force, and what comes of it: none of it is a word, a wish or a tie, and its nouns name no body that could speak. */
export const deeds: ReadonlySet<HappeningType> = new Set([
  'capture',
  'hold',
  'lose',
  'withdraw',
  'advance',
  'repel',
  'clash',
  'attack',
  'shelling',
  'airstrike',
  'bombing',
  'killing',
  'abduction',
  'siege',
  'deploy',
  'displacement',
])
