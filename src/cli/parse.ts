import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { Refusal } from '#model/refusal.ts'
import type { Sentence } from '#model/sentence.ts'
import type { ConlluSentence } from '#sentences/conllu.ts'

/** `fogline parse`: what the language layer makes of a text, as CoNLL-U. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('print the sentences of a text as CoNLL-U, with tags, lemmas, heads and offsets (TokenRange=from:to)')
    .argument('<file>', 'a text file, or - for standard input')
    .option('--conllu', 'the file is CoNLL-U, gzipped or not: keep its words, print our tags and heads')
    .action(async (file: string, { conllu = false }: { conllu?: boolean }) => {
      const sentences = conllu ? await parseTreebank(file) : await parseText(file)
      const { writeConllu } = await import('#sentences/conllu.ts')
      for (const sentence of sentences) process.stdout.write(writeConllu([sentence]))
    })
}

async function parseText(file: string): Promise<ConlluSentence[]> {
  const text = readOrRefuse(file).toString('utf8')
  const { annotate } = await import('#sentences/annotate.ts')
  const { loadLanguage } = await import('#sentences/language.ts')
  const sentences = annotate(text, loadLanguage())
  return sentences.map((sentence, i) => {
    const newParagraph = sentence.paragraph !== sentences[i - 1]?.paragraph
    return { ...asConllu(text, sentence), newDocument: i === 0 ? '' : null, newParagraph }
  })
}

function asConllu(text: string, { index, span, kind, tokens }: Sentence): Omit<ConlluSentence, 'newDocument' | 'newParagraph'> {
  return {
    id: kind === 'sentence' ? `${index + 1}` : `${index + 1}-${kind}`,
    text: text.slice(...span).replace(/\s+/g, ' '),
    ranges: [],
    words: tokens.map((token) => {
      const spaceAfter = token.to === span[1] || /^\s/.test(text.slice(token.to, token.to + 1))
      const misc = `${spaceAfter ? '' : 'SpaceAfter=No|'}TokenRange=${token.from}:${token.to}`
      const { lemma, upos, xpos, head, relation } = token
      return { form: token.text, lemma, upos, xpos, features: '_', head, relation, misc, spaceAfter }
    }),
  }
}

async function parseTreebank(file: string): Promise<ConlluSentence[]> {
  const { parseConllu, readConllu } = await import('#sentences/conllu.ts')
  const { loadLanguage } = await import('#sentences/language.ts')
  const { lemma } = await import('#sentences/lemma.ts')
  const { parseWords } = await import('#sentences/parse.ts')
  const bytes = readOrRefuse(file)
  const given = file === '-' ? parseConllu(bytes.toString('utf8')) : readConllu(file)
  const language = loadLanguage()
  return given.map((sentence) => {
    const forms = sentence.words.map((word) => word.form)
    const parse = parseWords(forms, language)
    const words = sentence.words.map((word, i) => {
      const upos = parse.upos[i] ?? '_'
      const xpos = parse.xpos[i] ?? '_'
      const [head = -1, relation = '_'] = [parse.heads[i], parse.relations[i]]
      return { ...word, lemma: lemma(word.form, upos, xpos, language.lemmas), upos, xpos, features: '_', head, relation }
    })
    return { ...sentence, words }
  })
}

function readOrRefuse(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch {
    throw new Refusal(`${file} can't be read. Give the path of a text file, or - for standard input.`)
  }
}
