/** An error as RFC 9457 has it: what a program acts on and a person reads. */
export interface ProblemBody {
  /** Stable, in kebab case: `not-found`, `wrong-parameter`, `too-large`. */
  readonly code: string
  readonly title: string
  readonly status: number
  /** What was wrong and the remedy, in one sentence each. */
  readonly detail: string
}

/** Thrown by a route where the asker did something wrong; the answer is its body. */
export class Answered extends Error {
  readonly body: ProblemBody
  constructor(status: number, code: string, title: string, detail: string) {
    super(detail)
    this.body = { code, title, status, detail }
  }
}

export function notFound(what: string, remedy: string): Answered {
  return new Answered(404, 'not-found', 'Not found', `${what} is not in this ledger as known on that day. ${remedy}`)
}

export function problemResponse(body: ProblemBody): Response {
  return new Response(JSON.stringify({ type: `about:blank#${body.code}`, ...body }), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
