import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { KnowledgeError, knowledgePath } from './yaml.ts'

/**
 * Reads `knowledge/NAME`, a CSV table with a header and `#` comments, and checks each row: for long lists, which YAML reads
 * a hundred times slower.
 * @throws KnowledgeError naming file, line and column when a row does not fit.
 */
export function readTable<Row extends z.ZodType>(name: string, row: Row): z.output<Row>[] {
  const records = parse(readFileSync(knowledgePath(name)), { columns: true, comment: '#', comment_no_infix: true, info: true })
  return z
    .array(z.object({ info: z.object({ lines: z.number() }), record: z.unknown() }))
    .parse(records)
    .map(({ info, record }) => {
      const checked = row.safeParse(record)
      if (checked.success) return checked.data
      const issue = checked.error.issues[0]
      throw new KnowledgeError(
        `knowledge/${name}:${info.lines}: ${issue?.path.join('.')}: ${issue?.message}. Correct the row and start again.`,
      )
    })
}
