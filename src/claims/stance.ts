import type { HappeningWords } from '#knowledge/happenings.ts'
import type { HappeningType, Modality, Party, Source, Stance } from '#model/claim.ts'
import type { LogLinear } from '#network/logLinear.ts'
import { isOwn, sharesName } from './own.ts'
import { sortsIn } from './sortsIn.ts'
import { at, childrenOf, type Tree } from './tree.ts'
import type { Voice } from './voices.ts'

/** Who loses by a happening: the one who does it, or the one it is done to. */
const loser: Readonly<Partial<Record<HappeningType, 'actor' | 'target'>>> = {
  lose: 'actor',
  withdraw: 'actor',
  surrender: 'actor',
  capture: 'target',
  killing: 'target',
  arrest: 'target',
  abuse: 'actor',
}

export interface Told {
  readonly type: HappeningType
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  readonly source: Source | null
  /** What the cue does to what is told. */
  readonly cue: Stance
  /** The happening is told as not having come about. */
  readonly negated: boolean
  readonly words: HappeningWords
}

export interface StanceSight extends Told {
  readonly tree: Tree
  readonly token: number
  readonly voice: Voice
  readonly modality: Modality
}

/** The stances, weighed where a reader is there; the rules' verdict is among what it sees. */
export function stanceIn(sight: StanceSight, reader: LogLinear | null): Stance {
  const byRule = stanceOf(sight)
  if (reader === null) return byRule
  const weights = reader.weigh(stanceFeatures(sight))
  const best = weights.indexOf(Math.max(...weights))
  const ruled = weights[reader.classes.indexOf(byRule)] ?? 0
  const found = stances.find((stance) => stance === reader.classes[best])
  return found !== undefined && (weights[best] ?? 0) - ruled >= surelyOther ? found : byRule
}
const stances: readonly Stance[] = ['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent']
/** How much likelier than the rules' verdict another stance must be to overrule it. */
const surelyOther = 0.2

/** What is seen of a claim's source, cue, parties and words. */
export function stanceFeatures(sight: StanceSight): string[] {
  const { tree, token, type, actor, target, source, cue, negated, voice, modality, words } = sight
  const byRule = stanceOf(sight)
  const { lemma, upos } = at(tree, token)
  const frame = voice.because.find((reason) => reason.startsWith('cue')) ?? 'own'
  const word = voice.attribution?.lemma ?? 'own'
  const kind = source?.kind ?? 'none'
  const side = source === null ? 'none' : source.side === null ? 'open' : 'side'
  const ownActor = ownness(actor, source, words)
  const ownTarget = ownness(target, source, words)
  const isCue = voice.attribution?.cueHead.sentence === tree.sentence.index && voice.attribution.cueHead.token === token
  const speaks = forceOf(source?.text ?? '', words)
  const suffers = forceOf(target[0]?.text ?? '', words)
  const marks = childrenOf(tree, token).flatMap((i) =>
    /^(advmod|det|cc|aux|mark)$/.test(at(tree, i).relation) ? [at(tree, i).lemma.toLowerCase()] : [],
  )
  return [
    'bias',
    `r:${byRule}`,
    `rt:${byRule}|${type}`,
    `rc:${byRule}|${word}`,
    `c:${cue}`,
    `w:${word}`,
    `f:${frame}`,
    `ft:${word}|${type}`,
    `k:${kind}|${side}`,
    `self:${/self|selves|even/.test(source?.text ?? '')}|${type}|${kind}`,
    `kt:${kind}|${type}`,
    `n:${negated}|${cue}`,
    `nt:${negated}|${type}`,
    `a:${ownActor}|${type}`,
    `b:${ownTarget}|${type}`,
    `ab:${ownActor}|${ownTarget}|${type}|${kind}`,
    `hl:${headOf(target)}|${kind}`,
    `ha:${headOf(actor)}|${kind}|${type}`,
    `l:${lemma}|${byRule}`,
    `ls:${lemma}|${kind}`,
    `u:${upos}|${cue}`,
    `m:${modality}|${byRule}`,
    `cue:${isCue}|${byRule}|${type}`,
    `i:${voice.irreal}|${byRule}`,
    `fs:${speaks}|${suffers}|${type}`,
    `fo:${speaks}|${ownActor}|${ownTarget}|${type}`,
    ...marks.map((mark) => `x:${mark}|${cue}`),
    ...ownWords(target).map((own) => `ow:${own}|${type}|${kind}`),
    ...ownWords(actor).map((own) => `oa:${own}|${type}|${kind}`),
  ]
}

// Whether a party is the source's own: by side, by name, by "its", or by a word that both bear ("Nigerian army", "Nigerian soldiers").
function ownness(parties: readonly Party[], source: Source | null, words: HappeningWords): string {
  if (source === null || parties.length === 0) return parties.length === 0 ? 'untold' : 'no source'
  if (parties.some((party) => isOwn(party, source, words))) return 'own'
  if (parties.some(({ side }) => side !== null && source.side !== null && side !== source.side)) return 'other side'
  if (parties.some(({ text }) => sharesName(text, source.text))) return 'shares'
  return parties.some(({ side }) => side !== null) ? 'sided' : 'open'
}

// "the army", "rebel commanders", "a villager": who bears arms, and whether for the state
function forceOf(text: string, words: HappeningWords): string {
  const sorts = sortsIn(text, words)
  return sorts.has('government-force') ? 'soldiers' : sorts.has('force') ? 'force' : sorts.has('state') ? 'state' : 'other'
}

function headOf([party]: readonly Party[]): string {
  return party === undefined ? 'untold' : (party.text.toLowerCase().split(/\s+/).at(-1) ?? '')
}

function ownWords([party]: readonly Party[]): string[] {
  return party === undefined
    ? []
    : (party.text
        .toLowerCase()
        .match(/^(its|their|our|his|her|own|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b/g) ?? ['other'])
}

/** How the source stands to the happening: by the cue, by "not", and by what it costs the source. */
export function stanceOf({ type, actor, target, source, cue, negated, words }: Told): Stance {
  if (cue !== 'asserts') return cue
  if (negated) return 'denies'
  // "The army said its troops had left Saldra": nobody tells such a thing of himself without need.
  const losing = loser[type]
  if (source === null || losing === undefined) return 'asserts'
  const own = (parties: readonly Party[]) => parties.some((party) => isOwn(party, source, words))
  if (losing === 'actor') return own(actor) ? 'acknowledges' : 'asserts'
  // "The rebels said they had taken its base": what one takes oneself is no loss
  return own(target) && !own(actor) ? 'acknowledges' : 'asserts'
}
