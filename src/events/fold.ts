/** A name as it is compared: lower case, no accents, articles or possessive. */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`ʿʾ]s\b|['’‘`ʿʾ]/g, '')
    .replace(/^(the|a|an|its|their|his|her) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
