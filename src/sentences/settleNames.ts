import type { Name, NameKind, Token } from '#model/sentence.ts'

/** A sentence's tokens and the names found in it. */
export interface Named {
  readonly tokens: readonly Pick<Token, 'from' | 'to' | 'text' | 'upos'>[]
  readonly names: readonly Name[]
}

/**
 * Brings the names of one report in line: a name means the same throughout. "Governor Halvar Orsk … Orsk told reporters":
 * the second is a person too, though the sentence alone may tell of a town. A name that was missed once is put in where it
 * was found elsewhere in the report.
 */
export function settleNames(sentences: readonly Named[]): Name[][] {
  const votes = votesOf(sentences)
  return sentences.map(({ tokens, names }) => {
    const settled = names.map((name) => settle(name, tokens, votes))
    return [...settled, ...missed(tokens, names, votes)].sort((a, b) => a.tokens[0] - b.tokens[0] || b.tokens[1] - a.tokens[1])
  })
}

type Votes = ReadonlyMap<string, ReadonlyMap<NameKind, number>>

// A full name says more about its last word than the network's guess at that word alone.
const voteOfFullName = 1.5

function votesOf(sentences: readonly Named[]): Votes {
  const votes = new Map<string, Map<NameKind, number>>()
  for (const { tokens, names } of sentences)
    for (const name of names) {
      // "Velmoran" is a side whatever else bears the name: its ending tells, not the report.
      if (name.kind === 'side') continue
      vote(textOf(name, tokens), name.kind, name.sureness)
      const [first, end] = name.tokens
      if (name.kind !== 'person' || end - first === 1) continue
      const last = tokens[end - 1]?.text ?? ''
      for (const form of new Set([last, withoutArticle(last)])) vote(form, 'person', voteOfFullName * name.sureness)
    }
  return votes

  function vote(text: string, kind: NameKind, weight: number): void {
    const kinds = votes.get(text) ?? new Map<NameKind, number>()
    kinds.set(kind, (kinds.get(kind) ?? 0) + weight)
    votes.set(text, kinds)
  }
}

// "Bashar al-Hamid … Hamid": the article may go.
function withoutArticle(name: string): string {
  return name.replace(/^\p{Ll}{2,3}[-‐](?=\p{Lu})/u, '')
}

function settle(name: Name, tokens: Named['tokens'], votes: Votes): Name {
  const best = name.kind === 'side' ? null : winner(votes.get(textOf(name, tokens)))
  return best && best.kind !== name.kind ? { ...name, kind: best.kind, sureness: Math.min(name.sureness, best.share) } : name
}

// Found once with little doubt, or twice.
const leastToCopy = 0.9

function missed(tokens: Named['tokens'], names: readonly Name[], votes: Votes): Name[] {
  const taken = new Uint8Array(tokens.length)
  for (const name of names) taken.fill(1, ...name.tokens)
  return tokens.flatMap((token, i) => {
    if (taken[i] || token.upos !== 'PROPN' || !/^\p{Lu}\p{L}/u.test(token.text)) return []
    const best = winner(votes.get(token.text))
    if (!best || best.weight < leastToCopy) return []
    return [{ span: [token.from, token.to], tokens: [i, i + 1], kind: best.kind, sureness: best.share / 2 } as const]
  })
}

function winner(kinds: ReadonlyMap<NameKind, number> | undefined): { kind: NameKind; weight: number; share: number } | null {
  let best: { kind: NameKind; weight: number } | null = null
  let sum = 0
  for (const [kind, weight] of kinds ?? []) {
    sum += weight
    if (!best || weight > best.weight) best = { kind, weight }
  }
  return best && { ...best, share: best.weight / sum }
}

function textOf({ tokens: [first, end] }: Name, tokens: Named['tokens']): string {
  return tokens
    .slice(first, end)
    .map((token) => token.text)
    .join(' ')
}
