/** A place as somebody may ask for it: by its id, the gazetteer's name or the reports' own, whatever the accents and articles. */
export function samePlace(
  place: { readonly id: string | null; readonly name: string; readonly text: string },
  asked: string,
): boolean {
  return place.id === asked || fold(place.name) === fold(asked) || fold(place.text) === fold(asked)
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`ʿʾ]/gu, '')
    .toLowerCase()
    .replace(/\b(al|el|ash|as|at|an|ar)[\s-]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
