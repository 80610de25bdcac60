import { partiesOf } from '#claims/parties/find.ts'
import { type ClaimWeights, readersOf } from '#knowledge/claimReaders.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import { type FitOptions, fitLogLinear, plainFit } from './fit.ts'
import { happeningExamples, type Studied } from './happenings.ts'
import { partyExamples } from './parties.ts'
import { placeExamples } from './places.ts'

const binaryFit: FitOptions = { ...plainFit, epochs: 6 }

/** Trains the readers of the claims stage on annotated reports. The same reports give the same weights. */
export function teach(studied: readonly Studied[], known: Knowledge): ClaimWeights {
  const happening = fitLogLinear(happeningExamples(studied, known))
  const party = fitLogLinear(
    studied.flatMap((one) => partyExamples(one, known)),
    binaryFit,
  )
  // Places are read after parties, so they are learnt from the parties that will be found.
  const readers = readersOf({ happening, party, here: party, scene: party })
  const places = studied.map((one) =>
    placeExamples(one, (told) => partiesOf(one.document, told, { ...known, claimReaders: readers }), known.happenings),
  )
  const here = fitLogLinear(
    places.flatMap((one) => one.here),
    binaryFit,
  )
  const scene = fitLogLinear(
    places.flatMap((one) => one.scene),
    binaryFit,
  )
  return { happening, party, here, scene }
}
