import type { Claim, Source } from '#model/claim.ts'
import { fold } from './fold.ts'

/**
 * Sources that a report names in full once and in short afterwards, by the ids of the claims: "the Command" is the Military
 * Operations Command that it named before. Only a short name that fits one alone is taken for it.
 */
export function speakersIn(claims: readonly Claim[]): ReadonlyMap<string, Source> {
  const known = new Map(
    claims
      .flatMap(({ source, actor, target }) => [
        ...(source === null ? [] : [{ id: source.id, side: source.side, kind: source.kind, text: source.text }]),
        ...[...actor, ...target].map(({ id, side, text }) => ({ id, side, text, kind: null })),
      ])
      .flatMap(({ id, ...party }) => (id === null ? [] : [[`${id} ${fold(party.text)}`, { id, ...party }] as const])),
  )
  return new Map(
    claims.flatMap(({ id, source }) => {
      if (source === null || source.id !== null) return []
      const short = fold(source.text)
      const named = [...known.values()].filter(({ text }) => isShortFor(short, fold(text)))
      const [first] = named
      if (first === undefined || named.some((other) => other.id !== first.id)) return []
      const kind = named.find((one) => one.kind !== null)?.kind ?? source.kind
      return [[id, { ...source, id: first.id, side: first.side, kind }] as const]
    }),
  )
}

/** The last words of a name, or its first ones. */
function isShortFor(short: string, full: string): boolean {
  return short !== '' && short !== full && (full.endsWith(` ${short}`) || full.startsWith(`${short} `))
}
