import { type BeamOptions, longestSentence, usualBeam } from './beam.ts'
import { type Chunk, chunks } from './chunk.ts'
import { encode, firstGuess } from './encode.ts'
import type { Language } from './language.ts'
import { repairTags, repairTree } from './repair.ts'
import { supertagWords, surroundings } from './supertag.ts'
import { tagWords } from './tag.ts'
import { uposIn, xposIn } from './tagset.ts'

/** Words with their tags and tree. Heads are word numbers, -1 for the root. */
export interface Parse {
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  readonly margin: number
  readonly unsure: readonly number[]
}

/** Tags and parses one sentence's words. Takes time in proportion to their number, however many there are. */
export function parseWords(words: readonly string[], language: Language, beam: BeamOptions = usualBeam): Parse {
  const parts = chunks(words, longestSentence)
  if (parts.length === 1) return parseChunk(words, language, beam)
  return join(
    parts,
    parts.map(([first, end]) => parseChunk(words.slice(first, end), language, beam)),
  )
}

function parseChunk(words: readonly string[], language: Language, beam: BeamOptions): Parse {
  const { lexicon, signs, actions } = language
  const encoded = encode(words, lexicon)
  const tags = tagWords(language.tagger, language.tagTemplates, encoded)
  repairTags(words, tags, signs, language.repairs)
  const around = surroundings(words.length, tags, signs.isVerb, signs.isNoun)
  const supertags = supertagWords(language.supertagger, language.supertagTemplates, encoded, tags, around)
  const prepared = { words: encoded, tags, uposOf: signs.uposOf, supertags, verbs: around.verbs }
  const tree = language.parser.parse(prepared, beam)
  const tagOf = (i: number) => signs.tags[(tags.best[i] ?? firstGuess) - firstGuess] ?? ''
  const parse: Parse = {
    upos: words.map((_, i) => uposIn(tagOf(i))),
    xpos: words.map((_, i) => xposIn(tagOf(i))),
    heads: Array.from(tree.heads),
    relations: Array.from(tree.relations, (relation) => actions.relations[relation] ?? 'dep'),
    margin: tree.margin,
    unsure: tree.unsure,
  }
  return repairTree(words, parse, language.repairs, language.lemmas)
}

// The roots of the further chunks hang on the first: one tree, as if a semicolon had stood between them.
function join(parts: readonly Chunk[], parses: readonly Parse[]): Parse {
  const heads: number[] = []
  const relations: string[] = []
  let root = -1
  for (const [i, parse] of parses.entries()) {
    const first = parts[i]?.[0] ?? 0
    for (const [word, head] of parse.heads.entries()) {
      heads.push(head >= 0 ? first + head : root)
      relations.push(head < 0 && root >= 0 ? 'parataxis' : (parse.relations[word] ?? 'dep'))
    }
    if (root < 0) root = heads.indexOf(-1)
  }
  return {
    upos: parses.flatMap((parse) => parse.upos),
    xpos: parses.flatMap((parse) => parse.xpos),
    heads,
    relations,
    margin: Math.min(...parses.map((parse) => parse.margin)),
    unsure: parses.flatMap((parse, i) => parse.unsure.map((word) => word + (parts[i]?.[0] ?? 0))),
  }
}
