import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

/** What each count of dead in a text is told as. */
function deaths(text: string): string[] {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  return readClaims(report, reader).flatMap(({ type }) => (type === 'killing' || type === 'toll' ? [type] : []))
}

test.each([
  ['since a day weeks ago', 'The monitor puts the dead since November 8 at 727.', 'toll'],
  ['since a month', 'More than 200 residents of the port have been killed since April, the council said.', 'toll'],
  ['since something began', 'Some 1,600 fighters have been eliminated since the offensive began.', 'toll'],
  ['up to a day', 'The network counts 149 civilians killed up to Tuesday.', 'toll'],
  ['a battle of this week', 'The clinic puts the dead since Wednesday at 12.', 'killing'],
  ['up to so many', 'Up to 40 men were killed in Bamako on Tuesday.', 'killing'],
  ['one day', 'Twelve soldiers were killed in Goma on Monday.', 'killing'],
])('%s: %s', (_, text, expected) => expect(deaths(text)).toEqual([expected]))
