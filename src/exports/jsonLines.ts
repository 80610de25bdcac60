import type { Exported } from './exports.ts'

/** One record a line, as `extract`, `events` and `control` print them with `--json`. */
export function* jsonLinesOf(exported: Exported): Iterable<string> {
  for (const record of recordsOf(exported)) yield `${JSON.stringify(record)}\n`
}

function recordsOf(exported: Exported): readonly object[] {
  switch (exported.of) {
    case 'claims':
      return exported.claims
    case 'events':
      return exported.events
    case 'control':
      return exported.holdings
  }
}
