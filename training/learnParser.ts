import type { Sink } from '#network/features.ts'
import { FeatureCounter } from '#network/features.ts'
import { Learner } from '#network/learner.ts'
import type { Weights } from '#network/network.ts'
import { longestSentence } from '#sentences/beam.ts'
import {
  type ParseTemplates,
  type Prepared,
  placeFeatures,
  places,
  stateFeatures,
  wordsInPlaces,
} from '#sentences/parseFeatures.ts'
import { type Actions, State, shift } from '#sentences/state.ts'
import type { LearnOptions } from './learnTags.ts'
import { goldTree, markRight, markValid } from './oracle.ts'
import { randomFrom, shuffle } from './random.ts'
import { type Example, turnsOf } from './treebank.ts'

// From the second epoch on the parser mostly follows its own moves, so that it learns to go on after a mistake.
const exploring = 0.9

/** @param prepared the examples with tags and supertags by networks that never saw them. */
export function learnParser(
  examples: readonly Example[],
  prepared: readonly Prepared[],
  at: ParseTemplates,
  actions: Actions,
  options: LearnOptions,
): Weights {
  const random = randomFrom(options.seed)
  const data = examples.flatMap((example, i) => {
    const sentence = prepared[i]
    const fits = sentence !== undefined && example.words.length <= longestSentence
    if (!fits) return []
    return [{ sentence, gold: goldTree(example.heads, example.relations, actions.relations), times: example.times }]
  })
  const valid = new Uint8Array(actions.count)
  const right = new Uint8Array(actions.count)
  const inPlaces = new Int32Array(places)
  const state = new State(longestSentence)
  const counter = new FeatureCounter(at.size)
  for (const { sentence, gold } of data) {
    state.start(sentence.words.length)
    while (!state.done) {
      look(counter, sentence)
      markValid(state, actions, valid)
      markRight(state, gold, actions, valid, right)
      state.apply(hangFirst(right, actions), actions)
    }
  }
  const rowOf = counter.rows(options.least)
  const learner = new Learner({ ...options, outputs: actions.count, rowOf, random })
  const order = turnsOf(data)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    let steps = 0
    for (const [turn, which] of order.entries()) {
      const item = data[which]
      if (!item) continue
      const rate = options.rate * (1 - (0.98 * (epoch * order.length + turn)) / (options.epochs * order.length))
      state.start(item.sentence.words.length)
      while (!state.done) {
        markValid(state, actions, valid)
        const forced = state.forced(actions)
        if (forced >= 0) {
          state.apply(forced, actions)
          continue
        }
        look(learner, item.sentence)
        markRight(state, item.gold, actions, valid, right)
        loss += learner.step(valid, right, rate)
        steps++
        const own = epoch > 0 && random() < exploring
        state.apply(bestOf(learner.probabilities, own ? valid : right), actions)
      }
    }
    options.log(`parser, epoch ${epoch + 1}: loss ${(loss / steps).toFixed(4)} nats a move`)
  }
  return learner.weights(127)

  function look(sink: Sink, sentence: Prepared): void {
    wordsInPlaces(state, inPlaces)
    for (let place = 0; place < places; place++) placeFeatures(sink, at, sentence, place, inPlaces[place] ?? 0)
    stateFeatures(sink, at, sentence, state, inPlaces)
  }
}

// While counting, a word is hung as soon as it can be.
function hangFirst(right: Uint8Array, actions: Actions): number {
  let chosen = -1
  for (let action = 0; action < right.length; action++)
    if (right[action] && (chosen < 0 || actions.move[chosen] === shift)) chosen = action
  return chosen
}

function bestOf(probabilities: Float32Array, among: Uint8Array): number {
  let best = -1
  for (let action = 0; action < among.length; action++)
    if (among[action] && (best < 0 || (probabilities[action] ?? 0) > (probabilities[best] ?? 0))) best = action
  return best
}
