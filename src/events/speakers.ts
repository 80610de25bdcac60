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
      // "Factions of the Military Operations Command" are of a side, if nobody by themselves.
      .flatMap((party) =>
        party.id === null && party.side === null ? [] : [[`${whoIs(party)} ${fold(party.text)}`, party] as const],
      ),
  )
  return new Map(
    claims.flatMap(({ id, source }) => {
      if (source === null || source.id !== null) return []
      const named = [...known.values()].filter(({ text }) => isShortFor(source.text, text))
      const [first] = named
      if (first === undefined || named.some((other) => whoIs(other) !== whoIs(first))) return []
      const kind = named.find((one) => one.kind !== null)?.kind ?? source.kind
      return [[id, { ...source, id: first.id, side: first.side, kind }] as const]
    }),
  )
}

function whoIs({ id, side }: { readonly id: string | null; readonly side: string | null }): string {
  return id ?? side ?? ''
}

/** The last words of a name, or its first ones. "The Command" is no command that is written small: "the regime’s command". */
function isShortFor(written: string, name: string): boolean {
  const [short, full] = [fold(written), fold(name)]
  const asWritten = written.replace(/^(the|a|an) /i, '')
  if (/^\p{Lu}/u.test(asWritten) && !name.includes(asWritten)) return false
  return short !== '' && short !== full && (full.endsWith(` ${short}`) || full.startsWith(`${short} `))
}
