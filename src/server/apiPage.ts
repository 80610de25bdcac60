import type { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

/** The API as a page to read: every address, what it takes and what it gives. No script. */
export function apiPage(endpoints: readonly Endpoint[]): string {
  const sections = endpoints.map(({ method, path, summary, query, answer }) => {
    const rows = Object.entries(query.shape).map(
      ([name, field]) =>
        `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${escaped((field as z.ZodType).description ?? '')}</td></tr>`,
    )
    const gives = 'media' in answer ? answer.media : `<a href="/openapi.json">${escaped(answer.meta()?.id ?? 'JSON')}</a>`
    return `<section><h2><span>${method.toUpperCase()}</span> <code>${escaped(path)}</code></h2><p>${escaped(summary)}</p>${
      rows.length > 0 ? `<table>${rows.join('')}</table>` : ''
    }<p class="gives">Gives ${gives}</p></section>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Fogline API</title><link rel="stylesheet" href="/api/page.css"></head><body><main><h1>Fogline API</h1><p>Every question takes two dates: <code>on</code>, when it was so, and <code>known</code>, by when it had been told. Answers are JSON with an ETag, errors <code>application/problem+json</code>. The same as OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>.</p>${sections.join('')}</main></body></html>`
}

export const apiPageStyle = `:root{color-scheme:light dark}body{margin:0;background:light-dark(#edf0e8,#10171a);color:light-dark(#141e1d,#e7ebe4);font:15px/1.5 system-ui,sans-serif}main{max-width:860px;margin:auto;padding:24px}h1{font:500 33px/1.1 Georgia,serif}section{border-top:2px solid;margin-top:24px}h2{font-size:17px;margin:10px 0 4px}h2 span{font-size:12px;border:1px solid;padding:1px 6px}code{font-family:ui-monospace,monospace}table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:3px 14px 3px 0}.gives{font-size:13px}a{color:inherit}`

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
