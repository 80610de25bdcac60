import type { Writing } from '#knowledge/writing.ts'

/**
 * Where a word is cut into tokens: the end of each, the word's own length last.
 * "US-backed" → 2, 3, 9; "don't" → 2, 5; "Taybat", "al-Imam" and "Sana'a" stay whole.
 */
export function cutWord(word: string, writing: Writing): number[] {
  const cuts: number[] = []
  for (const [from, to] of partsOf(word, writing)) cuts.push(...endingsOf(word.slice(from, to), writing).map((cut) => from + cut))
  return cuts
}

const hyphen = /[-‐‑]/g

function partsOf(word: string, writing: Writing): [number, number][] {
  const hyphens = [...word.matchAll(hyphen)].map((match) => match.index)
  if (hyphens.length === 0) return [[0, word.length]]
  const edges = [-1, ...hyphens, word.length]
  const pieces = edges.slice(0, -1).map((edge, i) => word.slice(edge + 1, edges[i + 1]))
  const parts: [number, number][] = []
  let start = 0
  hyphens.forEach((at, i) => {
    if (staysWhole(pieces, i, writing)) return
    parts.push([start, at], [at, at + 1])
    start = at + 1
  })
  parts.push([start, word.length])
  return parts
}

/** Whether the hyphen between pieces `i` and `i + 1` stands inside one token. */
function staysWhole(pieces: readonly string[], i: number, writing: Writing): boolean {
  const before = pieces[i] ?? ''
  const after = pieces[i + 1] ?? ''
  if (writing.prefixes.has(before.toLowerCase())) return true
  if (/\d/.test(before) || /\d/.test(after)) return false
  if (writing.pairs.has(before.toLowerCase()) || writing.pairs.has(bare(after).toLowerCase())) return false
  if (isAllCapitals(before) && isAllCapitals(bare(after))) return false
  const nameBefore = isCapital(before) || (i > 0 && isCapital(pieces[i - 1] ?? '') && writing.particles.has(before))
  const nameAfter = isCapital(after) || (writing.particles.has(after) && isCapital(pieces[i + 2] ?? ''))
  // "al-Imam" begins small; "on-Thames" goes on from a name.
  return nameAfter && (nameBefore || writing.particles.has(before.toLowerCase()))
}

function bare(piece: string): string {
  return piece.replace(/['’].*$/u, '')
}
function isCapital(piece: string): boolean {
  return /^\p{Lu}/u.test(piece)
}
function isAllCapitals(piece: string): boolean {
  return /^\p{Lu}{2,}$/u.test(piece)
}

function endingsOf(part: string, writing: Writing): number[] {
  const fused = writing.fused.get(part.toLowerCase())
  if (fused) return fused.map((_, i) => fused.slice(0, i + 1).join('').length)
  const cuts = [part.length]
  for (let rest = part; cuts.length <= mostEndings; ) {
    const at = lastEnding(rest, writing)
    if (at <= 0) break
    cuts.unshift(at)
    rest = rest.slice(0, at)
  }
  return cuts
}

// "shouldn't've" has two.
const mostEndings = 2

/** Where the ending of a word begins ("we|'ll", "do|n't"), or -1. */
function lastEnding(word: string, writing: Writing): number {
  const match = /(?:n['’`´]t|['’`´](?:s|m|d|re|ve|ll))$/iu.exec(word)
  if (!match) return -1
  const after = writing.endings.get(match[0].replace(/[’`´]/g, "'").toLowerCase())
  if (after === undefined) return -1
  return after === null || after.has(word.slice(0, match.index).toLowerCase()) ? match.index : -1
}
