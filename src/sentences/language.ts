import { readFileSync } from 'node:fs'
import { type Clusters, openClusters } from '#knowledge/clusters.ts'
import { type Lemmas, openLemmas } from '#knowledge/lemmas.ts'
import { openRepairs, type Repairs } from '#knowledge/repairs.ts'
import { openWriting, type Writing } from '#knowledge/writing.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { Refusal } from '#model/refusal.ts'
import { Network, type Weights } from '#network/network.ts'
import { BeamParser, keptSums } from './beam.ts'
import { Lexicon } from './lexicon.ts'
import { loadNameReader, type NameReader } from './nameReader.ts'
import { parseTemplates } from './parseFeatures.ts'
import { Actions } from './state.ts'
import { type SupertagTemplates, supertagTemplates } from './supertag.ts'
import { type TagTemplates, tagTemplates } from './tag.ts'
import { signsOf, type TagSigns } from './tagset.ts'
import { type Packed, unpack } from './weights.ts'

/** All that is needed to read one language. Loaded once; holds scratch memory, so one at a time per thread. */
export interface Language {
  readonly lexicon: Lexicon
  readonly signs: TagSigns
  readonly actions: Actions
  readonly tagger: Network
  readonly tagTemplates: TagTemplates
  readonly supertagger: Network
  readonly supertagTemplates: SupertagTemplates
  readonly parser: BeamParser
  readonly names: NameReader
  readonly lemmas: Lemmas
  readonly repairs: Repairs
  readonly writing: Writing
  /** Everything in the weights file, for further networks ("names"). */
  readonly packed: Packed
}

const weightsFile = 'knowledge/en/language.weights'

/** The English that Fogline comes with. */
export function loadLanguage(): Language {
  return openLanguage(readWeights())
}

/** @throws Refusal when the file can't be read. */
export function readWeights(path: string = knowledgePath('en/language.weights')): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new Refusal(`${weightsFile} can't be read. Install Fogline anew, or make it: training/README.md.`, { cause })
  }
}

/**
 * A language from its weights file.
 * @throws Refusal when the bytes are damaged or of another version.
 */
export function openLanguage(bytes: Uint8Array, clusters: Clusters = openClusters()): Language {
  const packed = unpack(bytes, weightsFile)
  const { lists } = packed
  const lexicon = new Lexicon(lexiconOf(lists), clusters)
  const signs = signsOf(listOf(lists, 'tags'))
  const supertags = listOf(lists, 'supertags')
  const actions = new Actions(listOf(lists, 'actions'))
  const forTags = tagTemplates(lexicon.sizes, signs.tags.length)
  const forSupertags = supertagTemplates(lexicon.sizes, signs.tags.length, supertags.length)
  const forParser = parseTemplates({
    lexicon: lexicon.sizes,
    tags: signs.tags.length,
    upos: signs.upos.length,
    supertags: supertags.length,
    relations: actions.relations.length,
  })
  return {
    lexicon,
    signs,
    actions,
    tagger: new Network(weightsOf(packed, 'tags', forTags.size)),
    tagTemplates: forTags,
    supertagger: new Network(weightsOf(packed, 'supertags', forSupertags.size)),
    supertagTemplates: forSupertags,
    parser: new BeamParser(new Network(weightsOf(packed, 'parser', forParser.size), keptSums), forParser, actions),
    names: loadNameReader(clusters),
    lemmas: openLemmas(),
    repairs: openRepairs(),
    writing: openWriting(),
    packed,
  }
}

function lexiconOf(lists: Packed['lists']) {
  return {
    cased: listOf(lists, 'cased'),
    norms: listOf(lists, 'norms'),
    suffixes: [1, 2, 3, 4].map((letters) => listOf(lists, `suffixes${letters}`)),
    prefixes: [1, 2, 3].map((letters) => listOf(lists, `prefixes${letters}`)),
    shapes: listOf(lists, 'shapes'),
  }
}

function listOf(lists: Packed['lists'], name: string): readonly string[] {
  const list = lists[name]
  if (!list) throw new Refusal(`${weightsFile} has no list “${name}”: it is of another version of Fogline. Install Fogline anew.`)
  return list
}

/** @param features how many features the code of this version looks at. */
export function weightsOf(packed: Packed, name: string, features: number): Weights {
  const weights = packed.networks[name]
  if (!weights || weights.rowOf.length !== features)
    throw new Refusal(`${weightsFile} does not fit this version of Fogline (network “${name}”). Install Fogline anew.`)
  return weights
}
