// Names run over these: "Deir ez-Zor", "Democratic Republic of the Congo".
const joining = 'of|the|and|de|da|do|du|del|des|la|le|les|el|al|ad|an|ar|as|ash|at|az|es|ez|en|sur|am|der'
const word = String.raw`(?:(?:al|el|as|ash|at|ad|ar|an|az|ez|es|ed|ul)[-‑–])?['‘’ʻʿ]?\p{Lu}[\p{L}\p{M}\p{N}'’ʻʿ.]*(?:[-‑–][\p{L}\p{M}'’ʻʿ]+)*`
const capital = new RegExp(word, 'gu')
const next = new RegExp(`^(?: (?:${joining}|-|–))*(?: ${word})`, 'u')
const mostWords = 6

/**
 * Every stretch of a text that may be a place's name: capitals in a row, with what joins them. Far more than are names: they
 * are what a large gazetteer is asked for before the text is read.
 */
export function spellingsIn(text: string): string[] {
  const found = new Set<string>()
  for (const { index, 0: first } of text.matchAll(capital)) {
    let end = index + first.length
    const take = () => found.add(text.slice(index, end).replace(/['’]s?$|[.]$/u, ''))
    take()
    for (let words = 1; words < mostWords; words++) {
      const more = next.exec(text.slice(end, end + 80))
      if (more === null) break
      end += more[0].length
      take()
    }
    // "the Homs-Tartus highway" names two.
    for (const part of first.split(/[-–]/)) if (/^\p{Lu}/u.test(part)) found.add(part)
  }
  return [...found]
}
