import type { Sentence } from '#model/sentence.ts'
import { covers, overlaps, type Span } from '#model/span.ts'
import type { Found } from './found.ts'
import type { Quotation } from './quotations.ts'

/**
 * Contents that run over sentences: a quotation that began before its cue's sentence or goes on after it,
 * and the quotations that follow in the same paragraph without a cue of their own: “They ran,” he said. “They left it all.”
 */
export function continued(found: readonly Found[], quotations: readonly Quotation[], sentences: readonly Sentence[]): Found[] {
  const whole = found.map(
    (one) => withinQuotation(one, quotations) ?? { ...one, content: joined([...one.content, ...overhanging(one, quotations)]) },
  )
  const taken = (quotation: Quotation) => whole.some((one) => one.content.some((span) => covers(span, quotation.span)))
  const speeches = quotations.filter(({ speech }) => speech)
  const free = new Set(speeches.filter((quotation) => !taken(quotation)))
  return whole.map((one) => {
    if (
      quotationAround(one, quotations) ||
      !one.content.some((span) => speeches.some((quotation) => overlaps(quotation.span, span)))
    )
      return one
    const added: Span[] = []
    let last = Math.max(...one.content.map((span) => span[1]), ...one.cue.map((i) => one.tree.tokens[i]?.to ?? 0))
    for (const quotation of speeches) {
      if (quotation.span[0] < last) continue
      if (!free.has(quotation) || !isNext(last, quotation, one, sentences)) break
      added.push(quotation.span)
      free.delete(quotation)
      last = quotation.span[1]
    }
    return added.length > 0 ? { ...one, content: joined([...one.content, ...added]) } : one
  })
}

/** What a quoted speaker reports ends with the quotation: “I think they left,” he said. */
function withinQuotation(one: Found, quotations: readonly Quotation[]): Found | null {
  const around = quotationAround(one, quotations)
  if (!around) return null
  const content = one.content.flatMap(([from, to]): Span[] => {
    const clipped: Span = [Math.max(from, around.span[0]), Math.min(to, around.span[1])]
    return clipped[0] < clipped[1] ? [clipped] : []
  })
  return { ...one, content }
}

function quotationAround(one: Found, quotations: readonly Quotation[]): Quotation | undefined {
  const cue = one.tree.tokens[one.cueHead]
  return quotations.find(({ span, speech }) => speech && cue !== undefined && span[0] <= cue.from && cue.to <= span[1])
}

// The parts of quotations that the content begins or ends within, and one that goes right on with its last words:
// "said he had fought “for the rights of all”".
function overhanging(one: Found, quotations: readonly Quotation[]): readonly Span[] {
  const cue = one.tree.tokens[one.cueHead]
  if (cue === undefined) return []
  return quotations
    .filter(({ span }) => !(span[0] <= cue.from && cue.to <= span[1]))
    .filter(({ span, speech }) =>
      one.content.some((part) => overlaps(part, span) || (speech && part[1] + 1 === span[0] && part[0] > cue.from)),
    )
    .map(({ span }) => span)
}

// Nothing but the end of the reporting clause's sentence lies between, and it opens its own sentence.
function isNext(last: number, quotation: Quotation, one: Found, sentences: readonly Sentence[]): boolean {
  const sentence = sentences[quotation.first.sentence]
  if (!sentence || sentence.paragraph !== one.tree.sentence.paragraph) return false
  const opens = sentence.tokens.slice(0, quotation.first.token).every((token) => !/[\p{L}\p{N}]/u.test(token.text))
  const between = sentences.filter(({ span }) => span[0] > last && span[1] <= quotation.span[0])
  const rest = sentences.slice(one.tree.sentence.index, quotation.first.sentence).flatMap((earlier) => earlier.tokens)
  const gap = rest.filter((token) => token.from >= last && /[\p{L}\p{N}]/u.test(token.text))
  return opens && between.length === 0 && gap.length <= longestTail
}

// "…," he told the radio late on Friday evening. “…”: what may stand between cue and the next quotation, in words.
const longestTail = 12

/** Spans in order, those that touch or overlap made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && span[0] <= last[1] + 1) found[found.length - 1] = [last[0], Math.max(last[1], span[1])]
    else found.push(span)
  }
  return found
}
