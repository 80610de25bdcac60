import { expect, test } from 'vitest'
import type { Claim } from '#model/claim.ts'
import { madeClaim, madeReport } from '../../test/made.ts'
import { speakersIn } from './speakers.ts'

const report = madeReport()
const by = (text: string, id: string | null, side: string | null): Claim['source'] => ({
  text,
  span: [0, 1],
  id,
  side,
  kind: 'party',
})

/** Whom a source that is written so is taken for, where the report has named these before: `id` or `side` of each. */
function takenFor(written: string, ...named: readonly NonNullable<Claim['source']>[]): string | null {
  const asked = madeClaim(report, { source: by(written, null, null), span: [5, 9] })
  const before = named.map((source, index) => madeClaim(report, { source, span: [10 + index, 20] }))
  const speaker = speakersIn([...before, asked]).get(asked.id)
  return speaker?.id ?? speaker?.side ?? null
}

const command = { text: 'the Eastern Command', span: [0, 1], id: 'vel/command', side: 'vel/militia', kind: 'party' } as const
const fighters = { text: 'fighters of the Eastern Command', span: [0, 1], id: null, side: 'vel/militia', kind: 'party' } as const
const regime = { text: 'the regime’s command', span: [0, 1], id: 'vel/army', side: 'vel/government', kind: 'party' } as const

test.each([
  ['the last words of a name', takenFor('the Command', command), 'vel/command'],
  ['of a party known by its side alone', takenFor('the Command', fighters), 'vel/militia'],
  ['written large, it is none that is written small', takenFor('the Command', command, regime), 'vel/command'],
  ['written small, it may be either', takenFor('the command', command, regime), null],
  ['no name ends so', takenFor('the Council', command), null],
])('%s', (_, found, expected) => expect(found).toBe(expected))
