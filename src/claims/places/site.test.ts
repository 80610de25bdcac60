import { expect, test } from 'vitest'
import { openSites } from '#knowledge/sites.ts'
import { madeReport } from '../../../test/made.ts'
import { openReader, readClaims } from '../../pipeline.ts'

const reader = openReader()
const { yes, no } = openSites()

function sitesIn(text: string): (string | null)[] {
  return readClaims(madeReport({ text, published: '2024-12-06', outlet: 'Herald' }), reader).map(({ site }) => site)
}

test.each(yes)('%s', (example) => {
  expect(sitesIn(example.replaceAll('*', ''))).toContain(/\*(.+)\*/.exec(example)?.[1])
})

test.each(no)('the place itself: %s', (text) => expect(sitesIn(text).filter((site) => site !== null)).toEqual([]))
