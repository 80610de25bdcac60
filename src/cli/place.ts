import { Command } from 'commander'
import type { LookedUp } from '#places/lookUp.ts'
import { byOption, countriesOption, jsonOption, ledgerOption, point } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly ledger: string
  readonly at?: readonly [lat: number, lon: number]
  readonly country?: readonly string[]
  readonly by: string
  readonly note?: string
  readonly json?: boolean
}

export function placeCommand(): Command {
  return new Command('place')
    .description('say what a name may mean and why, or put it on the map by hand')
    .argument('<name>', 'as any report writes it')
    .option('--at <lat,lon>', 'where it is: every claim with that name lies there from now on: 35.26,36.61', point)
    .addOption(countriesOption())
    .addOption(ledgerOption())
    .addOption(byOption())
    .option('--note <text>', 'why, in a few words')
    .addOption(jsonOption())
    .addHelpText('after', examples)
    .action(place)
}

const examples = `
Putting a name on the map is a review: one more entry of the ledger, from its own day on, which \`fogline review undo\` takes back.
With --country it leaves alone what lies in other countries.

  fogline place "Taybat al-Imam" --country SY
  fogline place Maardis --at 35.245,36.78 --country SY --note "seen on the survey map"`

async function place(name: string, options: Options): Promise<void> {
  if (options.at !== undefined) {
    const [country = null, ...others] = options.country ?? []
    if (others.length > 0) throw new WrongUse('A name is put in one country: give --country once.')
    const [{ decide }, [lat, lon]] = await Promise.all([import('./review/decide.ts'), options.at])
    const at = { name, id: `provisional:${lat},${lon}`, lat, lon, country, admin1: null }
    await decide({ ...options, ledger: options.ledger }, async () => [{ kind: 'locate', name, place: at }])
    return
  }
  const [{ lookUp }, known, byHand] = await Promise.all([
    import('#places/lookUp.ts'),
    gazetteerOf(name, options),
    placedByHand(name, options),
  ])
  const found = lookUp(name, options.country ?? [], known)
  if (found.candidates.length === 0 && byHand === null) process.exitCode = 1
  if (options.json) console.log(JSON.stringify({ name, byHand, ...printed(found) }))
  else await print(name, found, byHand)
}

/** The built-in gazetteer, with what the ledger has of its own, where there is a ledger. */
async function gazetteerOf(name: string, { ledger: address }: Options) {
  const [{ openGazetteer }, { alongside, keysFor }] = await Promise.all([
    import('#knowledge/gazetteer/gazetteer.ts'),
    import('#knowledge/gazetteer/alongside.ts'),
  ])
  const own = await inLedger(address, (ledger) => ledger.placesByKeys(keysFor(name)))
  return alongside(openGazetteer(), own ?? [])
}

/** Where a person put the name, if anybody did. */
async function placedByHand(name: string, { ledger: address }: Options) {
  const [{ inForce }, { samePlace }] = await Promise.all([import('#reviews/inForce.ts'), import('#model/place.ts')])
  const reviews = await inLedger(address, (ledger) => ledger.reviews())
  const placing = inForce(reviews ?? []).flatMap(({ id, author, note, decision }) =>
    decision.kind === 'locate' && samePlace({ id: null, name: decision.name, text: decision.name }, name)
      ? [{ review: id, author, note, place: decision.place }]
      : [],
  )
  return placing.at(-1) ?? null
}

async function inLedger<Answer>(
  address: string,
  ask: (ledger: Awaited<ReturnType<typeof import('../ledger/openLedger.ts').openLedger>>) => Promise<Answer>,
): Promise<Answer | null> {
  const [{ existsSync }, { openLedger }] = await Promise.all([import('node:fs'), import('../ledger/openLedger.ts')])
  if (!/^postgres(ql)?:\/\//.test(address) && !existsSync(address)) return null
  const ledger = await openLedger(address, { mustExist: true })
  try {
    return await ask(ledger)
  } finally {
    await ledger.close()
  }
}

function printed({ keys, located, candidates }: LookedUp) {
  return {
    keys,
    located: located.kind,
    candidates: candidates.map(
      ({ place: { id, name, lat, lon, country, admin1, kind, population }, tier, spelling, weight, because }) => ({
        id,
        name,
        lat,
        lon,
        country,
        admin1,
        kind,
        population,
        tier,
        spelling,
        weight: Number(weight.toFixed(3)),
        because,
      }),
    ),
  }
}

const shown = 8

async function print(name: string, { keys, located, candidates }: LookedUp, byHand: Awaited<ReturnType<typeof placedByHand>>) {
  const { styled, wrap } = await import('./terminal.ts')
  if (byHand !== null)
    console.log(
      wrap(
        `${name} was put at ${byHand.place.lat}, ${byHand.place.lon} by ${byHand.author}${byHand.note ? ` (${byHand.note})` : ''}; ${byHand.review} undoes it.`,
        '',
      ),
    )
  const byEar = Object.entries(keys.vowels ?? {}).map(([country, key]) => `${country} ${key} · ${keys.skeleton?.[country]}`)
  console.log(
    styled(
      'dim',
      wrap(`Looked for as ${keys.ascii}, ${keys.article}${byEar.length > 0 ? `, by ear ${byEar.join(', ')}` : ''}`, ''),
    ),
  )
  for (const { place, tier, spelling, weight, because } of candidates.slice(0, shown)) {
    const where = [place.name, place.admin1, place.country].filter(Boolean).join(', ')
    console.log(
      `${styled('bold', where)}  ${place.kind}, ${place.lat.toFixed(3)}, ${place.lon.toFixed(3)}  ${styled('dim', place.id)}`,
    )
    console.log(wrap(`${Math.round(100 * weight)} of 100, by ${tier} spelling “${spelling}”: ${because.join('; ')}`, '  '))
  }
  if (candidates.length > shown) console.log(styled('dim', `and ${candidates.length - shown} more (--json lists them)`))
  const verdict = {
    found: 'One is clearly the likeliest.',
    ambiguous:
      'Nothing said here tells them apart: it is ambiguous. Say the country with --country, or place it with --at LAT,LON.',
    unknown: 'No list has it by letters or by ear. Import one with `fogline import places`, or place it with --at LAT,LON.',
  }
  console.log(verdict[located.kind])
}
