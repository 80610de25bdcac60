import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Refusal } from '#model/refusal.ts'

/** A slip in a knowledge file: it stops the program, naming file, line, entry and remedy. */
export class KnowledgeError extends Refusal {}

/** Where a knowledge file lies, given its path below `knowledge/`. */
export function knowledgePath(name: string): string {
  return fileURLToPath(new URL(`../../knowledge/${name}`, import.meta.url))
}

/**
 * Reads `knowledge/NAME` and checks it.
 * @throws KnowledgeError when the file is missing, is no YAML, or an entry does not fit the schema.
 */
export function readKnowledge<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  return checkKnowledge(name, readText(name), schema)
}

function readText(name: string): string {
  try {
    return readFileSync(knowledgePath(name), 'utf8')
  } catch (cause) {
    throw new KnowledgeError(`knowledge/${name} can't be read. Install Fogline anew, or put the file back.`, { cause })
  }
}

/** As {@link readKnowledge}, on text already read. */
export function checkKnowledge<Schema extends z.ZodType>(name: string, text: string, schema: Schema): z.output<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const slip = document.errors[0]
  if (slip)
    throw new KnowledgeError(`knowledge/${name}:${slip.linePos?.[0].line ?? 1}: is no YAML: ${slip.message.split('\n')[0]}`)
  const checked = schema.safeParse(document.toJS())
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const path = issue?.path ?? []
  throw new KnowledgeError(
    `knowledge/${name}:${lineOf(path)}: ${path.join('.')}: ${issue?.message}. Correct the entry and start again.`,
  )

  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
      if (hasRange(node)) return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

function hasRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
