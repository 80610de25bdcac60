import { FeatureCounter } from '#network/features.ts'
import { Learner } from '#network/learner.ts'
import type { Weights } from '#network/network.ts'
import { encode, firstGuess } from '#sentences/encode.ts'
import { type Lexicon, unknown } from '#sentences/lexicon.ts'
import { tagFeatures, tagTemplates } from '#sentences/tag.ts'
import { randomFrom, shuffle } from './random.ts'
import { type Example, turnsOf } from './treebank.ts'

export interface LearnOptions {
  readonly hidden: number
  readonly epochs: number
  /** Features that come up less often get no weights. */
  readonly least: number
  readonly rate: number
  readonly dropout: number
  readonly seed: number
  readonly log: (line: string) => void
}

// Words are hidden now and then, the rarer the oftener, so that their neighbours and endings are learnt too: most words that
// a report brings and training did not have are rare ones.
const leastHidden = 0.04
const hiddenLike = 0.5

export function learnTags(
  examples: readonly Example[],
  lexicon: Lexicon,
  tags: readonly string[],
  options: LearnOptions,
): Weights {
  const random = randomFrom(options.seed)
  const at = tagTemplates(lexicon.sizes, tags.length)
  const data = examples.map((example) => ({
    words: encode(example.words, lexicon),
    answers: answersOf(example, tags),
    times: example.times,
  }))
  const counter = new FeatureCounter(at.size)
  for (const { words, answers } of data)
    for (let i = 0; i < words.length; i++)
      tagFeatures(counter, at, words, i, guessBefore(answers, i, 1), guessBefore(answers, i, 2))
  const counts = new Uint32Array(lexicon.sizes.norms)
  for (const { words } of data) for (const norm of words.norm.subarray(0, words.length)) counts[norm] = (counts[norm] ?? 0) + 1
  const learner = new Learner({ ...options, outputs: tags.length, rowOf: counter.rows(options.least), random })
  const valid = new Uint8Array(tags.length).fill(1)
  const right = new Uint8Array(tags.length)
  const order = turnsOf(data)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    let seen = 0
    let good = 0
    for (const [turn, which] of order.entries()) {
      const { words, answers } = data[which] ?? { words: encode([], lexicon), answers: [] }
      const rate = options.rate * (1 - (0.97 * (epoch * order.length + turn)) / (options.epochs * order.length))
      let previous = 0
      let earlier = 0
      for (let i = 0; i < words.length; i++) {
        const { [i]: cased = 0 } = words.cased
        const { [i]: norm = 0 } = words.norm
        if (random() < Math.max(leastHidden, hiddenLike / (hiddenLike + (counts[norm] ?? 0)))) {
          words.cased[i] = unknown
          words.norm[i] = unknown
        }
        tagFeatures(learner, at, words, i, previous, earlier)
        words.cased[i] = cased
        words.norm[i] = norm
        const answer = answers[i] ?? 0
        right[answer] = 1
        learner.step(valid, right, rate)
        right[answer] = 0
        const guess = likeliest(learner.probabilities)
        seen++
        if (guess === answer) good++
        earlier = previous
        previous = guess + firstGuess
      }
    }
    options.log(`tags, epoch ${epoch + 1}: ${((100 * good) / seen).toFixed(2)} % right while learning`)
  }
  return learner.weights(127)
}

/** Numbers of an example's tags; a tag too rare to be in the list counts as the commonest of its part of speech. */
export function answersOf(example: Example, tags: readonly string[]): number[] {
  return example.tags.map((tag) => {
    const number = tags.indexOf(tag)
    if (number >= 0) return number
    const upos = tag.slice(0, tag.indexOf('/') + 1)
    return Math.max(
      0,
      tags.findIndex((other) => other.startsWith(upos)),
    )
  })
}

function guessBefore(answers: readonly number[], i: number, back: number): number {
  const answer = answers[i - back]
  return answer === undefined ? 0 : answer + firstGuess
}

export function likeliest(probabilities: Float32Array): number {
  let best = 0
  for (let i = 1; i < probabilities.length; i++) if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i
  return best
}
