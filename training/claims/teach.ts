import { openContext } from '#claims/extract.ts'
import { partiesOf } from '#claims/parties/find.ts'
import { type ClaimWeights, readersOf } from '#knowledge/claimReaders.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Example } from './example.ts'
import { type FitOptions, fitLogLinear, plainFit } from './fit.ts'
import { happeningExamples, type Studied } from './happenings.ts'
import type { LayerOptions } from './learntLayer.ts'
import { partyExamples } from './parties.ts'
import { placeExamples } from './places.ts'
import { stanceExamples } from './stances.ts'
import { voiceExamples } from './voices.ts'

/** How each reader is fitted, by what cross-validation over t1–t6 liked best. */
export interface TeachOptions {
  readonly happening: FitOptions
  readonly party: FitOptions
  readonly place: FitOptions
  /** Whose word it is, and the stance: fewer examples, so smaller steps and more of them. */
  readonly voice: FitOptions
}
const layer: LayerOptions = { units: 64, takesFeatures: false, rate: 0.05, dropout: 0.3, decay: 1e-6 }
export const bestFit: TeachOptions = {
  happening: { ...plainFit, dropout: 0.3, readers: 4, layer },
  party: { ...plainFit, epochs: 6, atLeast: 5, readers: 3, layer: { ...layer, units: 32, takesFeatures: true } },
  place: { ...plainFit, epochs: 6 },
  voice: { ...plainFit, epochs: 10, rate: 0.05, readers: 2 },
}

/** An annotated report with the examples that hang on nothing learnt. */
export interface Lesson {
  readonly studied: Studied
  readonly happening: readonly Example[]
  readonly party: readonly Example[]
  readonly voice: readonly Example[]
}

export function lessonOf(studied: Studied, known: Knowledge): Lesson {
  return {
    studied,
    happening: happeningExamples(studied, known),
    party: partyExamples(studied, known),
    voice: voiceExamples(studied),
  }
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
  const voice = fitLogLinear(
    lessons.flatMap((one) => one.voice),
    fit.voice,
  )
  // Places are read after parties, so they are learnt from the parties that will be found.
  const readers = readersOf({ happening, party, here: party, scene: party, voice, stance: party })
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
  const withPlaces = { ...known, claimReaders: readersOf({ happening, party, here, scene, voice, stance: voice }) }
  const stance = fitLogLinear(
    lessons.flatMap(({ studied }) => stanceExamples(studied, openContext(studied.document.reading, withPlaces))),
    fit.voice,
  )
  return { happening, party, here, scene, voice, stance }
}
