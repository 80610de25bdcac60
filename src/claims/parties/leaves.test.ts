import { expect, test } from 'vitest'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()

/** The type of each leaving that is told, once each. */
function leavings(text: string): string[] {
  const report = madeReport({ text, published: '2021-08-16', outlet: 'Herald' })
  const types = readClaims(report, reader).map(({ type }) => type)
  return [...new Set(types)].filter((type) => type === 'withdraw' || type === 'displacement')
}

test.each([
  ['a head of state', 'The president left Kabul by helicopter on Sunday.', 'displacement'],
  ['a person by name', 'Ashraf Ghani had left Kabul hours before, officials said.', 'displacement'],
  ['an office that is no force', 'Governor Ana Reyes fled Goma on Monday.', 'displacement'],
  [
    'whoever "his" departure is of',
    'President Ana Reyes had left Velmora by plane, the monitor said; state radio also reported her departure.',
    'displacement',
  ],
  ['a commander leaves his post', 'A commander of the militia withdrew from Sinja on Monday.', 'withdraw'],
  ['a title that commands', 'General Juan Pale withdrew from Sake to Bukavu.', 'withdraw'],
  ['forces', 'The army left Sake on Tuesday.', 'withdraw'],
  ['a group with a name of one word', 'The Fano had withdrawn from Lalibela during the night.', 'withdraw'],
])('%s: %s', (_, text, expected) => expect(leavings(text)).toEqual([expected]))
