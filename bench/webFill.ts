import { openCountryPlaces } from '#knowledge/gazetteer/country.ts'
import type { Ledger, Reading } from '#ledger/ledger.ts'
import type { Claim, ClaimPlace } from '#model/claim.ts'
import { madeClaim, madePlace, madeReading } from '../test/made.ts'
import { claimsEach, madeReadings } from './stream/madeReadings.ts'

export const claimsStored = 100_000
/** Tellers of one siege, each in words of its own. */
export const origins = 2_000
/** Claims of one report. */
export const claimsInReport = 5_000
const sides = ['syria/government', 'syria/opposition'] as const

/** Fills a ledger with so many claims of our own making, among them one event of very many origins and one very long report. */
export async function fill(ledger: Ledger): Promise<{ readonly longReport: string }> {
  const places = openCountryPlaces('SY')
    .towns(0)
    .slice(0, 2000)
    .map(({ id, name, lat, lon, country, admin1 }) => ({ ...madePlace(id, name), lat, lon, country, admin1 }))
  const [town] = places
  if (town === undefined) throw new RangeError('There is no town in Syria: make the gazetteer anew.')
  let number = 0
  for (const reading of madeReadings((claimsStored - origins - claimsInReport) / claimsEach, 1, places)) {
    const claims = reading.claims.map((claim) => sided(claim, number++))
    await ledger.keep({ ...reading, claims })
  }
  for (let teller = 0; teller < origins; teller++) await ledger.keep(besieged(teller, town))
  const long = longReport(places)
  await ledger.keep(long)
  return { longReport: long.report.id }
}

function besieged(teller: number, town: ClaimPlace): Reading {
  const text = `The town is besieged, teller ${teller} said on Tuesday.`
  return madeReading(
    { text, published: '2024-12-31', outlet: `Outlet ${teller}` },
    {
      type: 'siege',
      places: [town],
      date: { from: '2024-12-31', to: '2024-12-31', text: 'on Tuesday', precision: 'day' },
      counts: { killed: [teller % 90, teller % 90] },
    },
  )
}

const sentencesInParagraph = 4

/** A sitting of a parliament, say: sentence after sentence with a claim each. */
function longReport(places: readonly ClaimPlace[]): Reading {
  const sentences = Array.from({ length: claimsInReport }, (_, index) => {
    const place = places[index % places.length]
    return { index, place, words: `Witness ${index + 1} said that shells had fallen on ${place?.name} in the night.` }
  })
  const paragraphs = [...Map.groupBy(sentences, ({ index }) => Math.floor(index / sentencesInParagraph)).values()]
  const text = paragraphs.map((own) => own.map(({ words }) => words).join(' ')).join('\n')
  let from = 0
  const claims = sentences.map(({ index, place, words }): Partial<Claim> => {
    const span = [from, from + words.length] as const
    from += words.length + 1
    return { sentence: index, span, quote: words, type: 'shelling', places: place === undefined ? [] : [place] }
  })
  return madeReading({ text, published: '2024-12-30', outlet: 'Arken Post' }, ...claims)
}

function sided({ id: _, ...claim }: Claim, number: number): Claim {
  const side = (at: number) => {
    const one = sides[at % 2] ?? sides[0]
    return { text: 'they', span: [0, 4] as const, id: one, side: one }
  }
  const doer = Math.floor(number / 3)
  return madeClaim(
    { id: claim.report, sha256: '', text: claim.quote, title: null, published: null, outlet: null, url: null, language: 'en' },
    { ...claim, actor: [side(doer)], target: number % 2 === 0 ? [side(doer + 1)] : [] },
  )
}
