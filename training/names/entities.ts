import type { ConlluSentence } from '#sentences/conllu.ts'

/** An entity that a GUM sentence mentions: `words` is half-open. */
export interface Entity {
  readonly words: readonly [first: number, end: number]
  /** person, place, organization, event, object, time, abstract … */
  readonly type: string
  /** The words that carry it, by their place in the sentence (GUM's minimal span). */
  readonly least: readonly number[]
  /** Its Wikipedia page, null when none is given: most names have one. */
  readonly page: string | null
}

/**
 * The entities of a sentence, from `Entity=` in MISC: `(4-place-new-nnnnn-cf2-2-sgl-United_States` opens, `4)` closes.
 * What opens or closes in another sentence, and spans with gaps (`(4[1/2]`), are left out.
 */
export function entitiesOf(sentence: ConlluSentence): Entity[] {
  const entities: Entity[] = []
  const open: { id: string; from: number; parts: string[] }[] = []
  for (const [i, word] of sentence.words.entries()) {
    const marks = /(?:^|\|)Entity=([^|]*)/.exec(word.misc)?.[1] ?? ''
    for (const [mark] of marks.matchAll(/\([^()]*\)?|[^()]+\)/g)) {
      if (mark.startsWith('(')) {
        const parts = mark.replace(/[()]/g, '').split('-')
        open.push({ id: parts[0] ?? '', from: i, parts })
        if (!mark.endsWith(')')) continue
      }
      const id = mark.replace(/[()]/g, '').split('-')[0] ?? ''
      const at = open.findLastIndex((entity) => entity.id === id)
      const [begun] = at < 0 ? [] : open.splice(at, 1)
      if (!begun || begun.id.includes('[')) continue
      const [, type = '', , , , least = '', , ...page] = begun.parts
      entities.push({
        words: [begun.from, i + 1],
        type,
        least: least.split(',').flatMap((place) => (/^\d+$/.test(place) ? [begun.from + Number(place) - 1] : [])),
        page: page.length > 0 ? page.join('-') : null,
      })
    }
  }
  return entities
}
