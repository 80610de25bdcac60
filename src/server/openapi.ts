import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

const problemSchema = z
  .strictObject({ type: z.string(), code: z.string(), title: z.string(), status: z.number().int(), detail: z.string() })
  .meta({ id: 'Problem' })

/** The OpenAPI 3.1 document of the endpoints: their zod shapes as JSON Schema, each named one once. */
export function openApi(endpoints: readonly Endpoint[], version: string): object {
  const schemas: Record<string, object> = {}
  const paths: Record<string, Record<string, object>> = {}
  const refer = (schema: z.ZodType, io: 'input' | 'output') => named(schema, io, schemas)
  for (const { method, path, summary, query, body, answer } of endpoints) {
    const content =
      'media' in answer
        ? { [answer.media]: { schema: { type: 'string' } } }
        : { 'application/json': { schema: refer(answer, 'output') } }
    paths[path] = {
      ...paths[path],
      [method]: {
        summary,
        operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
        parameters: [...inPath(path), ...inQuery(query)],
        ...(body !== null && {
          requestBody: { required: true, content: { 'application/json': { schema: refer(body, 'input') } } },
        }),
        responses: {
          200: { description: 'As asked.', content },
          default: {
            description: 'What was wrong, and the remedy.',
            content: { 'application/problem+json': { schema: refer(problemSchema, 'output') } },
          },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fogline',
      version,
      description:
        'Who says what happened, where and when, in which exact words; and who holds which town, for any day and as known on any day.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas },
  }
}

function inPath(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
}

function inQuery(query: z.ZodObject): object[] {
  return Object.entries(query.shape).map(([name, field]) => {
    const { $schema: _, description, ...schema } = z.toJSONSchema(field as z.ZodType, { io: 'input', unrepresentable: 'any' })
    const required = !(field as z.ZodType).safeParse(undefined).success
    return { name, in: 'query', required, ...(description !== undefined && { description }), schema }
  })
}

function named(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, object>): object {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, one] of Object.entries($defs as Record<string, object>)) {
    const { id: _id, ...definition } = one as { id?: string }
    schemas[name] = definition
  }
  const id = rest.id as string | undefined
  if (id === undefined) return rest
  const { id: _id, ...definition } = rest
  schemas[id] = definition
  return { $ref: `#/components/schemas/${id}` }
}
