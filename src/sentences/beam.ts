import type { Network } from '#network/network.ts'
import { type ParseTemplates, type Prepared, placeFeatures, places, stateFeatures, wordsInPlaces } from './parseFeatures.ts'
import { type Actions, left, right, State, shift } from './state.ts'

/** A tree over a sentence's words: heads are word numbers, -1 for the root; relations are numbers in {@link Actions}. */
export interface Tree {
  readonly heads: Int32Array
  readonly relations: Int32Array
  readonly margin: number
  readonly unsure: readonly number[]
}

export interface BeamOptions {
  /** At most so many states side by side; 1 takes the best move at each step. */
  readonly width: number
  /** States further behind the best than this, in nats, are given up. */
  readonly gap: number
}

// Wider (8, 4 nats) gains a tenth of a point of LAS and halves the speed.
export const usualBeam: BeamOptions = { width: 4, gap: 1.5 }

/** Words a sentence may have; longer ones are cut before they come here. */
export const longestSentence = 256

/** Sums that the network must be able to keep for a parser. */
export const keptSums = places * (longestSentence + 2)

/** Parses with a beam that is wide only where the network is in doubt. Usage: one parser, many sentences. */
export class BeamParser {
  private readonly network: Network
  private readonly at: ParseTemplates
  private readonly actions: Actions
  private readonly kept = new Uint8Array(keptSums)
  private readonly inPlaces = new Int32Array(places)
  private states: State[] = []
  private spare: State[] = []
  private readonly mayMove = new Uint8Array(3)
  private readonly candidates: Candidates

  constructor(network: Network, at: ParseTemplates, actions: Actions) {
    this.network = network
    this.at = at
    this.actions = actions
    this.candidates = new Candidates()
  }

  parse(sentence: Prepared, { width, gap }: BeamOptions): Tree {
    const { length } = sentence.words
    if (length > longestSentence) throw new RangeError(`${length} words: cut a sentence at ${longestSentence} before parsing it.`)
    this.kept.fill(0, 0, places * (length + 2))
    for (const state of this.states) this.spare.push(state)
    const first = this.spare.pop() ?? new State(longestSentence)
    first.start(length)
    this.states = [first]
    for (let step = 0; step < 2 * length; step++) this.advance(sentence, width, gap)
    return this.bestTree()
  }

  private advance(sentence: Prepared, width: number, gap: number): void {
    const { candidates, actions } = this
    candidates.clear()
    for (const [i, state] of this.states.entries()) {
      const forced = state.forced(actions)
      if (forced >= 0) candidates.add(i, forced, state.score)
      else this.propose(sentence, i, state, gap)
    }
    candidates.keepBest(width, gap)
    this.follow()
  }

  // The moves worth following from a state.
  private propose(sentence: Prepared, index: number, state: State, gap: number): void {
    const { actions, mayMove, candidates } = this
    const scores = this.scoreMoves(sentence, state)
    for (const move of [shift, left, right] as const) mayMove[move] = state.may(move) ? 1 : 0
    let best = -Infinity
    for (let action = 0; action < scores.length; action++) {
      if (!mayMove[actions.move[action] ?? 0] || action === actions.rootAction) scores[action] = -Infinity
      else if ((scores[action] ?? 0) > best) best = scores[action] ?? 0
    }
    let sum = 0
    for (let action = 0; action < scores.length; action++) {
      const behind = best - (scores[action] ?? 0)
      if (behind < negligible) sum += Math.exp(-behind)
    }
    const ground = state.score - best - Math.log(sum)
    for (let action = 0; action < scores.length; action++)
      if (best - (scores[action] ?? 0) <= gap) candidates.add(index, action, (scores[action] ?? 0) + ground)
  }

  private scoreMoves(sentence: Prepared, state: State): Float32Array {
    const { network, at, inPlaces, kept } = this
    wordsInPlaces(state, inPlaces)
    const columns = state.length + 2
    for (let place = 0; place < places; place++) {
      const word = inPlaces[place] ?? 0
      const sum = place * columns + word
      if (!kept[sum]) {
        placeFeatures(network, at, sentence, place, word)
        network.keep(sum)
        kept[sum] = 1
      }
      network.addKept(sum)
    }
    stateFeatures(network, at, sentence, state, inPlaces)
    return network.score()
  }

  // Each chosen candidate becomes a state; the last one of a parent takes the parent over, the others get copies.
  private follow(): void {
    const { candidates, actions, states, spare } = this
    const following: State[] = []
    for (let i = 0; i < candidates.count; i++) {
      const parent = states[candidates.parent[i] ?? 0]
      if (!parent) continue
      let state = parent
      if (candidates.parentComesAgain(i)) {
        state = spare.pop() ?? new State(longestSentence)
        state.copy(parent)
      }
      following.push(state)
    }
    for (const state of states) if (!following.includes(state)) spare.push(state)
    for (const [i, state] of following.entries()) {
      state.apply(candidates.action[i] ?? 0, actions)
      state.score = candidates.score[i] ?? 0
    }
    this.states = following
  }

  private bestTree(): Tree {
    const [best, ...others] = this.states
    if (!best) return { heads: new Int32Array(), relations: new Int32Array(), margin: Infinity, unsure: [] }
    const { length } = best
    const unsure = new Set<number>()
    let margin = Infinity
    // Different orders of moves can lead to one tree; only another tree is a rival.
    for (const other of others)
      for (let i = 0; i < length; i++)
        if (other.head[i] !== best.head[i] || other.relation[i] !== best.relation[i]) {
          unsure.add(i)
          margin = Math.min(margin, best.score - other.score)
        }
    const heads = best.head.slice(0, length)
    for (let i = 0; i < length; i++) if (heads[i] === length) heads[i] = -1
    return { heads, relations: best.relation.slice(0, length), margin, unsure: [...unsure].sort((a, b) => a - b) }
  }
}

// Moves this far behind the best, in nats, have no part in the sum of probabilities.
const negligible = 12
const mostCandidates = 1024

/** The moves that could be followed in one step, over all states. */
class Candidates {
  count = 0
  readonly parent = new Int32Array(mostCandidates)
  readonly action = new Int32Array(mostCandidates)
  readonly score = new Float64Array(mostCandidates)

  clear(): void {
    this.count = 0
  }

  add(parent: number, action: number, score: number): void {
    if (this.count === mostCandidates) return
    this.parent[this.count] = parent
    this.action[this.count] = action
    this.score[this.count++] = score
  }

  /** Leaves the best, best first. Of equals the earlier goes first, so that every run gives the same tree. */
  keepBest(width: number, gap: number): void {
    const kept = Math.min(width, this.count)
    for (let i = 0; i < kept; i++) {
      let best = i
      for (let k = i + 1; k < this.count; k++) if ((this.score[k] ?? 0) > (this.score[best] ?? 0)) best = k
      if (i > 0 && (this.score[best] ?? 0) < (this.score[0] ?? 0) - gap) {
        this.count = i
        return
      }
      this.swap(i, best)
    }
    this.count = kept
  }

  parentComesAgain(i: number): boolean {
    for (let k = i + 1; k < this.count; k++) if (this.parent[k] === this.parent[i]) return true
    return false
  }

  private swap(a: number, b: number): void {
    const parent = this.parent[a] ?? 0
    const action = this.action[a] ?? 0
    const score = this.score[a] ?? 0
    this.parent[a] = this.parent[b] ?? 0
    this.action[a] = this.action[b] ?? 0
    this.score[a] = this.score[b] ?? 0
    this.parent[b] = parent
    this.action[b] = action
    this.score[b] = score
  }
}
