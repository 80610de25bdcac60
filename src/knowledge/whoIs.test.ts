import { expect, test } from 'vitest'
import { kindOf } from './kindOf.ts'
import { openKnowledge } from './knowledge.ts'
import { theatresOf } from './theatresOf.ts'
import { whoIs } from './whoIs.ts'

const known = openKnowledge()

function identify(text: string, theatre: string, day: string, speaker: string | null = null, named: readonly string[] = []) {
  const theatres = known.theatres.filter(({ id }) => id === theatre).map((one) => ({ theatre: one, named, main: true }))
  return whoIs(text, { theatres, day, speaker }, known)
}

test.each([
  ['a name', 'the Syrian Democratic Forces', 'syria', '2024-12-03', 'syria/sdf', 'syria/sdf'],
  ['a name beside its abbreviation', 'Hayat Tahrir al-Sham (HTS)', 'syria', '2024-12-03', 'syria/hts', 'syria/opposition'],
  ['another spelling', 'Hay’at Tahrir Al Sham', 'syria', '2024-12-03', 'syria/hts', 'syria/opposition'],
  [
    'an owner before the name',
    'the insurgents’ military operations administration',
    'syria',
    '2024-12-03',
    'syria/military-operations-administration',
    'syria/opposition',
  ],
  [
    'where a monitor sits',
    'a Britain-based monitor, the Syrian Observatory for Human Rights',
    'syria',
    '2024-12-03',
    'syria/sohr',
    null,
  ],
  ['a leader named after the force', 'SDF commander Mazen Idris', 'syria', '2024-12-03', 'syria/sdf', 'syria/sdf'],
  ['fighters of a force', 'fighters of the US-backed SDF militia', 'syria', '2024-12-03', 'syria/sdf', 'syria/sdf'],
  [
    'an office told after the name',
    'Orhan Deniz, foreign minister of Turkey',
    'syria',
    '2024-12-03',
    'syria/turkey',
    'syria/turkey',
  ],
  [
    'who backs them is somebody else',
    'Turkey-backed opposition fighters',
    'syria',
    '2024-12-03',
    'syria/opposition',
    'syria/opposition',
  ],
  [
    'those opposed to a leader',
    'forces opposed to Syrian President Bashar Assad',
    'syria',
    '2024-12-03',
    'syria/opposition',
    'syria/opposition',
  ],
  ['a state and its troops', 'Syrian troops', 'syria', '2024-12-03', 'syria/government-forces', 'syria/government'],
  ['a ministry with no state named', 'the defence ministry', 'syria', '2024-12-03', 'syria/government', 'syria/government'],
  ['a seat of government', 'Ankara', 'syria', '2024-12-03', 'syria/turkey', 'syria/turkey'],
  ['state media of the place', 'Syrian state television', 'syria', '2024-12-03', 'syria/state-media', 'syria/government'],
  ['state media of another', 'Iranian state television', 'syria', '2024-12-03', 'syria/iran-state-media', 'syria/government'],
  ['two states on one side', 'Syrian and Russian air forces', 'syria', '2024-12-03', null, 'syria/government'],
  ['three states on different sides', 'the foreign ministers of Russia, Iran and Turkey', 'syria', '2024-12-07', null, null],
  ['an actor before it changed sides', 'HTS', 'syria', '2024-11-30', 'syria/hts', 'syria/opposition'],
  ['and after', 'HTS', 'syria', '2025-01-15', 'syria/hts', 'syria/government'],
  ['people of a nation are no side', 'Syrian civilians', 'syria', '2024-12-03', null, null],
  ['fighters of a nation are no side', 'Syrian fighters', 'syria', '2024-12-03', null, null],
  ['who lives there is not who holds it', 'residents of SDF-held Raqqa', 'syria', '2024-12-03', null, null],
  ['a pronoun leads elsewhere', 'its army', 'syria', '2024-12-03', null, null],
  ['gunmen are anybody’s', 'gunmen', 'syria', '2024-12-03', null, null],
  [
    'who is led by a group is more than it',
    'fighters led by Hayat Tahrir al-Sham',
    'syria',
    '2024-12-03',
    'syria/opposition',
    'syria/opposition',
  ],
  ['a diplomat is of no state by where he sits', 'a diplomat in Damascus', 'syria', '2024-12-03', null, null],
  ['a former officer', 'a former Syrian army officer', 'syria', '2024-12-03', null, null],
])('%s: %s', (_, text, theatre, day, id, side) => expect(identify(text, theatre, day)).toMatchObject({ id, side }))

test('"terrorists" is the opposition only in the mouth of the government', () => {
  expect(identify('terrorists', 'syria', '2024-12-04', 'syria/government').side).toBe('syria/opposition')
  expect(identify('terrorists', 'syria', '2024-12-04', 'syria/turkey').side).toBeNull()
  expect(identify('terrorists', 'syria', '2024-12-04').side).toBeNull()
})

test.each([
  ['its troops', 'syria/government', 'syria/government-forces'],
  ['its fighters', 'syria/opposition', 'syria/opposition'],
  ['our units', 'syria/sdf', 'syria/sdf'],
  ['its leaders', 'syria/government', null],
  ['its troops', null, null],
])('"%s", said by %s, are %s', (text, speaker, id) => expect(identify(text, 'syria', '2024-12-03', speaker).id).toBe(id))

test.each([
  ['M23 alone is named', ['drc/m23', 'drc/government'], 'drc/m23'],
  ['two rebel groups are named', ['drc/m23', 'drc/adf'], null],
  ['none is named', [], null],
])('"the rebels" in Congo, where %s', (_, named, side) =>
  expect(identify('the rebels', 'drc', '2025-01-25', null, named).side).toBe(side),
)

test('"the army" is not that of a theatre named in passing', () => {
  const text = 'Rebels crossed into Chad from Libya, the army of Chad said. Chad has closed the border.'
  const theatres = theatresOf(text, '2021-04-19', known)
  expect(whoIs('the army', { theatres, day: '2021-04-19', speaker: null }, known).side).toBe('chad/government')
})

const descriptions = known.theatres.flatMap((theatre) =>
  theatre.words.flatMap(({ side, on, by, yes, no }) => [
    ...yes.map((text) => [text, theatre.id, on, by, true, side] as const),
    ...no.map((text) => [text, theatre.id, on, by, false, side] as const),
  ]),
)
test.each(descriptions)('"%s" in %s on %s, said by %s: %s %s', (text, theatre, on, by, isOne, side) =>
  isOne
    ? expect(identify(text, theatre, on, by, [side]).side).toBe(side)
    : expect(identify(text, theatre, on, by, [side]).side).not.toBe(side),
)

const kinds = known.parties.heads.flatMap(({ kind, yes, no }) => [
  ...yes.map((text) => [text, true, kind] as const),
  ...no.map((text) => [text, false, kind] as const),
])
test.each(kinds)('"%s" → %s %s', (text, isOne, kind) =>
  isOne ? expect(kindOf(text, known.parties)).toBe(kind) : expect(kindOf(text, known.parties)).not.toBe(kind),
)

test.each([
  ['one country', 'Rebels took Hama, the Syrian army said in Damascus.', '2024-12-05', ['syria']],
  ['none', 'The mayor of Velmora opened a bridge.', '2024-12-05', []],
  ['before its span', 'Syrian officials met in Damascus.', '2005-12-05', []],
  ['a party alone whose name no other has', 'M23 captured a village on Monday.', '2025-01-28', ['drc']],
  ['a party alone whose name is many an army’s', 'The General Command spoke on Monday.', '2024-12-05', []],
  ['one of no theatre', 'Gunmen attacked Colombian soldiers in Tame, Colombia.', '2024-12-05', ['colombia']],
  ['two of no theatre', 'Thai and Cambodian troops exchanged fire, Thailand and Cambodia said.', '2025-07-25', []],
])('theatres of a report with %s', (_, text, day, expected) =>
  expect(theatresOf(text, day, known).map(({ theatre }) => theatre.id)).toEqual(expected),
)
