import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** What stands within or at a place and may be taken or hit by itself. */
export interface Sites {
  readonly sites: ReadonlySet<string>
  /** Sentences with the site in asterisks, and such that tell of the place itself: they run as tests. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

const sitesFile = z.strictObject({
  sites: z.array(z.string().regex(/^[a-z]+$/)).transform((list) => new Set(list)),
  yes: z.array(z.string().regex(/\*.+\*/, 'has no site in *asterisks*')),
  no: z.array(z.string()),
})

/** @throws KnowledgeError when `en/sites.yml` has a slip. */
export function openSites(): Sites {
  return readKnowledge('en/sites.yml', sitesFile)
}
