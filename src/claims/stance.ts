import type { HappeningType, Party, Source, Stance } from '#model/claim.ts'

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
}

/** How the source stands to the happening: by the cue, by "not", and by what it costs the source. */
export function stanceOf({ type, actor, target, source, cue, negated }: Told): Stance {
  if (cue !== 'asserts') return cue
  if (negated) return 'denies'
  // "The army said its troops had left Saldra": nobody tells such a thing of himself without need.
  const losing = loser[type]
  const cost = losing === 'actor' ? actor : losing === 'target' ? target : []
  return source !== null && cost.some((party) => isOwn(party, source)) ? 'acknowledges' : 'asserts'
}

function isOwn(party: Party, source: Source): boolean {
  if (source.kind !== 'party' && source.kind !== 'state') return false
  if (party.side !== null && source.side !== null) return party.side === source.side
  return fold(party.text) === fold(source.text)
}

function fold(text: string): string {
  return text.toLowerCase().replace(/^(the|its|their|our|his|her)\s+/, '')
}
