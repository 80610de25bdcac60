import { readFileSync } from 'node:fs'
import type { Claim, HappeningType } from '#model/claim.ts'
import type { Text } from './claimsOfTexts.ts'

/** A sentence with the words that name who did it and to whom. */
export interface Marked extends Text {
  readonly event: string
  readonly actor: readonly string[]
  readonly target: readonly string[]
}
export interface RoleFound {
  readonly words: string
  readonly met: boolean
}

export function readMarked(path: string): Marked[] {
  const rows: readonly Row[] = JSON.parse(readFileSync(path, 'utf8'))
  return rows.flatMap(({ id, text, event, source, target }) =>
    text === undefined ? [] : [{ id, text, event, actor: namesIn(source), target: namesIn(target) }],
  )
}

/** Which of the marked words stand in the same role in some claim. Who demands or accuses may as well stand as its source. */
export function rolesFound({ actor, target }: Marked, claims: readonly Claim[]): Record<'actor' | 'target', RoleFound[]> {
  const actors = claims.flatMap((claim) => [
    ...claim.actor.map(({ text }) => text),
    ...(speechActs.has(claim.type) && claim.source !== null ? [claim.source.text] : []),
  ])
  const targets = claims.flatMap((claim) => claim.target.map(({ text }) => text))
  const found = (words: string, among: readonly string[]) => ({ words, met: among.some((text) => sharesWord(words, text)) })
  return { actor: actor.map((words) => found(words, actors)), target: target.map((words) => found(words, targets)) }
}

interface Row {
  readonly id: string
  readonly event: string
  readonly text?: string
  readonly source?: unknown
  readonly target?: unknown
}

const speechActs: ReadonlySet<HappeningType> = new Set(['demand', 'reject', 'accuse', 'threaten', 'seek', 'agree'])

function namesIn(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: { readonly actorText?: string }) => (item.actorText ? [item.actorText] : []))
}

function sharesWord(a: string, b: string): boolean {
  const right = new Set(wordsOf(b))
  return wordsOf(a).some((word) => right.has(word))
}
const empty = new Set(['the', 'of', 'a', 'in', 'and'])
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !empty.has(word))
}
