import { type Lemmas, openLemmas } from '#knowledge/lemmas.ts'

/**
 * The dictionary form of a word: "captured" → "capture", "towns" → "town", "worst" → "bad".
 * Names keep their form, but for the plural's s (as in the treebanks: "United States" → "United State").
 */
export function lemma(text: string, upos: string, xpos: string, known: Lemmas = openLemmas()): string {
  const form = text.toLowerCase()
  switch (upos) {
    case 'VERB':
      return verb(form, xpos, known)
    case 'AUX':
      return auxiliary(form, xpos, known)
    case 'NOUN':
      if (xpos === 'NNS' || xpos === 'NNPS') return singular(form, known)
      return isAcronym(text) ? text : form
    case 'PROPN':
      return xpos === 'NNPS' || xpos === 'NNS' ? withCaseOf(text, singular(form, known)) : text
    case 'ADJ':
      return xpos === 'JJR' || xpos === 'JJS'
        ? positive(form, known.adjectives)
        : xpos === 'NNP' || ofNation.test(text)
          ? text
          : form
    case 'ADV':
      return xpos === 'RBR' || xpos === 'RBS' ? positive(form, known.adverbs) : form
    case 'NUM':
      return figure(form, known)
    case 'PUNCT':
    case 'SYM':
      return sign(text)
    case 'X':
      return text
    case 'PART':
      return xpos === 'POS' ? "'s" : (known.others.get(form) ?? form)
    case 'PRON':
      return xpos === 'PRP' && form === 'her' ? 'she' : /^['’]s$/.test(form) ? 'we' : (known.others.get(form) ?? form)
    case 'DET':
      return known.others.get(form) ?? form
    default:
      return form
  }
}

// "Syrian", "British", "Kurdish" keep their capital; "Recent", at the head of a sentence, does not.
const ofNation = /^(?:\p{Lu}\p{L}*(?:an|ese|ish|i|ic|ite)|French|Dutch|Greek|Arab|Druze|Sunni|Shia)$/u

function isAcronym(text: string): boolean {
  return /^\p{Lu}{2,}\d*$/u.test(text)
}

function verb(form: string, xpos: string, known: Lemmas): string {
  const exception = known.verbs.get(form)
  if (exception === 'be' || /^['’`](?:s|d|m|re|ve|ll)$/.test(form)) return auxiliary(form, xpos, known)
  switch (xpos) {
    case 'VBD':
    case 'VBN':
      return exception ?? past(form, known)
    case 'VBG':
      return exception ?? (/..ing$/.test(form) ? restored(form.slice(0, -3), known) : form)
    case 'VBZ':
      return exception ?? third(form)
    default:
      // "lay", "found" and "saw" are verbs of their own in the present.
      return form
  }
}

function past(form: string, known: Lemmas): string {
  if (/[^aeiou]ied$/.test(form)) return `${form.slice(0, -3)}y`
  if (/..ed$/.test(form)) return restored(form.slice(0, -2), known)
  return form
}

function restored(stem: string, known: Lemmas): string {
  for (let length = Math.min(stem.length, longestEnding); length > 0; length--) {
    const ending = stem.slice(-length)
    const kind = (length === stem.length ? known.stems.get(`^${stem}`) : undefined) ?? known.stems.get(ending)
    if (kind === 'e') return `${stem}e`
    if (kind === 'double') return stem.slice(0, -1)
    if (kind === 'plain') return stem
  }
  return stem
}

const longestEnding = 16

function third(form: string): string {
  if (/[^aeiou]ies$/.test(form)) return `${form.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(form)) return form.slice(0, -2)
  return /[^s]s$/.test(form) ? form.slice(0, -1) : form
}

// The short forms mean what their tag says: "'s" is a present, "'d" a modal before a verb and a past before a participle.
function auxiliary(form: string, xpos: string, known: Lemmas): string {
  const short = form.replace(/[’`´]/g, "'")
  if (/^'?ll$/.test(short)) return 'will'
  if (short === "'d") return xpos === 'MD' ? 'would' : 'have'
  if (/^'?ve$/.test(short)) return 'have'
  if (/^(?:'?s|'?re|'?m|r)$/.test(short)) return 'be'
  return known.verbs.get(form) ?? (xpos === 'VBG' || xpos === 'VBN' ? verb(form, xpos, known) : form)
}

function singular(form: string, known: Lemmas): string {
  const exception = known.nouns.get(form)
  if (exception !== undefined) return exception
  if (/[^aeiou]men$/.test(form) || /(?:wo|police|fisher|gun|states|spokes)men$/.test(form)) return `${form.slice(0, -2)}an`
  if (/[^aeiou]ies$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(form) || /[^aeiou]uses$/.test(form)) return form.slice(0, -2)
  if (/[^aeiouy]sses$/.test(form)) return form.slice(0, -2)
  const digits = /^(\d+)['’]?s$/.exec(form)
  if (digits) return `${digits[1]}s`
  return /[^s]s$/.test(form) ? form.slice(0, -1).replace(/['’]$/, '') : form
}

function positive(form: string, exceptions: ReadonlyMap<string, string>): string {
  const exception = exceptions.get(form)
  if (exception !== undefined) return exception
  const stem = /^(..+?)(?:er|est)$/.exec(form)?.[1]
  if (stem === undefined) return form
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`
  if (/([bdgmnpt])\1$/.test(stem)) return stem.slice(0, -1)
  return lostE.test(stem) ? `${stem}e` : stem
}

// "larg-er", "simpl-er", "saf-est", "lat-est"; not "small-er", "great-er", "hard-est".
const lostE = /(?:[aeiou][cfgsvz]|[bdgptk]l|[^aeo][aeiou]t|[rd]g|[^s]s|[aeiou]r[cgs]|ur|[^eo][ai]r|ud|tru|blu|vag)$/

function figure(form: string, known: Lemmas): string {
  const plain = form.replace(/(?<=\d),(?=\d{3})/g, '')
  if (/^[ivxlc]{1,6}$/.test(plain)) return plain.toUpperCase()
  return known.others.get(plain) ?? plain
}

function sign(text: string): string {
  if (text === '–') return '-'
  if (/^[“”]$/.test(text)) return '"'
  return /^[‘’]$/.test(text) ? "'" : text
}

function withCaseOf(text: string, form: string): string {
  if (text === text.toUpperCase()) return form.toUpperCase()
  return /^\p{Lu}/u.test(text) ? form.charAt(0).toUpperCase() + form.slice(1) : form
}
