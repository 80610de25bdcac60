/** One word of a name or description, folded so that spellings of one name meet. */
export interface NameWord {
  /** Lower case, without accents, possessive and dots. */
  readonly key: string
  /** Written in capitals throughout: "IS" is a name, "is" is not. */
  readonly caps: boolean
  /** Begins with a capital. */
  readonly proper: boolean
  /** Hangs on the word before by a hyphen: "backed" in "Turkey-backed". */
  readonly joined: boolean
}

// A word may hold dots and apostrophes inside: "U.S.", "Hay'at", "N'Djamena".
const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['.](?=[\p{L}\p{N}]))*/gu
// Articles that reports write or leave out: "al-Shabaab", "Al Shabaab", "the Observatory", "an-Nusra".
const arabicArticle = /^(?:al|el)$/
const assimilatedArticle = /^(?:an|as|ash|ad|ar|at|az)$/

/** The words of a text in order, folded. Articles of either language are left out. */
export function nameWords(text: string): NameWord[] {
  const plain = text.replace(/[’‘ʼʻ`´]/g, "'").replace(/\p{Pd}/gu, '-')
  const matches = [...plain.matchAll(word)]
  const words: NameWord[] = []
  let articleBefore = false
  for (const [position, match] of matches.entries()) {
    const written = match[0]
    const key = foldWord(written)
    const end = match.index + written.length
    const hyphenAfter = plain[end] === '-' && matches[position + 1]?.index === end + 1
    const isArticle = arabicArticle.test(key) || (hyphenAfter && assimilatedArticle.test(key))
    if (key !== '' && key !== 'the' && !isArticle) {
      const joined = plain[match.index - 1] === '-' && words.length > 0 && !articleBefore
      words.push({ key, caps: isCapitals(written), proper: /^\p{Lu}/u.test(written), joined })
    }
    articleBefore = isArticle
  }
  return words
}

/** "Zelenskyy's" → "zelenskyy", "insurgents’" → "insurgents", "U.S." → "us", "Élysée" → "elysee". */
function foldWord(written: string): string {
  return written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/'s$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function isCapitals(written: string): boolean {
  const letters = written.replace(/[^\p{L}]/gu, '').replace(/s$/, '')
  return letters.length > 1 && letters === letters.toUpperCase()
}

/** The singular of a noun's plural, by spelling: "militias" → "militia", "gunmen" → "gunman", "agencies" → "agency". */
export function singular(key: string): string {
  if (key.endsWith('men')) return `${key.slice(0, -3)}man`
  if (key === 'people' || key === 'children') return key === 'people' ? 'people' : 'child'
  if (key.endsWith('ies') && key.length > 5) return `${key.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x)es$/.test(key)) return key.slice(0, -2)
  if (key.endsWith('s') && !/(?:ss|us|is)$/.test(key)) return key.slice(0, -1)
  return key
}
