/**
 * A number for words by which rows are found: FNV-1a over UTF-16 units, twice, 53 bits. Two that share a number by chance only
 * bring up a row more, which is then compared.
 */
export function keyOf(words: string): number {
  let [low, high] = [0x811c9dc5, 0x9747b28c]
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x01000193) ^ (high >>> 15)
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
