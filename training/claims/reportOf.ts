import { createHash } from 'node:crypto'
import type { Report } from '#model/report.ts'
import type { GoldReport } from './gold.ts'

/** The annotated report as if it had just come in. */
export function reportOf({ text, published, outlet }: GoldReport): Report {
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { id: `r_${sha256.slice(0, 16)}`, text, title: null, published, outlet, url: null, sha256, language: 'en' }
}
