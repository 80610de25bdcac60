import { z } from 'zod'
import { readKnowledge } from '../yaml.ts'

/** What a column of an imported file is for. */
export const importFields = ['id', 'name', 'also', 'lat', 'lon', 'country', 'admin1', 'feature', 'population'] as const
export type ImportField = (typeof importFields)[number]

const names = z.array(z.string().min(1)).min(1)
const file = z.strictObject({
  geonames: z.record(z.string().regex(/^[A-Z]$/), z.literal('all').or(z.array(z.string()))),
  osm: z.record(z.string().regex(/^[a-z_]+=[a-z0-9_]+$/, 'is no tag: write key=value'), z.string()),
  columns: z.record(z.enum(importFields), names),
})

export interface ImportWords {
  /** Whether an import keeps places of a GeoNames class and code. */
  keeps(featureClass: string, featureCode: string): boolean
  /** GeoNames' code for what an OpenStreetMap object is tagged as; null for what is no place. */
  featureOf(tags: ReadonlyMap<string, string>): string | null
  /** Names of the columns that may say something, in lower case, the best first. */
  readonly columns: Readonly<Record<ImportField, readonly string[]>>
}

/** @throws KnowledgeError when `places/imports.yml` has a slip. */
export function openImportWords(): ImportWords {
  const { geonames, osm, columns } = readKnowledge('places/imports.yml', file)
  const codes = new Map(Object.entries(geonames).map(([key, kept]) => [key, kept === 'all' ? kept : new Set(kept)]))
  return {
    keeps(featureClass, featureCode) {
      const kept = codes.get(featureClass)
      return kept === 'all' || (kept?.has(featureCode) ?? false)
    },
    featureOf(tags) {
      for (const [tag, feature] of Object.entries(osm)) {
        const [key = '', value] = tag.split('=')
        if (tags.get(key) === value) return feature
      }
      return null
    },
    columns,
  }
}
