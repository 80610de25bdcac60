import { fieldNames } from './fields.ts'
import type { Result } from './rule.ts'

/** What is missed, spurious or wrong in one report, a line each. */
export function errorLines({ report, pairs, missed, spurious }: Result): string[] {
  return [
    `\n### ${report.name}`,
    ...missed.map(({ type, at, trigger }) => `missed ${type}: ${trigger ?? '–'} in “${at[0]}”`),
    ...spurious.map(
      ({ type, quote, source, because }) =>
        `spurious ${type}: “${quote.replaceAll(/\s+/g, ' ').slice(0, 140)}” by ${source?.text ?? 'the outlet'} (${because[0]})`,
    ),
    ...pairs.flatMap(({ gold, claim, fields }) =>
      fieldNames.flatMap((name) =>
        (fields[name] ?? 1) < 1
          ? [
              `wrong ${name} of ${gold.type} “${gold.at[0]?.slice(0, 90)}”: want ${JSON.stringify(gold[name])}, got ${told(claim[name])}`,
            ]
          : [],
      ),
    ),
  ]
}

function told(value: unknown): string {
  return (
    JSON.stringify(value, (key, inner) => (briefly.has(key) || key === '' || !Number.isNaN(Number(key)) ? inner : undefined)) ??
    '–'
  )
}
const briefly = new Set([
  'text',
  'name',
  'from',
  'to',
  'killed',
  'wounded',
  'captured',
  'displaced',
  'detained',
  'abducted',
  'surrendered',
  'places',
  'attacks',
  'returned',
  'inherited',
])
