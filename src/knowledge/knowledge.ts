import type { LogLinear } from '#network/logLinear.ts'
import { type ClaimReaders, openClaimReaders } from './claimReaders.ts'
import { type Clusters, openClusters } from './clusters.ts'
import { type Codes, openCodes } from './codes.ts'
import { type ConfidenceWeights, openConfidence } from './confidence.ts'
import { type Corrections, openCorrections } from './corrections.ts'
import { type CountWords, openCountWords } from './countWords.ts'
import { openCueReader } from './cueReader.ts'
import { type Cues, openCues } from './cues.ts'
import { type DayWords, openDayWords } from './dayWords.ts'
import { type ExtentWords, openExtentWords } from './extentWords.ts'
import { type Gazetteer, openGazetteer } from './gazetteer/gazetteer.ts'
import { type Handovers, openHandovers } from './handovers.ts'
import { type HappeningWords, openHappenings } from './happenings.ts'
import { type Language, openLanguages } from './languages.ts'
import { type ModalWords, openModalWords } from './modalWords.ts'
import { type NumberWords, openNumberWords } from './numberWords.ts'
import { openParties, type PartyWords } from './parties.ts'
import { openPlaceRelations, type PlaceRelations } from './placeRelations.ts'
import { openPlaceWords, type PlaceWords } from './placeWords.ts'
import { openSites, type Sites } from './sites.ts'
import { openStates, type States } from './states.ts'
import { openTheatres, openWorld, type Theatre } from './theatres.ts'
import { openTowards, type Towards } from './towards.ts'
import { openVectors, type Vectors } from './vectors.ts'

/**
 * All that is known before the first report is read, each part checked at the door by its own file.
 * A stage takes the parts that it needs.
 */
export interface Knowledge {
  readonly languages: readonly Language[]
  readonly theatres: readonly Theatre[]
  readonly cues: Cues
  /** Null where no weights are installed: then every frame that fits makes a cue. */
  readonly cueReader: LogLinear | null
  /** Actors of no single conflict. */
  readonly world: Theatre
  readonly states: States
  readonly parties: PartyWords
  readonly gazetteer: Gazetteer
  readonly placeWords: PlaceWords
  readonly placeRelations: PlaceRelations
  readonly numberWords: NumberWords
  readonly countWords: CountWords
  readonly dayWords: DayWords
  readonly modalWords: ModalWords
  readonly extentWords: ExtentWords
  readonly happenings: HappeningWords
  readonly handovers: Handovers
  readonly towards: Towards
  readonly sites: Sites
  readonly corrections: Corrections
  readonly clusters: Clusters
  readonly vectors: Vectors
  readonly codes: Codes
  readonly confidence: ConfidenceWeights
  /** Null where no weights are installed: then the word lists decide alone. */
  readonly claimReaders: ClaimReaders | null
}

/** @throws KnowledgeError when a knowledge file has a slip, naming file, line and remedy. */
export function openKnowledge(): Knowledge {
  const numberWords = openNumberWords()
  const placeWords = openPlaceWords()
  const dayWords = openDayWords(numberWords)
  return {
    languages: openLanguages(),
    theatres: openTheatres(),
    cues: openCues(),
    cueReader: openCueReader(),
    world: openWorld(),
    states: openStates(),
    parties: openParties(),
    gazetteer: openGazetteer(),
    placeWords,
    placeRelations: openPlaceRelations(numberWords, placeWords),
    numberWords,
    countWords: openCountWords(numberWords, dayWords),
    dayWords,
    modalWords: openModalWords(),
    extentWords: openExtentWords(),
    happenings: openHappenings(),
    handovers: openHandovers(),
    towards: openTowards(),
    sites: openSites(),
    corrections: openCorrections(),
    clusters: openClusters(),
    vectors: openVectors(),
    codes: openCodes(),
    confidence: openConfidence(),
    claimReaders: openClaimReaders(),
  }
}
