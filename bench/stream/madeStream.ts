import type { Reading } from '#ledger/ledger.ts'
import type { Claim, ClaimPlace, HappeningType, Party, Source } from '#model/claim.ts'
import { madePlace, madeReading } from '../../test/made.ts'
import { oneOf, seeded } from './random.ts'

export const claimsEach = 8
/** So many reports a day, however long the war: a larger ledger is a longer war, not a denser one. */
const reportsADay = 40
export const firstDay = Temporal.PlainDate.from('2015-01-01')

const theatres = ['arken', 'velmora', 'tosk', 'halden']
const townsOfTheatre = 500
const outlets = [
  'Arken Post',
  'Velmora Herald',
  'Tosk Tribune',
  'Halden Wire',
  'North Gazette',
  'Courier',
  'Ledger',
  'Radio Tarn',
]
const types: readonly HappeningType[] = [
  'capture',
  'withdraw',
  'hold',
  'clash',
  'clash',
  'attack',
  'shelling',
  'shelling',
  'airstrike',
  'killing',
]

/**
 * A war as its news comes in, already read: four theatres of five hundred towns, of which few are told of often; eight outlets;
 * every fifth report a copy of a wire story, every tenth comes one to six days late, one claim in twelve denies what another
 * side told, one in seven has no day of its own. In order of arrival; the same for the same seed.
 */
export function* madeStream(count: number, seed = 1, townsEach = townsOfTheatre): Generator<Reading> {
  const random = seeded(seed)
  const towns = new Map(theatres.map((theatre) => [theatre, townsOf(theatre, townsEach)]))
  let wire: Reading | null = null
  for (let number = 0; number < count; number++) {
    const today = firstDay.add({ days: Math.floor(number / reportsADay) })
    const late = random() < 0.1 ? 1 + Math.floor(random() * 6) : 0
    const published = today.subtract({ days: late }).toString()
    const outlet = oneOf(random, outlets)
    const url = `https://made.example/${seed}/${number}`
    if (wire !== null && random() < 0.2) {
      yield copyOf(wire, { published, outlet, url })
      continue
    }
    const theatre = oneOf(random, theatres)
    const words = Array.from({ length: 12 }, () => Math.floor(random() * 1e9).toString(36))
    const text = `Report ${number} from ${theatre}: ${words.join(' ')}.`
    const claims = Array.from({ length: claimsEach }, (_, sentence) =>
      claimOf(sentence, published, theatre, random, towns.get(theatre) ?? []),
    )
    const reading: Reading = { ...madeReading({ text, published, outlet, url }, ...claims), sketch: sketchFrom(random) }
    if (random() < 0.3) wire = reading
    yield reading
  }
}

function townsOf(theatre: string, townsEach: number): readonly ClaimPlace[] {
  return Array.from({ length: townsEach }, (_, number) => madePlace(`made:${theatre}-${number}`, `${theatre} ${number}`))
}

function claimOf(
  sentence: number,
  published: string,
  theatre: string,
  random: () => number,
  towns: readonly ClaimPlace[],
): Partial<Claim> {
  const [us, them] = random() < 0.5 ? ['government', 'rebels'] : ['rebels', 'government']
  const day = Temporal.PlainDate.from(published)
    .subtract({ days: Math.floor(random() ** 3 * 4) })
    .toString()
  return {
    sentence,
    type: oneOf(random, types),
    stance: random() < 1 / 12 ? 'denies' : 'asserts',
    source: random() < 0.3 ? null : sourceOf(theatre, random() < 0.4 ? us : random() < 0.5 ? them : null),
    actor: [partyOf(theatre, us)],
    target: random() < 0.5 ? [partyOf(theatre, them)] : [],
    // The second town is told of half as often as the first, and so on.
    places: towns.slice(Math.floor(towns.length ** random()) - 1).slice(0, 1),
    date: random() < 1 / 7 ? null : { from: day, to: day, text: 'on Tuesday', precision: 'day' },
    because: ['event-verb made', 'cue made +that-clause', 'place from the clause of the verb'],
  }
}

function partyOf(theatre: string, side: string): Party {
  return { text: side, span: [0, 6], id: `${theatre}/${side}`, side: `${theatre}/${side}` }
}

function sourceOf(theatre: string, side: string | null): Source {
  return side === null
    ? { text: 'a monitor', span: [0, 6], id: `${theatre}/monitor`, side: null, kind: 'monitor' }
    : { ...partyOf(theatre, side), kind: 'party' }
}

function sketchFrom(random: () => number): readonly number[] {
  return Array.from({ length: 48 }, () => Math.floor(random() * 2 ** 32)).sort((a, b) => a - b)
}

/** The same words under another outlet's name: its claims are its own, its sketch is the wire's. */
function copyOf(wire: Reading, change: { readonly published: string; readonly outlet: string; readonly url: string }): Reading {
  const made = madeReading({ text: wire.report.text, ...change }, ...wire.claims.map(({ id: _, report: __, ...claim }) => claim))
  const claims = made.claims.map((claim) => ({ ...claim, report: made.report.id }))
  return { ...made, claims, sketch: wire.sketch }
}
