import type { Language } from '#knowledge/languages.ts'

/** Enough of a report to tell its language: its first paragraphs. */
const sampleLength = 5_000
/** Running text has a small word among every three or four; a list of names or a file of codes has hardly any. */
const smallWordShare = 0.08
/** A headline alone ("Gunmen seize Velmora, three dead") may have no small word at all and is still English. */
const tooFewWords = 20

/** BCP 47 tag of the language that most of the text is written in; `und` where it can't be told. */
export function tellLanguage(text: string, languages: readonly Language[]): string {
  const sample = text.slice(0, sampleLength)
  const main = mainScript(sample, languages)
  const candidates = languages.filter(({ script }) => script === main)
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const [best] = candidates
    .map((candidate) => ({ ...candidate, share: shareOf(words, candidate.words) }))
    .sort((a, b) => b.share - a.share || Number(b.read) - Number(a.read))
  if (best === undefined) return 'und'
  if (candidates.length === 1 || best.share >= smallWordShare) return best.language
  return best.read && words.length < tooFewWords ? best.language : 'und'
}

/** Whether reports in this language are read for claims. */
export function isRead(language: string, languages: readonly Language[]): boolean {
  return languages.some((known) => known.language === language && known.read)
}

/** The script with the most letters; Japanese wins over Han by its kana, which Chinese never has. */
function mainScript(sample: string, languages: readonly Language[]): string | null {
  const scripts = new Map(languages.map(({ script, letters }) => [script, letters]))
  const counts = [...scripts].map(([script, letters]) => ({ script, count: sample.match(letters)?.length ?? 0 }))
  const most = counts.toSorted((a, b) => b.count - a.count)[0]
  if (most === undefined || most.count === 0) return null
  const kana = counts.find(({ script }) => script === 'Hiragana')
  // Kana make up a third and more of any Japanese text; a Chinese one may quote a few.
  return most.script === 'Han' && kana !== undefined && kana.count * 10 > most.count ? 'Hiragana' : most.script
}

function shareOf(words: readonly string[], small: ReadonlySet<string>): number {
  return words.length === 0 ? 0 : words.filter((word) => small.has(word)).length / words.length
}
