import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseConllu, readConllu, writeConllu } from './conllu.ts'

const text = `# newdoc id = velmora
# newpar
# sent_id = velmora-1
# text = They don't leave.
1	They	they	PRON	PRP	_	4	nsubj	_	Entity=(1-person)
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	leave	leave	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	there	_	_	_	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_
`

test('reads words, ranges and marks', () => {
  const [sentence] = parseConllu(text)
  expect(sentence?.newDocument).toBe('velmora')
  expect(sentence?.newParagraph).toBe(true)
  expect(sentence?.words.map((word) => word.form)).toEqual(['They', 'do', "n't", 'leave', '.'])
  expect(sentence?.words.map((word) => word.head)).toEqual([3, 3, 3, -1, 3])
  expect(sentence?.words[0]?.misc).toBe('Entity=(1-person)')
  expect(sentence?.words[3]?.spaceAfter).toBe(false)
  expect(sentence?.ranges).toEqual([{ form: "don't", words: [1, 3], misc: '_', spaceAfter: true }])
})

test('what is written is read back', () => {
  const sentences = parseConllu(text)
  expect(parseConllu(writeConllu(sentences))).toEqual(sentences)
})

test('a gzipped file is told by its first bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conllu-'))
  const file = join(folder, 'velmora.conllu')
  writeFileSync(file, gzipSync(text))
  expect(readConllu(file)).toEqual(parseConllu(text))
  rmSync(folder, { recursive: true })
})

test.each([
  ['too few columns', '1\tThey\tthey\n\n', 'Line 1 has fewer than ten columns'],
  ['a head that is not there', '1\tThey\tthey\tPRON\tPRP\t_\t7\tnsubj\t_\t_\n\n', 'has no word 7'],
])('%s is told with its line', (_, damaged, message) => expect(() => parseConllu(damaged)).toThrow(message))
