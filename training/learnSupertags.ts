import { FeatureCounter } from '#network/features.ts'
import { Learner } from '#network/learner.ts'
import type { Weights } from '#network/network.ts'
import { encode, firstGuess, type Guesses } from '#sentences/encode.ts'
import { type Lexicon, unknown } from '#sentences/lexicon.ts'
import { supertagFeatures, supertagsOf, supertagTemplates, surroundings } from '#sentences/supertag.ts'
import type { TagSigns } from '#sentences/tagset.ts'
import { type LearnOptions, likeliest } from './learnTags.ts'
import { randomFrom, shuffle } from './random.ts'
import { type Example, turnsOf } from './treebank.ts'

// More than for tags: what a word does in the tree lies more in its neighbours.
const hiddenWords = 0.1

/** @param guesses the tags that a tagger which never saw the sentence gives it: true ones would teach it to trust too much. */
export function learnSupertags(
  examples: readonly Example[],
  guesses: readonly Guesses[],
  lexicon: Lexicon,
  signs: TagSigns,
  supertags: readonly string[],
  options: LearnOptions,
): Weights {
  const random = randomFrom(options.seed)
  const at = supertagTemplates(lexicon.sizes, signs.tags.length, supertags.length)
  const numbers = new Map(supertags.map((supertag, i) => [supertag, i]))
  const data = examples.flatMap((example, i) => {
    const tags = guesses[i]
    if (!tags) return []
    const words = encode(example.words, lexicon)
    const around = surroundings(words.length, tags, signs.isVerb, signs.isNoun)
    const answers = supertagsOf(example.heads, example.relations).map((supertag) => numbers.get(supertag) ?? -1)
    return [{ words, tags, around, answers, times: example.times }]
  })
  const counter = new FeatureCounter(at.size)
  for (const { words, tags, around, answers } of data) {
    const before = (i: number) => (answers[i] ?? -firstGuess) + firstGuess
    for (let i = 0; i < words.length; i++) supertagFeatures(counter, at, words, tags, around, i, before(i - 1), before(i - 2))
  }
  const learner = new Learner({ ...options, outputs: supertags.length, rowOf: counter.rows(options.least), random })
  const valid = new Uint8Array(supertags.length).fill(1)
  const right = new Uint8Array(supertags.length)
  const order = turnsOf(data)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    let seen = 0
    let good = 0
    for (const [turn, which] of order.entries()) {
      const item = data[which]
      if (!item) continue
      const { words, tags, around, answers } = item
      const rate = options.rate * (1 - (0.97 * (epoch * order.length + turn)) / (options.epochs * order.length))
      let previous = 0
      let earlier = 0
      for (let i = 0; i < words.length; i++) {
        const { [i]: norm = 0 } = words.norm
        if (random() < hiddenWords) words.norm[i] = unknown
        supertagFeatures(learner, at, words, tags, around, i, previous, earlier)
        words.norm[i] = norm
        const answer = answers[i] ?? -1
        let guess = 0
        if (answer >= 0) {
          right[answer] = 1
          learner.step(valid, right, rate)
          right[answer] = 0
          guess = likeliest(learner.probabilities)
          seen++
          if (guess === answer) good++
        } else learner.forget()
        earlier = previous
        previous = guess + firstGuess
      }
    }
    options.log(`supertags, epoch ${epoch + 1}: ${((100 * good) / seen).toFixed(2)} % right while learning`)
  }
  return learner.weights(127)
}
