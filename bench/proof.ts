import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deserialize } from 'node:v8'

export interface Tree {
  readonly heads: readonly number[]
  readonly relations: readonly string[]
}

// The proof is plain JavaScript in a folder of its own; only what is called here is declared.
interface ProofTagger {
  readonly tags: readonly string[]
  readonly lex: unknown
  tag(words: readonly string[]): Int32Array
}
interface ProofSupertagger {
  readonly tags: readonly string[]
  posTags: readonly string[]
  Q: number
  Tn: number
  lex: unknown
}
interface ProofParser {
  superTagger: ProofSupertagger
  Q: number
}
interface ProofModules {
  Tagger: unknown
  SuperTagger: unknown
  Parser: unknown
  unpack(packed: unknown, kind: unknown): unknown
  prepBeam(parser: ProofParser): void
  beamParse(
    parser: ProofParser,
    words: readonly string[],
    tags: Int32Array,
    width: number,
    gap: number,
  ): {
    head: number[]
    rel: string[]
  }
}

/** The first proof of this parser with the beam that it was measured with (4 states, 1.5 nats). */
export async function openProof(folder: string): Promise<(words: readonly string[]) => Tree> {
  const files = ['model', 'tagger', 'super', 'parser', 'parser-beam']
  const parts = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, 'src', `${name}.js`)).href)))
  const proof = Object.assign({}, ...parts) as ProofModules
  const read = (name: string): unknown => deserialize(readFileSync(join(folder, 'data', name)))
  const tagger = proof.unpack(read('tagger-ewt+gum.bin'), proof.Tagger) as ProofTagger
  const { parser: packed } = read('m-proof.bin') as { parser: unknown }
  const parser = proof.unpack(packed, proof.Parser) as ProofParser
  const supertagger = proof.unpack(read('supertagger-all.bin'), proof.SuperTagger) as ProofSupertagger
  supertagger.posTags = tagger.tags
  supertagger.Q = supertagger.tags.length + 2
  supertagger.Tn = tagger.tags.length + 2
  supertagger.lex = tagger.lex
  parser.superTagger = supertagger
  parser.Q = supertagger.Q
  proof.prepBeam(parser)
  return (words) => {
    const { head, rel } = proof.beamParse(parser, words, tagger.tag(words), 4, 1.5)
    return { heads: head, relations: rel }
  }
}
