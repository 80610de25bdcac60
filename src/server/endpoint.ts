import type { Context } from 'hono'
import { z } from 'zod'
import { Answered } from './problem.ts'

/** One address of the API: what it takes, what it gives, and for whom. The routes and the OpenAPI document are made from it. */
export interface Endpoint {
  readonly method: 'get' | 'post'
  /** As OpenAPI writes it: `/api/events/{id}`. */
  readonly path: string
  readonly summary: string
  /** What may be asked, as an object of strings. */
  readonly query: z.ZodObject
  /** What is sent along, as JSON; null where nothing is, or where it is no JSON. */
  readonly body: z.ZodType | null
  /** Shape of the answer; a media type where it is no JSON. */
  readonly answer: z.ZodType | { readonly media: string }
  readonly handle: (context: Context) => Promise<Response>
}

type Values<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>

interface Asked<Query extends z.ZodRawShape, Body> {
  readonly query: Values<Query>
  readonly body: Body
  readonly id: string
}

/** An endpoint that answers with JSON: checked parameters in, a view out. */
export function endpoint<Query extends z.ZodRawShape, Answer, Body = null>(given: {
  readonly method?: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly query: Query
  readonly body?: z.ZodType<Body>
  readonly answer: z.ZodType<Answer>
  readonly handle: (asked: Asked<Query, Body>) => Promise<Answer>
}): Endpoint {
  const query = z.strictObject(given.query)
  const { method = 'get', path, summary, body = null, answer } = given
  return {
    method,
    path,
    summary,
    query,
    body,
    answer,
    async handle(context) {
      const asked = {
        query: checked(query, context.req.query(), 'parameter') as Values<Query>,
        body: (body === null ? null : checked(body, await jsonOf(context), 'body')) as Body,
        id: context.req.param('id') ?? '',
      }
      return json(await given.handle(asked))
    },
  }
}

/** @throws Answered naming the parameter and what it takes */
export function checked<Value>(schema: z.ZodType<Value>, value: unknown, what: 'parameter' | 'body'): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const why = result.error.issues.map(({ path, message }) => `${path.join('.') || what}: ${message}`).join('; ')
  throw new Answered(
    400,
    `wrong-${what}`,
    what === 'body' ? 'Wrong body' : 'Wrong parameter',
    `${why}. See /api for what may be given.`,
  )
}

async function jsonOf(context: Context): Promise<unknown> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/json'))
    throw new Answered(415, 'not-json', 'Not JSON', 'Send it as application/json.')
  try {
    return await context.req.json()
  } catch {
    throw new Answered(400, 'wrong-body', 'Wrong body', 'The body is no JSON. Check it with a JSON reader.')
  }
}

function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
