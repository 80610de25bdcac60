import { expect, test } from 'vitest'
import { madeReport } from '../../test/made.ts'
import { openReader, readClaims } from '../pipeline.ts'

const reader = openReader()

function claimsOf(text: string) {
  const report = madeReport({ text, published: '2024-12-06', outlet: 'Herald' })
  return readClaims(report, reader)
}

/** Who tells each happening of a type, once each. */
function tellers(type: string, text: string): (string | null)[] {
  const sources = claimsOf(text)
    .filter((claim) => claim.type === type)
    .map(({ source }) => source?.text ?? null)
  return [...new Set(sources)]
}

test.each([
  [
    'who is described in passing is one source, not two',
    'capture',
    'The Yemen Data Centre, an independent war monitor, confirmed the two villages were taken.',
    ['The Yemen Data Centre'],
  ],
  [
    'two sources that are joined are two',
    'capture',
    'Both the Darfur Network and state radio reported that the army captured the town of Kutum.',
    ['the Darfur Network', 'state radio'],
  ],
  [
    'two that are joined behind what they tell, one of them described',
    'advance',
    'The militia that took Goma on Monday drove into Sake on Friday, both the mission and Radio Okapi, a UN-backed station, reported.',
    ['the mission', 'Radio Okapi'],
  ],
  [
    'a station with a name of two words is one source',
    'shelling',
    'Troops shelled the port on Sunday, both the governor and Suspilne Kharkiv, a state channel, said.',
    ['the governor', 'Suspilne Kharkiv'],
  ],
  [
    '“they” are those who spoke last, whatever their trade',
    'capture',
    'The army has left Sinja, the mission said. Two port workers in Kosti said the bridge was open. They said the barracks had been seized too.',
    ['Two port workers in Kosti'],
  ],
  [
    'a deed vouches for nothing: whoever speaks of it does',
    'demand',
    'The foreign minister of Chad said the offensive by the rebels showed that the government must hold talks with them.',
    ['The foreign minister of Chad'],
  ],
])('%s', (_, type, text, expected) => expect(tellers(type, text)).toEqual(expected))

test.each([
  ['announced and denied', 'These are the villages whose capture the militia announced on Tuesday and the army denied.'],
  ['claimed and rejected', 'They hold both posts, whose seizure the alliance announced and the coalition denied.'],
])('the same words, handed on by one and refused by another: %s', (_, text) => {
  const captures = claimsOf(text).filter(({ type }) => type === 'capture')
  expect(captures.map(({ stance }) => stance).sort()).toEqual(['asserts', 'denies'])
})

test.each([
  ['The army conceded that 40 of its soldiers had been killed in the battles there.', 'asserts'],
  ['The junta admitted that a colonel had died in fighting near Loikaw.', 'asserts'],
  ['Asmara acknowledged fighting in the hills to the north.', 'acknowledges'],
])('what is only known of a battle is not conceded: %s', (text, expected) => {
  expect(claimsOf(text).flatMap(({ type, stance }) => (type === 'clash' ? [stance] : []))).toEqual([expected])
})

test('who reports a loss has not lost the place', () => {
  const text = 'The monitor reported that government troops captured the village of Khanaser on Tuesday, days after losing it.'
  const losers = claimsOf(text).flatMap(({ type, actor }) => (type === 'lose' ? actor.map((party) => party.text) : []))
  expect(losers).not.toContain('The monitor')
})

test('who is backed is who is so described, whatever is done to it', () => {
  const text = 'State media denied the hamlets were captured by the US-backed SDF on Sunday.'
  const backed = claimsOf(text).flatMap(({ type, target }) => (type === 'support' ? target.map((party) => party.text) : []))
  expect(backed.some((name) => name.includes('SDF'))).toBe(true)
})

test.each([
  [
    'who concedes another thing says nothing of what was told before',
    'Rebels captured the village of Khanaser on Tuesday. The garrison’s commander conceded that his men had been tired.',
    [],
  ],
  [
    'who confirms this confirms what was told before',
    'Rebels captured the village of Khanaser on Tuesday. The governor confirmed this.',
    ['The governor'],
  ],
])('%s', (_, text, expected) => {
  const taken = claimsOf(text).filter(({ type, stance }) => type === 'capture' && stance !== 'asserts')
  expect(taken.map(({ source }) => source?.text)).toEqual(expected)
})
