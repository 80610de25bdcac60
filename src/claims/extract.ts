import { createHash } from 'node:crypto'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Claim, HappeningType, OwnVoice, Stance } from '#model/claim.ts'
import type { Reading } from '#model/reading.ts'
import { attribute } from './attribute.ts'
import { codesOf } from './codes.ts'
import { confidenceIn } from './confidence.ts'
import { countsIn, countsOf } from './counts.ts'
import { dayOfLasting } from './days/lasting.ts'
import { dayOfNews, sayingDay } from './days/said.ts'
import { asTotal } from './days/total.ts'
import { dayOf } from './days.ts'
import { type Document, openDocument } from './document.ts'
import { echoesIn, type Told } from './echo.ts'
import { extentOf } from './extent.ts'
import { happeningsIn } from './happening/find.ts'
import type { Happening } from './happening/happening.ts'
import { type Identify, saidBy, sourceOf } from './identify.ts'
import { isRefuted } from './modality/refuted.ts'
import { modalityOf } from './modality.ts'
import { ownVoiceOf } from './ownVoice.ts'
import { byClause } from './parties/byClause.ts'
import { partiesOf } from './parties/find.ts'
import { settleParties } from './parties/handover.ts'
import { asPersonLeaving } from './parties/leaves.ts'
import { takenLikewise } from './parties/likewise.ts'
import { partiesAt } from './parties/party.ts'
import { withoutTeller } from './parties/teller.ts'
import { turnedTowards } from './parties/towards.ts'
import type { PlaceGroup } from './places/features.ts'
import { ownPlace } from './places/ownPlace.ts'
import { claimPlace } from './places/place.ts'
import { siteOf } from './places/site.ts'
import { whereTold } from './places/whereTold.ts'
import { clauseAt, quoteOf } from './quote.ts'
import { type StanceSight, stanceIn } from './stance.ts'
import type { Telling } from './telling.ts'
import { at, childBy, spanOf, subtree } from './tree.ts'
import { type Voice, voicesIn, voicesOf } from './voices.ts'

/** A report's document and what is needed to tell its claims. */
export interface Context {
  readonly document: Document
  readonly identify: Identify
  readonly ownVoice: OwnVoice
  readonly known: Knowledge
}

/**
 * The claims of a report in the order of their sentences: for each word that tells a happening, one claim for each source
 * that it is told by. Nothing is merged: a happening told twice is two claims here and one event later.
 */
export function extract(reading: Reading, known: Knowledge): Claim[] {
  return readInto(reading, known).map(({ claim }) => claim)
}

/** As {@link extract}, each claim with what it was read from. */
export function readInto(reading: Reading, known: Knowledge): Told[] {
  const context = openContext(reading, known)
  const { document } = context
  const told: Told[] = []
  for (const sentence of document.trees.keys()) {
    const happenings = happeningsIn(document, sentence, known)
    for (const happening of happenings) {
      const telling = tell(happening, happenings, told, context)
      const voices = takesBack(happening, context) ? [takenBack] : voicesOf(document, happening, known)
      for (const voice of voices) told.push({ telling, claim: claimOf(telling, voice, context) })
    }
    told.push(...echoed(sentence, told, context))
  }
  return told
}

export function openContext(reading: Reading, known: Knowledge): Context {
  const document = openDocument(reading, attribute(reading, known), known)
  return { document, identify: document.identify, ownVoice: ownVoiceOf(reading, document.identify), known }
}

// "An earlier version of this article said …": it is the outlet that denies it now.
const takenBack: Voice = {
  speaker: null,
  cue: null,
  attribution: null,
  stance: 'denies',
  irreal: false,
  because: ['taken back by the outlet'],
}

function takesBack({ tree, token }: Happening, { document, known }: Context): boolean {
  const [from, to] = tree.sentence.span
  return known.corrections.takenBack(document.reading.report.text.slice(from, to), at(tree, token).from - from)
}

function countriesIn({ groups }: Document, sentence: number): Set<number> {
  const isCountry = ({ mentions: [mention] }: PlaceGroup) =>
    mention?.located.kind === 'found' && mention.located.place.kind === 'country'
  return new Set(groups[sentence]?.filter(isCountry).map(({ token }) => token))
}

/** What a happening's words tell; `beside` are the happenings of its sentence. */
export function tell(
  read: Happening,
  beside: readonly Happening[],
  told: readonly Told[],
  { document, identify, known }: Context,
): Telling {
  const found = partiesOf(document, read, known)
  const sentence = read.tree.sentence.index
  const days = document.days[sentence]
  const happening = asTotal(asPersonLeaving(read, found.actor, document, known), days)
  const { tree, token, type } = happening
  const saidOn = days === undefined ? null : sayingDay(tree, token, days.mentions)
  const lasting =
    days === undefined ? null : dayOfLasting(tree, token, type, dayOf(tree, token, days.mentions, days.scene), days.mentions)
  const date = dayOfNews(type, lasting, saidOn)
  const name = (text: string) => identify(known.handovers.owners.get(text.toLowerCase()) ?? text, date?.to ?? null, null)
  const own = ownPlace(document, happening)
  const cues = document.cues[sentence] ?? new Set()
  const places = new Set(document.groups[sentence]?.map(({ token }) => token))
  const byWords = byClause(found, happening, { taken: own, places, cues }, known.happenings)
  const settled = settleParties(happening, byWords, document.sources[sentence] ?? new Set(), known)
  const parties = turnedTowards(happening, settled, countriesIn(document, sentence), known)
  const numbers = countsIn(tree, known.countWords)
  const before = told.map(({ telling }) => telling)
  const { groups, inherited } = whereTold(document, happening, { parties, own, numbers, told: before, beside }, known)
  const { modality, negated, because } = modalityOf(tree, token, known.modalWords, type)
  const doers = partiesAt(document, sentence, parties.actor, name)
  const refuted = isRefuted(tree, token, known.cues.words)
  return {
    sentence,
    tree,
    token,
    lemmas: new Set(subtree(tree, token).map((i) => at(tree, i).lemma.toLowerCase())),
    span: quoteOf(happening),
    type,
    regained: happening.regained,
    extent: extentOf(tree, token, groups[0]?.mentions[0]?.span ?? null, known.extentWords),
    site: siteOf(document, happening, known.sites),
    actor: doers.length > 0 ? doers : takenLikewise(happening, before, known.handovers),
    target: partiesAt(document, sentence, parties.target, name),
    groups,
    places: groups.flatMap(({ mentions }) => mentions.map((mention) => claimPlace(mention, inherited))),
    date,
    saidOn,
    counts: countsOf(tree, token, type, numbers, known.countWords),
    modality,
    negated: negated !== refuted,
    sureness: happening.sureness,
    share: happening.share,
    listed: happening.listed,
    echo: false,
    read: tree.sentence,
    because: [...happening.because, ...because, ...(refuted ? ['called untrue'] : [])],
  }
}

/** What a sentence says of happenings told before it. */
function echoed(sentence: number, told: readonly Told[], context: Context): Told[] {
  const { document, identify } = context
  const sourceOfAttribution = ({ speaker }: Parameters<typeof voicesIn>[1]) =>
    speaker === null ? null : sourceOf(speaker, identify)
  return echoesIn(document, sentence, told, sourceOfAttribution).flatMap(({ attribution, of }) => {
    const tree = document.trees[sentence]
    if (tree === undefined) return []
    const { token } = attribution.cueHead
    const span = spanOf(tree, clauseAt(tree, token))
    const because = [`points back to “${of.claim.quote}”`]
    // "Its fighters" are those of whom it was told by, not of the army that is silent on it.
    const { actor, target } = of.claim
    const telling: Telling = { ...of.telling, actor, target, sentence, tree, token, span, negated: false, echo: true, because }
    return voicesIn(document, attribution).map((voice) => ({ telling, claim: claimOf(telling, voice, context) }))
  })
}

/** What its stance is read from. */
export function stanceSight(telling: Telling, voice: Voice, { document, identify, known }: Context): StanceSight {
  const { tree, token, type, negated, date, modality } = telling
  const source = voice.speaker === null ? null : sourceOf(voice.speaker, identify)
  // The outlet speaks where no source does, and an outlet may be of a side.
  const speaker = source === null ? identify(document.reading.report.outlet ?? '', null, null).side : source.side
  const day = date?.to ?? null
  const actor = saidBy(telling.actor, day, speaker, identify)
  const target = saidBy(telling.target, day, speaker, identify)
  return {
    tree,
    token,
    type,
    actor,
    target,
    source,
    cue: cueOn(telling, voice),
    negated,
    voice,
    modality,
    words: known.happenings,
  }
}

// "denied the charge and accused its neighbour", "ruled out talks": such a deed is done by saying it.
function cueOn({ tree, token, type }: Telling, { stance, attribution }: Voice): Stance {
  const { xpos, upos, relation, head } = at(tree, token)
  // "Conceded that dozens had been killed in the battles there": the deaths are conceded, and the battles known.
  const noun = upos === 'NOUN' || xpos === 'VBG'
  const known = type === 'clash' && noun && /^(obl|advcl)/.test(relation) && head !== attribution?.cueHead.token
  if (stance === 'acknowledges' && known) return 'asserts'
  const finite = /^(VBD|VBZ|VBP)$/.test(xpos) || (xpos === 'VBN' && childBy(tree, token, 'aux') !== undefined)
  return stance === 'denies' && finite && doneBySaying.has(type) ? 'asserts' : stance
}
const doneBySaying: ReadonlySet<HappeningType> = new Set(['accuse', 'reject', 'demand', 'threaten'])

function claimOf(telling: Telling, voice: Voice, context: Context): Claim {
  const { document, known } = context
  const { text, id: report } = document.reading.report
  const { sentence, span, type, regained, extent, site, places, date, counts, modality } = telling
  const sight = stanceSight(telling, voice, context)
  const { tree, actor: doers, target, source } = sight
  const stance = stanceIn(sight, known.claimReaders?.stance ?? null)
  const passive = childBy(tree, telling.token, 'nsubj:pass') !== undefined
  const actor = withoutTeller(doers, { source, stance, type, passive })
  return {
    id: idOf([report, span.join('-'), type, source?.text ?? '', stance]),
    report,
    sentence,
    span,
    quote: text.slice(...span),
    source,
    cue: voice.cue,
    ownVoice: source === null ? context.ownVoice : null,
    stance,
    type,
    regained,
    extent,
    site,
    modality: voice.irreal && modality === 'actual' ? 'planned' : modality,
    actor,
    target,
    places,
    date,
    saidOn: source === null ? null : telling.saidOn,
    counts,
    ...codesOf(telling, known.codes, known.happenings),
    confidence: confidenceIn(telling, { source, stance, cue: voice.cue }, known.confidence),
    because: [...telling.because, ...voice.because],
  }
}

function idOf(parts: readonly string[]): string {
  return `c_${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`
}
