import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

/** "who → to whom" of the claims of a type. */
function told(text: string, type: string): string[] {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  const names = (parties: readonly { readonly text: string }[]) => parties.map((party) => party.text).join('; ')
  return readClaims(report, reader)
    .filter((claim) => claim.type === type)
    .map(({ actor, target }) => `${names(actor)} → ${names(target)}`)
}

test.each([
  [
    'who is under fire suffers it',
    'The Pentagon says US troops came under artillery fire from Turkish positions.',
    'shelling',
    'Turkish positions → US troops',
  ],
  ['who does it is not told', 'A convoy came under attack near Timbuktu.', 'attack', ' → A convoy'],
  [
    'what is under control does not hold it',
    'The Rapid Support Forces claimed to be in control of the airport of Merowe.',
    'hold',
    'The Rapid Support Forces → ',
  ],
  ['whose men did it', 'The Garda brigade, whose men captured Soran on Friday, withdrew.', 'capture', 'The Garda brigade → '],
  ['a town is no loser of its own fall', 'Rebels captured Soran on Friday.', 'capture', 'Rebels → '],
])('%s', (_, text, type, expected) => expect(told(text, type)).toContain(expected))
