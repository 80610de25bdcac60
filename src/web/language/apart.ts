/** Words that keep their own direction within a text of the other: a name in Latin letters in Arabic, or a day behind one. */
export function apart(words: string): string {
  return `\u2068${words}\u2069`
}
