import { createHash } from 'node:crypto'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Claim } from '#model/claim.ts'
import type { Reading } from '#model/reading.ts'
import { attribute } from './attribute.ts'
import { codesOf } from './codes.ts'
import { countsIn, countsOf } from './counts.ts'
import { dayOf, daysOf, type SentenceDays } from './days.ts'
import { type Document, openDocument } from './document.ts'
import { extentOf } from './extent.ts'
import { happeningsIn } from './happening/find.ts'
import type { Happening } from './happening/happening.ts'
import { type Identify, identifierFor, sourceOf } from './identify.ts'
import { modalityOf } from './modality.ts'
import { partiesOf } from './parties/find.ts'
import { partiesAt } from './parties/party.ts'
import type { PlaceGroup } from './places/features.ts'
import { whereWas } from './places/find.ts'
import { claimPlace } from './places/place.ts'
import { quoteOf } from './quote.ts'
import { stanceOf } from './stance.ts'
import { at, subtree } from './tree.ts'
import { type Voice, voicesOf } from './voices.ts'

/**
 * The claims of a report in the order of their words: for each word that tells a happening, one claim for each source
 * that it is told by. Nothing is merged: a happening told twice is two claims here and one event later.
 */
export function extract(reading: Reading, known: Knowledge): Claim[] {
  const document = openDocument(reading, attribute(reading, known), known.happenings)
  const days = daysOf(reading.sentences, reading.report.published, known)
  const identify = identifierFor(reading, known)
  let previous: readonly PlaceGroup[] = []
  return document.trees.flatMap((tree, sentence) =>
    happeningsIn(tree, document.cues[sentence] ?? new Set(), known).flatMap((happening) => {
      const { telling, groups } = tell(happening, { document, days: days[sentence], identify, previous, known })
      if (groups.length > 0) previous = groups
      return voicesOf(document, happening).map((voice) => claimOf(telling, voice, document, identify, known))
    }),
  )
}

interface Context {
  readonly document: Document
  readonly days: SentenceDays | undefined
  readonly identify: Identify
  readonly previous: readonly PlaceGroup[]
  readonly known: Knowledge
}

/** What a happening's words tell, whoever tells it. */
type Telling = Pick<
  Claim,
  | 'sentence'
  | 'span'
  | 'type'
  | 'regained'
  | 'extent'
  | 'actor'
  | 'target'
  | 'places'
  | 'date'
  | 'counts'
  | 'modality'
  | 'because'
> & {
  readonly negated: boolean
  readonly happening: Happening
}

function tell(
  happening: Happening,
  { document, days, identify, previous, known }: Context,
): { telling: Telling; groups: readonly PlaceGroup[] } {
  const { tree, token, type } = happening
  const sentence = tree.sentence.index
  const date = days === undefined ? null : dayOf(tree, token, days.mentions, days.scene)
  const name = (text: string) => identify(text, date?.to ?? null, null)
  const parties = partiesOf(document, happening, known)
  const { groups, inherited } = whereWas(document, happening, parties, previous, known)
  const { modality, negated, because } = modalityOf(tree, token, known.modalWords)
  const telling: Telling = {
    happening,
    sentence,
    span: quoteOf(happening),
    type,
    regained: happening.regained,
    extent: extentOf(tree, token, groups[0]?.mentions[0]?.span ?? null, known.extentWords),
    actor: partiesAt(document, sentence, parties.actor, name),
    target: partiesAt(document, sentence, parties.target, name),
    places: groups.flatMap(({ mentions }) => mentions.map((mention) => claimPlace(mention, inherited))),
    date,
    counts: countsOf(tree, token, type, countsIn(tree, known.countWords), known.countWords),
    modality,
    negated,
    because: [...happening.because, ...because],
  }
  return { telling, groups }
}

function claimOf(
  { happening, negated, ...telling }: Telling,
  voice: Voice,
  { reading, trees }: Document,
  identify: Identify,
  known: Knowledge,
): Claim {
  const source = voice.speaker === null ? null : sourceOf(voice.speaker, identify)
  const stance = stanceOf({ ...telling, source, cue: voice.stance, negated })
  const tree = trees[telling.sentence] ?? happening.tree
  const lemmas = new Set(subtree(tree, happening.token).map((i) => at(tree, i).lemma.toLowerCase()))
  const span = telling.span
  return {
    id: idOf([reading.report.id, span.join('-'), telling.type, source?.text ?? '', stance]),
    report: reading.report.id,
    ...telling,
    quote: reading.report.text.slice(...span),
    source,
    cue: voice.cue,
    stance,
    modality: voice.irreal && telling.modality === 'actual' ? 'planned' : telling.modality,
    ...codesOf({ ...telling, lemmas }, known.codes, known.happenings),
    because: [...telling.because, ...voice.because],
  }
}

function idOf(parts: readonly string[]): string {
  return `c_${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`
}
