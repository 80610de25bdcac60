/** Content within the sentence, and the words that belong to the cue beside its verb ("spoke [of] losses"). */
export interface Content {
  readonly tokens: readonly number[]
  readonly cue: readonly number[]
  readonly frame: string
}
