import type { Day } from './day.ts'
import type { PlaceRelation, Precision } from './place.ts'
import type { Span } from './span.ts'

/** Meanings: the annotation guide's table, retold in docs/method.md. */
export type Stance = 'asserts' | 'confirms' | 'acknowledges' | 'denies' | 'doubts' | 'silent'

export const happeningTypes = [
  'capture',
  'hold',
  'lose',
  'withdraw',
  'advance',
  'repel',
  'clash',
  'attack',
  'shelling',
  'airstrike',
  'bombing',
  'killing',
  'abduction',
  'arrest',
  'surrender',
  'abuse',
  'siege',
  'deploy',
  'displacement',
  'talks',
  'agree',
  'demand',
  'reject',
  'accuse',
  'threaten',
  'support',
  'aid',
  'sanction',
  'seek',
  'protest',
  'disarm',
  'toll',
] as const
export type HappeningType = (typeof happeningTypes)[number]

/** Whether the words tell it as done, or as something planned, demanded, possible or bound to a condition. */
export type Modality = 'actual' | 'planned' | 'conditional' | 'possible' | 'demanded'

/** How much of the place a claim is about; null when the whole or not told. */
export type Extent = 'most' | 'part' | 'inside' | 'outskirts'

export const countKeys = [
  'killed',
  'wounded',
  'captured',
  'displaced',
  'detained',
  'abducted',
  'surrendered',
  'places',
  'attacks',
  'returned',
] as const
export type CountKey = (typeof countKeys)[number]
/** Low and high; null for an open end: "dozens" is [24, null], "up to 535" is [null, 535]. */
export type CountRange = readonly [low: number | null, high: number | null]

/** Kinds that matter for standing: an involved `party` or `state` gains and loses; the rest are not of a side. */
export type ActorKind = 'party' | 'state' | 'monitor' | 'international' | 'outlet' | 'office' | 'witness' | 'unknown'

/** A source or party as written, and what it resolves to. */
export interface Party {
  /** As written, or the words within the report that a pronoun or "the group" stands for. */
  readonly text: string
  /** Where `text` stands. */
  readonly span: Span
  /** `theatre/actor`, null when the theatre does not know it. */
  readonly id: string | null
  /** `theatre/side` on the claim's day, null when none is known: never rounded up. */
  readonly side: string | null
}

export interface Source extends Party {
  readonly kind: ActorKind
}

/** Who speaks where a claim has no source: the outlet, or the wire whose story the report says it carries. */
export interface OwnVoice {
  /** The wire as the report names it, "VELMORA, Dec 3 (HNA) –"; null where it names none. */
  readonly wire: string | null
  /** Side that the wire, or else the outlet, is of by the theatre; null where none is known, which is not to say that it is of none. */
  readonly side: string | null
}

export interface Cue {
  readonly text: string
  readonly lemma: string
  readonly span: Span
}

/** Where a happening was, by one place name. Coordinates are null when it could not be placed. */
export interface ClaimPlace {
  readonly text: string
  readonly span: Span
  /** Gazetteer name, or the text's when unknown. */
  readonly name: string
  readonly id: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly country: string | null
  readonly admin1: string | null
  readonly relation: PlaceRelation
  readonly precision: Precision
  /** True when the name may mean several places and context could not tell. */
  readonly ambiguous: boolean
  /** True when the sentence names no place and it was taken from the scene the report had set. */
  readonly inherited: boolean
}

export interface ClaimDate {
  readonly from: Day
  readonly to: Day
  /** The words it comes from, or null when it was taken from the report's scene. */
  readonly text: string | null
  readonly precision: 'day' | 'range'
}

/** One source × one happening × one stance, tied to its quote. */
export interface Claim {
  /** `c_` and 16 hex digits, from report, span, type, source and stance. */
  readonly id: string
  readonly report: string
  readonly sentence: number
  /** The words that tell the happening. */
  readonly span: Span
  /** `text.slice(...span)`, exactly. */
  readonly quote: string
  /** Null when the outlet tells it in its own voice. */
  readonly source: Source | null
  readonly cue: Cue | null
  /** Null where it has a source. */
  readonly ownVoice: OwnVoice | null
  readonly stance: Stance
  readonly type: HappeningType
  /** Taken back: the actor had held it before. */
  readonly regained: boolean
  readonly extent: Extent | null
  /** What within or at the place it is told of, by its noun: `airport`, `prison`; null for the place itself. */
  readonly site: string | null
  readonly modality: Modality
  readonly actor: readonly Party[]
  readonly target: readonly Party[]
  readonly places: readonly ClaimPlace[]
  readonly date: ClaimDate | null
  /** The day on which its source is told to have said it ("announced on Sunday that …"), not that of the happening; null when not told. */
  readonly saidOn: Day | null
  readonly counts: Readonly<Partial<Record<CountKey, CountRange>>>
  /** ACLED sub-event and PLOVER event type, null where neither scheme has one. */
  readonly acled: string | null
  readonly plover: string | null
  /**
   * From 0 to 1: how sure it is that the happening, its source and stance are read as they stand in the report. It says nothing
   * about whether they are true. A reader that learns more may give another one; it is no part of the `id`.
   */
  readonly confidence: number
  /** The rules and knowledge entries that led here. */
  readonly because: readonly string[]
}
