import { type Actions, left, right, type State, shift } from '#sentences/state.ts'

/** The tree to be learnt: heads with `length` for the root, relation numbers, and each word's dependents in order. */
export interface GoldTree {
  readonly heads: Int32Array
  readonly relations: Int32Array
  readonly dependents: readonly (readonly number[])[]
}

export function goldTree(heads: readonly number[], relations: readonly string[], names: readonly string[]): GoldTree {
  const length = heads.length
  const dependents: number[][] = Array.from({ length: length + 1 }, () => [])
  const toRoot = Int32Array.from(heads, (head) => (head < 0 ? length : head))
  for (const [word, head] of toRoot.entries()) dependents[head]?.push(word)
  return { heads: toRoot, relations: Int32Array.from(relations, (relation) => names.indexOf(relation)), dependents }
}

/** Marks the actions that can be taken at all. */
export function markValid(state: State, actions: Actions, valid: Uint8Array): void {
  const forced = state.forced(actions)
  for (let action = 0; action < valid.length; action++) {
    const move = actions.move[action] === shift ? shift : actions.move[action] === left ? left : right
    valid[action] = forced >= 0 ? Number(action === forced) : Number(state.may(move) && action !== actions.rootAction)
  }
}

/**
 * Marks the actions after which the best tree that can still be reached is no worse than before (the dynamic oracle of
 * Goldberg & Nivre 2013): those of least cost, with the gold relation where a word is hung.
 */
export function markRight(state: State, gold: GoldTree, actions: Actions, valid: Uint8Array, isRight: Uint8Array): void {
  isRight.fill(0)
  const costs = costsOf(state, gold)
  const least = Math.min(...costs)
  const top = state.onStack(0)
  const relation = gold.relations[top] ?? -1
  const head = state.next === state.length ? state.length : state.next
  let any = mark((move, given) => move === shift || given === relation)
  // The gold head is lost already, or the relation is too rare to be an action: any relation will do.
  if (!any) any = mark(() => true)
  if (!any) isRight.set(valid)

  function mark(fits: (move: number, relation: number) => boolean): boolean {
    let found = false
    for (let action = 0; action < valid.length; action++) {
      const move = actions.move[action] ?? shift
      if (!valid[action] || costs[move] !== least) continue
      const isRoot = action === actions.rootAction && head === state.length
      if (!isRoot && !fits(move, actions.relation[action] ?? -1)) continue
      isRight[action] = 1
      found = true
    }
    return found
  }
}

// What each move costs: the gold arcs that can't be drawn any more after it.
function costsOf(state: State, { heads, dependents }: GoldTree): [shift: number, left: number, right: number] {
  const { next, length, depth } = state
  const top = state.onStack(0)
  const below = state.onStack(1)
  const costs: [number, number, number] = [Infinity, Infinity, Infinity]
  if (state.may(shift)) {
    let cost = 0
    for (let i = 0; i < depth; i++) {
      const word = state.onStack(i)
      if (heads[word] === next) cost++
      if (i > 0 && heads[next] === word) cost++
    }
    costs[shift] = cost
  }
  if (depth === 0) return costs
  const waiting = (dependents[top] ?? []).filter((word) => word >= next).length
  const head = heads[top] ?? length
  if (state.may(left)) costs[left] = waiting + (head === below || head > next ? 1 : 0)
  if (state.may(right)) costs[right] = waiting + (head >= next ? 1 : 0)
  return costs
}
