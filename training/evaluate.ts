/**
 * Scores the weights on treebank files with given words: part of speech, heads, relations (universal, without subtypes).
 *
 *   node training/evaluate.ts [--weights FILE] [--beam WIDTH:GAP] CONLLU…
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { usualBeam } from '#sentences/beam.ts'
import { readConllu } from '#sentences/conllu.ts'
import { loadLanguage, openLanguage } from '#sentences/language.ts'
import { parseWords } from '#sentences/parse.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { weights: { type: 'string' }, beam: { type: 'string' } },
})
const [width = usualBeam.width, gap = usualBeam.gap] = values.beam?.split(':').map(Number) ?? []
const language = values.weights ? openLanguage(readFileSync(values.weights)) : loadLanguage()

for (const file of positionals) {
  let words = 0
  let upos = 0
  let xpos = 0
  let heads = 0
  let labelled = 0
  const sentences = readConllu(file)
  const started = performance.now()
  const parses = sentences.map((sentence) =>
    parseWords(
      sentence.words.map((word) => word.form),
      language,
      { width, gap },
    ),
  )
  const seconds = (performance.now() - started) / 1000
  for (const [i, sentence] of sentences.entries())
    for (const [k, word] of sentence.words.entries()) {
      words++
      if (parses[i]?.upos[k] === word.upos) upos++
      if (parses[i]?.xpos[k] === word.xpos) xpos++
      if (parses[i]?.heads[k] !== word.head) continue
      heads++
      if (plain(parses[i]?.relations[k] ?? '') === plain(word.relation)) labelled++
    }
  const share = (count: number) => ((100 * count) / words).toFixed(2)
  console.log(
    `${basename(file)}  words ${words}  UPOS ${share(upos)}  XPOS ${share(xpos)}  UAS ${share(heads)}  LAS ${share(labelled)}  ${Math.round(words / seconds)} words/s`,
  )
}

function plain(relation: string): string {
  return relation.replace(/:.*/, '')
}
