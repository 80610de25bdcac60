import { type Cues, openCues } from './cues.ts'
import { type DayWords, openDayWords } from './dayWords.ts'
import { type ExtentWords, openExtentWords } from './extentWords.ts'
import { type Language, openLanguages } from './languages.ts'
import { type ModalWords, openModalWords } from './modalWords.ts'
import { type NumberWords, openNumberWords } from './numberWords.ts'
import { openParties, type PartyWords } from './parties.ts'
import { openStates, type States } from './states.ts'
import { openTheatres, openWorld, type Theatre } from './theatres.ts'

/**
 * All that is known before the first report is read, each part checked at the door by its own file.
 * A stage takes the parts that it needs.
 */
export interface Knowledge {
  readonly languages: readonly Language[]
  readonly theatres: readonly Theatre[]
  readonly cues: Cues
  /** Actors of no single conflict. */
  readonly world: Theatre
  readonly states: States
  readonly parties: PartyWords
  readonly numberWords: NumberWords
  readonly dayWords: DayWords
  readonly modalWords: ModalWords
  readonly extentWords: ExtentWords
}

/** @throws KnowledgeError when a knowledge file has a slip, naming file, line and remedy. */
export function openKnowledge(): Knowledge {
  const numberWords = openNumberWords()
  return {
    languages: openLanguages(),
    theatres: openTheatres(),
    cues: openCues(),
    world: openWorld(),
    states: openStates(),
    parties: openParties(),
    numberWords,
    dayWords: openDayWords(numberWords),
    modalWords: openModalWords(),
    extentWords: openExtentWords(),
  }
}
