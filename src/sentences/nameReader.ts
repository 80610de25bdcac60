import { readFileSync } from 'node:fs'
import { type Clusters, openClusters } from '#knowledge/clusters.ts'
import { type NameTails, openNameTails } from '#knowledge/nameTails.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { Refusal } from '#model/refusal.ts'
import { Network } from '#network/network.ts'
import { Lexicon } from './lexicon.ts'
import { type NameTemplates, nameTemplates } from './nameFeatures.ts'
import { unpack } from './weights.ts'

/** What names are found with. Loaded once; holds scratch memory, so one at a time per thread. */
export interface NameReader {
  readonly lexicon: Lexicon
  /** "NOUN/NN" → its number, from 1. */
  readonly tags: ReadonlyMap<string, number>
  /** What a word can be: `O`, `B-place`, `I-place` …; the number of a label is its place here plus one. */
  readonly labels: readonly string[]
  readonly templates: NameTemplates
  readonly tails: NameTails
  /** Finds outer names, and names inside those. */
  readonly outer: Network
  readonly inner: Network
}

const file = 'knowledge/en/names.weights'

export function loadNameReader(clusters: Clusters = openClusters()): NameReader {
  return openNameReader(readWeights(), clusters)
}

function readWeights(): Uint8Array {
  try {
    return readFileSync(knowledgePath('en/names.weights'))
  } catch (cause) {
    throw new Refusal(`${file} can't be read. Install Fogline anew, or make it: training/README.md.`, { cause })
  }
}

/** @throws Refusal when the bytes are damaged or of another version. */
export function openNameReader(bytes: Uint8Array, clusters: Clusters = openClusters()): NameReader {
  const { lists, networks } = unpack(bytes, file)
  const list = (name: string) => lists[name] ?? []
  const lexicon = new Lexicon(
    {
      cased: list('cased'),
      norms: list('norms'),
      suffixes: [1, 2, 3, 4].map((letters) => list(`suffixes${letters}`)),
      prefixes: [1, 2, 3].map((letters) => list(`prefixes${letters}`)),
      shapes: list('shapes'),
    },
    clusters,
  )
  const labels = list('labels')
  const templates = nameTemplates(lexicon.sizes, list('tags').length + 1, labels.length + 1)
  const open = (name: string) => {
    const weights = networks[name]
    if (!weights || weights.rowOf.length !== templates.size)
      throw new Refusal(`${file} does not fit this version of Fogline (network “${name}”). Install Fogline anew.`)
    return new Network(weights)
  }
  const tags = new Map(list('tags').map((tag, i) => [tag, i + 1]))
  return { lexicon, tags, labels, templates, tails: openNameTails(), outer: open('outer'), inner: open('inner') }
}
