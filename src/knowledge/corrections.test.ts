import { expect, test } from 'vitest'
import { openCorrections } from './corrections.ts'

const { takenBack, yes, no } = openCorrections()
const cut = (example: string) => [example.replaceAll('*', ''), example.indexOf('*')] as const

test.each(yes)('takes back: %s', (example) => expect(takenBack(...cut(example))).toBe(true))
test.each(no)('stands: %s', (example) => expect(takenBack(...cut(example))).toBe(false))
