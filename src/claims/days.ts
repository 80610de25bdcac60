import type { DayWords } from '#knowledge/dayWords.ts'
import type { ModalWords } from '#knowledge/modalWords.ts'
import type { ClaimDate } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { Sentence } from '#model/sentence.ts'
import { type DayMention, mentionsIn } from './days/mention.ts'
import { opening, type Scene, sceneAfter, sceneAt } from './days/scene.ts'
import { isAhead } from './modality.ts'
import { type Tree, treeOf } from './tree.ts'

export { dayOf } from './days/dayOf.ts'
export type { DayMention } from './days/mention.ts'
export type { Scene } from './days/scene.ts'

/** The knowledge that days are read with. */
export interface DayKnowledge {
  readonly dayWords: DayWords
  readonly modalWords: ModalWords
}

/** What one sentence tells of days, and the day that the report had come to before it. */
export interface SentenceDays {
  readonly mentions: readonly DayMention[]
  readonly scene: Scene
}

/** For each sentence of a report, in order, its day mentions and the scene it is told in. */
export function daysOf(sentences: readonly Sentence[], published: Day | null, known: DayKnowledge): SentenceDays[] {
  let scene = opening(sentences, published, known.dayWords)
  const found = sentences.map((sentence): SentenceDays => {
    const tree = treeOf(sentence)
    const before = sceneAt(scene, sentence)
    const mentions = daysIn(tree, before, known)
    scene = sceneAfter(before, tree, mentions)
    return { mentions, scene: before }
  })
  return found.map((days, i) =>
    sentences[i]?.kind === 'headline'
      ? { ...days, scene: headlineScene(days, found.slice(i + 1), sentences.slice(i + 1)) }
      : days,
  )
}

/** The day mentions of one sentence, in order; `scene` is the one before it. */
export function daysIn(tree: Tree, scene: Scene, known: DayKnowledge): DayMention[] {
  const from = { report: scene.report, anchor: scene.anchor, chronicle: scene.chronicle, ahead: false }
  return mentionsIn(tree, from, known.dayWords, (token) => isAhead(tree, token, known.modalWords))
}

/** A headline tells the news of the lead, on the lead's day: "Rebels seize Ostrel", then "… took Ostrel on Sunday". */
function headlineScene(days: SentenceDays, later: readonly SentenceDays[], sentences: readonly Sentence[]): Scene {
  const lead = sentences.findIndex(({ kind }) => kind === 'sentence')
  const told: ClaimDate | null | undefined = later[lead]?.mentions.find(({ date }) => date !== null)?.date
  return told === null || told === undefined || days.scene.day !== null
    ? days.scene
    : { ...days.scene, day: { ...told, text: null } }
}
