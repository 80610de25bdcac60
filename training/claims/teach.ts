import { partiesOf } from '#claims/parties/find.ts'
import { type ClaimWeights, readersOf } from '#knowledge/claimReaders.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Example } from './example.ts'
import { type FitOptions, fitLogLinear, plainFit } from './fit.ts'
import { happeningExamples, type Studied } from './happenings.ts'
import { partyExamples } from './parties.ts'
import { placeExamples } from './places.ts'

/** How each reader is fitted, by what cross-validation over t1–t6 liked best. */
export interface TeachOptions {
  readonly happening: FitOptions
  readonly party: FitOptions
  readonly place: FitOptions
}
export const bestFit: TeachOptions = {
  happening: { ...plainFit, dropout: 0.3, readers: 4 },
  party: { ...plainFit, epochs: 6, readers: 3 },
  place: { ...plainFit, epochs: 6 },
}

/** An annotated report with the examples that hang on nothing learnt. */
export interface Lesson {
  readonly studied: Studied
  readonly happening: readonly Example[]
  readonly party: readonly Example[]
}

export function lessonOf(studied: Studied, known: Knowledge): Lesson {
  return { studied, happening: happeningExamples(studied, known), party: partyExamples(studied, known) }
}

/** Trains the readers of the claims stage on annotated reports. The same reports give the same weights. */
export function teach(lessons: readonly Lesson[], known: Knowledge, fit: TeachOptions = bestFit): ClaimWeights {
  const happening = fitLogLinear(
    lessons.flatMap((one) => one.happening),
    fit.happening,
  )
  const party = fitLogLinear(
    lessons.flatMap((one) => one.party),
    fit.party,
  )
  // Places are read after parties, so they are learnt from the parties that will be found.
  const readers = readersOf({ happening, party, here: party, scene: party })
  const places = lessons.map(({ studied }) =>
    placeExamples(studied, (told) => partiesOf(studied.document, told, { ...known, claimReaders: readers }), known.happenings),
  )
  const here = fitLogLinear(
    places.flatMap((one) => one.here),
    fit.place,
  )
  const scene = fitLogLinear(
    places.flatMap((one) => one.scene),
    fit.place,
  )
  return { happening, party, here, scene }
}
