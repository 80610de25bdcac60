import type { DerivedRows } from '#ledger/derived.ts'
import type { Arrived } from '#ledger/derivedTables.ts'
import type { Ledger } from '#ledger/ledger.ts'
import type { Holding } from '#model/holding.ts'
import type { Review } from '#model/review.ts'
import { bringReadings, bringReviews } from './arrivals.ts'

/** A place's last holding before and after, as known by now. */
export interface PlaceBrought {
  readonly before: Holding | null
  readonly after: Holding | null
}

// A transaction that takes a second or two, so that others who write to a file wait no longer.
const reportsAtOnce = 200

/**
 * Brings events and holdings beside the ledger up to date by what came in, from nothing where another program derived them. Costs
 * what came in and what that touches, not what is stored. Killed in the middle, it goes on where it stopped.
 * @param deriver which program asks: what another one derived does not count
 * @returns the places whose holdings are others than before, by their ids
 */
export async function bringUpToDate(
  ledger: Ledger,
  deriver: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<ReadonlyMap<string, PlaceBrought>> {
  const places = new Map<string, PlaceBrought>()
  while (!(await isUpToDate(ledger, deriver))) {
    const mark = await ledger.mark()
    const { reviews } = await ledger.reviewsInUse()
    const bringing = new Bringing(deriver, mark, reviews, places)
    let left = await ledger.updateDerived((rows) => bringing.begin(rows))
    progress(bringing.total - left, bringing.total)
    while (left > 0) {
      left = await ledger.updateDerived((rows) => bringing.goOn(rows))
      progress(bringing.total - left, bringing.total)
    }
    if (bringing.isDone) return places
  }
  return places
}

/** One run up to an entry of the chain, batch after batch, each in a transaction of its own. */
class Bringing {
  total = 0
  isDone = false
  #arrived: Arrived = { readings: [], reviews: [] }
  #from = 0
  readonly #deriver: string
  readonly #mark: number
  readonly #reviews: readonly Review[]
  readonly #places: Map<string, PlaceBrought>

  /** @param reviews as they bear on the claims of today */
  constructor(deriver: string, mark: number, reviews: readonly Review[], places: Map<string, PlaceBrought>) {
    this.#deriver = deriver
    this.#mark = mark
    this.#reviews = reviews
    this.#places = places
  }

  /** Finds what came in since, everything where it has to be made from nothing, and brings in the first of it; gives how many are left. */
  async begin(rows: DerivedRows): Promise<number> {
    const state = await rows.state()
    const isOurs = state !== null && state.deriver === this.#deriver
    if (!isOurs) {
      await rows.clear()
      await rows.setState({ deriver: this.#deriver, mark: 0, numbers: Number(state?.numbers ?? 0) })
    }
    this.#arrived = await rows.arrivedAfter(isOurs ? Number(state.mark) : 0)
    this.total = this.#arrived.readings.length
    return this.goOn(rows)
  }

  async goOn(rows: DerivedRows): Promise<number> {
    const state = await rows.state()
    // Another process may have done it meanwhile, or begun anew.
    if (state === null || state.deriver !== this.#deriver || Number(state.mark) >= this.#mark) return 0
    let numbers = Number(state.numbers)
    const next = (): number => ++numbers
    const { readings, reviews } = this.#arrived
    const arrived = new Set(reviews)
    const batch = readings.slice(this.#from, this.#from + reportsAtOnce)
    this.#from += batch.length
    const before = this.#reviews.filter(({ id }) => !arrived.has(id))
    note(this.#places, await bringReadings(rows, next, batch, before))
    this.isDone = this.#from >= readings.length
    if (this.isDone) note(this.#places, await bringReviews(rows, next, reviews, this.#reviews))
    await rows.setState({ deriver: this.#deriver, mark: this.isDone ? this.#mark : Number(state.mark), numbers })
    return readings.length - this.#from
  }
}

export async function isUpToDate(ledger: Ledger, deriver: string): Promise<boolean> {
  const derived = await ledger.derivedUpTo()
  return derived !== null && derived.deriver === deriver && derived.mark >= (await ledger.mark())
}

function note(places: Map<string, PlaceBrought>, brought: ReadonlyMap<string, PlaceBrought>): void {
  for (const [place, { before, after }] of brought) places.set(place, { before: places.get(place)?.before ?? before, after })
}
