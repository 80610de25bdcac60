import type { Sites } from '#knowledge/sites.ts'
import type { Document } from '../document.ts'
import type { Happening } from '../happening/happening.ts'
import { objectOf } from '../happening/words.ts'
import { at, caseOf, childrenOf } from '../tree.ts'

/** How a site is told that a happening is done to, or happens at: "an attack on a market", "broke into the prison". */
const ways: ReadonlySet<string> = new Set(['on', 'at', 'in', 'inside', 'into', 'against'])

/**
 * What within or at the place a happening is told of: "the city's international airport had been seized" tells of the airport.
 * Null where it tells of the place itself, or of a site that has a name of its own.
 */
export function siteOf({ reading }: Document, { tree, token }: Happening, { sites }: Sites): string | null {
  const object = objectOf(tree, token)
  const around = childrenOf(tree, token).filter(
    (child) => /^(obl|nmod)/.test(at(tree, child).relation) && ways.has(caseOf(tree, child)),
  )
  const told = [...(object === undefined ? [] : [object]), ...around].find((i) => sites.has(lemmaOf(i)) && !isNamed(i))
  return told === undefined ? null : lemmaOf(told)

  function lemmaOf(i: number): string {
    return at(tree, i).lemma.toLowerCase()
  }
  function isNamed(i: number): boolean {
    const { from, to } = at(tree, i)
    return reading.places.some(({ span }) => span[0] <= from && to <= span[1])
  }
}
