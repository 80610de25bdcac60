/** Short name of a side from its id: `syria/opposition` is "Opposition", `syria/sdf` is "SDF". */
export function labelOfSide(id: string): string {
  const short = id.split('/').at(-1) ?? id
  if (short.length <= 3 || /\d/.test(short)) return short.toUpperCase()
  const words = short.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A party's words as others name it in passing: without its article, and without what is added to its name. */
export function inShort(text: string): string {
  const [name = text] = text.replace(/\s+/g, ' ').split(/,| \(/)
  return name.replace(/^(the|a|an) /i, '')
}
