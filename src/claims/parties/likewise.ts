import type { Handovers } from '#knowledge/handovers.ts'
import type { HappeningType, Party } from '#model/claim.ts'
import type { Happening } from '../happening/happening.ts'
import type { Telling } from '../telling.ts'
import { at, childrenOf, isPassive } from '../tree.ts'

const takings: ReadonlySet<HappeningType> = new Set(['capture', 'hold', 'advance'])

/**
 * "The rebels seized the airport. The border post had been taken too": who took the one took the other. Empty where the clause
 * names a doer, does not say "too", or where the sentence before tells of no taking or of several takers'.
 */
export function takenLikewise({ tree, token, type }: Happening, told: readonly Telling[], { also }: Handovers): readonly Party[] {
  if (type !== 'capture' || !isPassive(tree, token) || !saysAlso()) return []
  const { index, paragraph } = tree.sentence
  const near = told.filter(
    ({ type: before, read, actor, negated, modality }) =>
      takings.has(before) &&
      read.paragraph === paragraph &&
      index - read.index <= 1 &&
      modality === 'actual' &&
      !negated &&
      actor.length > 0,
  )
  const [first] = near
  return first !== undefined && near.every(({ actor }) => isSame(actor, first.actor)) ? first.actor : []

  function saysAlso(): boolean {
    return childrenOf(tree, token).some((child) => {
      const words = [child, ...childrenOf(tree, child)].sort((a, b) => a - b).map((i) => at(tree, i).text.toLowerCase())
      return also.has(words.join(' '))
    })
  }
}

function isSame(one: readonly Party[], other: readonly Party[]): boolean {
  return one.length === other.length && one.every((party, i) => nameOf(party) === nameOf(other[i]))
}

function nameOf(party: Party | undefined): string {
  return party?.side ?? party?.id ?? party?.text.toLowerCase().replace(/^the /, '') ?? ''
}
