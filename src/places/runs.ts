import type { PlaceWords } from '#knowledge/placeWords.ts'
import type { Sentence } from '#model/sentence.ts'
import { isCapitalised } from './names.ts'

/** A stretch of tokens that a name may stand in: capitals in a row, with an article between them. */
export interface Run {
  readonly first: number
  /** One past the last token. */
  readonly end: number
}

const article = /^(al|el|ez|as|ash|at|ad|ar|an|az|es|ed)$/

export function runsOf({ tokens }: Sentence, words: PlaceWords): Run[] {
  const runs: Run[] = []
  let at = 0
  while (at < tokens.length) {
    if (!starts(at)) {
      at++
      continue
    }
    const first = at
    while (starts(at)) at++
    runs.push({ first, end: at })
  }
  return runs.flatMap(withoutFunctionWords)

  function starts(index: number): boolean {
    const token = tokens[index]
    if (!token) return false
    if (isCapitalised(token.text)) return true
    const next = tokens[index + 1]
    return article.test(token.text) && next !== undefined && isCapitalised(next.text)
  }
  // "In Aleppo", "The Syrian": the capital of a sentence's first word is no name's.
  function withoutFunctionWords(run: Run): Run[] {
    const head = tokens[run.first]
    const word = head?.text.toLowerCase() ?? ''
    const isFunction = run.first === 0 && words.locative.has(word) && !words.leaders.has(word)
    const first = isFunction || head?.text === 'The' ? run.first + 1 : run.first
    return first < run.end ? [{ first, end: run.end }] : []
  }
}
