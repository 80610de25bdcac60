/**
 * Packs the networks that training/train.ts left in WORK into knowledge/en/language.weights.
 *
 *   node training/pack.ts WORK [LEVELS] [FILE]
 *
 * Networks of other names that the file already holds stay in it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import type { Weights } from '#network/network.ts'
import { scaleByte, scaleOf } from '#network/scale.ts'
import type { LexiconData } from '#sentences/lexicon.ts'
import { pack, unpack } from '#sentences/weights.ts'

const usual = fileURLToPath(new URL('../knowledge/en/language.weights', import.meta.url))
const [work = '', levels = '15', file = usual] = process.argv.slice(2)
const lexicon = read<LexiconData>('lexicon')
const names = JSON.parse(readFileSync(join(work, 'names.json'), 'utf8')) as Record<'tags' | 'supertags' | 'actions', string[]>
const before = existsSync(file) ? unpack(readFileSync(file), file) : { lists: {}, networks: {} }

const bytes = pack({
  lists: {
    ...before.lists,
    ...names,
    cased: lexicon.cased,
    norms: lexicon.norms,
    ...numbered('suffixes', lexicon.suffixes),
    ...numbered('prefixes', lexicon.prefixes),
    shapes: lexicon.shapes,
  },
  networks: {
    ...before.networks,
    tags: coarser(read<Weights>('tags'), Number(levels)),
    supertags: coarser(read<Weights>('supertags'), Number(levels)),
    parser: coarser(read<Weights>('parser'), Number(levels)),
  },
})
writeFileSync(file, bytes)
console.log(`${file}: ${(bytes.length / 1e6).toFixed(2)} MB`)

function read<Kept>(name: string): Kept {
  return deserialize(readFileSync(join(work, `${name}.bin`))) as Kept
}

function numbered(name: string, lists: readonly (readonly string[])[]): Record<string, readonly string[]> {
  return Object.fromEntries(lists.map((list, i) => [`${name}${i + 1}`, list]))
}

// The stages are kept with 127 levels; fewer make the file smaller.
function coarser(weights: Weights, levels: number): Weights {
  const rows = new Int8Array(weights.rows.length)
  const scales = new Float32Array(weights.scales.length)
  for (const [row, scale] of weights.scales.entries()) {
    const from = row * weights.hidden
    const old = weights.rows.subarray(from, from + weights.hidden)
    const most = old.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
    const wanted = scaleOf(scaleByte((scale * Math.max(1, most)) / levels))
    scales[row] = wanted
    for (const [i, value] of old.entries())
      rows[from + i] = Math.max(-levels, Math.min(levels, Math.round((value * scale) / wanted)))
  }
  return { ...weights, rows, scales }
}
