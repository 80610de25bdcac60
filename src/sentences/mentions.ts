import type { Mention, Token } from '#model/sentence.ts'

type Hung = Pick<Token, 'from' | 'to' | 'upos' | 'xpos' | 'head' | 'relation'>

/**
 * The noun phrases and pronouns of a parsed sentence, in order, each with its head. A phrase keeps what narrows it down
 * ("the head of the provincial council") and leaves what is only added: relative clauses, appositions, what it is joined
 * with by "and" (a mention of its own), prepositions before and the 's behind.
 */
export function findMentions(tokens: readonly Hung[]): Mention[] {
  const children = childrenOf(tokens)
  return tokens.flatMap((_, head) => (standsForSomething(tokens, head) ? [mentionAt(tokens, children, head)] : []))
}

function childrenOf(tokens: readonly Hung[]): number[][] {
  const children: number[][] = tokens.map(() => [])
  for (const [i, token] of tokens.entries()) children[token.head]?.push(i)
  return children
}

// Relative pronouns stand for a phrase that is a mention already, "it" and "there" in "it is said" for nothing.
function standsForSomething(tokens: readonly Hung[], i: number): boolean {
  const token = tokens[i]
  if (!token || inAnother.test(token.relation)) return false
  switch (token.upos) {
    case 'NOUN':
    case 'PROPN':
      return true
    case 'PRON':
      return !/^(?:W|EX)/.test(token.xpos) && token.relation !== 'expl'
    case 'ADJ':
    case 'NUM':
    case 'DET':
    case 'VERB':
    case 'X':
      // "the wounded", "two of them", "those who stayed"
      return nominal.test(token.relation) && (token.upos !== 'VERB' || /^VB[NG]$/.test(token.xpos))
    default:
      return false
  }
}

const inAnother = /^(?:flat|compound|fixed|goeswith|det|nummod|amod|discourse|reparandum)(?::|$)/
const nominal = /^(?:nsubj|obj|iobj|obl|nmod|appos)(?::(?!unmarked)|$)/

function mentionAt(tokens: readonly Hung[], children: readonly (readonly number[])[], head: number): Mention {
  const inside = new Set([head])
  gather(head)
  let first = head
  while (inside.has(first - 1)) first--
  let end = head + 1
  while (inside.has(end)) end++
  while (first < head && isEdge(tokens[first])) first++
  while (end > head + 1 && isEdge(tokens[end - 1])) end--
  return { span: [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? 0], tokens: [first, end], head }

  function gather(of: number): void {
    // By hand, not by recursion: a broken tree may be as deep as the sentence is long.
    const open = [of]
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const child of children[at] ?? []) {
        if (inside.has(child) || !belongs(child, at)) continue
        inside.add(child)
        open.push(child)
      }
  }

  function belongs(child: number, parent: number): boolean {
    const relation = tokens[child]?.relation ?? ''
    if (added.test(relation)) return false
    return parent === head ? partOfHead(child, relation) : true
  }

  function partOfHead(child: number, relation: string): boolean {
    // A noun that is a clause's predicate ("was a condition for …") has the clause hung on it.
    if (ofClause.test(relation)) return false
    return relation !== 'punct' || between(child)
  }

  // Hyphens and quotes within the phrase, not the comma behind it.
  function between(i: number): boolean {
    return children[head]?.some((child) => child !== i && isBeyond(child, i)) ?? false
  }
  function isBeyond(child: number, i: number): boolean {
    const relation = tokens[child]?.relation ?? ''
    return !added.test(relation) && !ofClause.test(relation) && relation !== 'punct' && (i < head ? child < i : child > i)
  }
}

const added = /^(?:acl|appos|parataxis|advcl|list|dislocated|discourse|vocative|orphan)(?::|$)/
const ofClause = /^(?:case|mark|cc|conj|cop|aux|nsubj|csubj|expl|obl|obj|iobj|ccomp|xcomp|advmod:neg|root)(?::|$)/

function isEdge(token: Hung | undefined): boolean {
  return token !== undefined && (token.upos === 'PUNCT' || /^(?:cc|case|mark)$/.test(token.relation))
}
