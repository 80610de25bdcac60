import { z } from 'zod'
import type { Draft } from './draft.ts'

const optional = z
  .string()
  .nullish()
  .transform((text) => text ?? null)
const lineSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .transform((id) => id ?? null),
  text: z.string('must be a string with the text of the report'),
  title: optional,
  published: optional,
  outlet: optional,
  url: optional,
})

export type LineRead =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly given: string | null }
  | { readonly kind: 'faulty'; readonly why: string }

/** One line of JSON Lines, `{"id", "text", "published", "outlet", "url"}`; all but `text` may be left out. */
export function readJsonLine(line: string): LineRead {
  const parsed = parsedJson(line)
  if (parsed === undefined) return { kind: 'faulty', why: 'is no JSON: write one whole object a line' }
  const checked = lineSchema.safeParse(parsed)
  if (checked.success) {
    const { id, ...draft } = checked.data
    return { kind: 'draft', draft, given: id }
  }
  const issue = checked.error.issues[0]
  return { kind: 'faulty', why: `${issue?.path.join('.') || 'line'}: ${issue?.message}` }
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
