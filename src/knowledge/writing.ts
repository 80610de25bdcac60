import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

/** How words and sentences are written: what {@link file://../sentences/segment.ts} cuts a text by. */
export interface Writing {
  readonly title: ReadonlySet<string>
  readonly number: ReadonlySet<string>
  readonly ending: ReadonlySet<string>
  readonly starters: ReadonlySet<string>
  /** `'s` → the words that it may follow, in lower case; null for any. */
  readonly endings: ReadonlyMap<string, ReadonlySet<string> | null>
  readonly fused: ReadonlyMap<string, readonly string[]>
  readonly clipped: ReadonlySet<string>
  readonly prefixes: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly slashed: ReadonlySet<string>
  readonly domains: ReadonlySet<string>
}

/** Words parted by blanks, over as many lines as it takes. */
const words = z.string().transform((list) => list.trim().split(/\s+/))
const sentences = z.array(z.string()).min(1)
const group = z.strictObject({ words, yes: sentences, no: sentences })
export const abbreviationsSchema = z.strictObject({ title: group, number: group, ending: group, starters: words })
export const tokensSchema = z.strictObject({
  endings: z.record(z.string(), words),
  fused: z.record(z.string(), z.string()),
  clipped: words,
  prefixes: words,
  particles: words,
  pairs: words,
  units: words,
  slashed: words,
  domains: words,
  yes: z.record(z.string(), z.string()),
})

let opened: Writing | null = null

/**
 * The knowledge is read on the first call and kept: it is the same for every text.
 * @throws KnowledgeError when a file has a slip.
 */
export function openWriting(): Writing {
  opened ??= readWriting()
  return opened
}

function readWriting(): Writing {
  const stops = readKnowledge('en/abbreviations.yml', abbreviationsSchema)
  const cuts = readKnowledge('en/tokens.yml', tokensSchema)
  return {
    title: withCapitals(stops.title.words),
    number: withCapitals(stops.number.words),
    ending: withCapitals(stops.ending.words),
    starters: new Set(stops.starters),
    endings: new Map(Object.entries(cuts.endings).map(([ending, after]) => [ending, after[0] === 'any' ? null : new Set(after)])),
    fused: new Map(Object.entries(cuts.fused).map(([word, parts]) => [word, parts.split(' ')])),
    clipped: new Set(cuts.clipped),
    prefixes: new Set(cuts.prefixes),
    particles: new Set(cuts.particles),
    pairs: new Set(cuts.pairs.map((word) => word.toLowerCase())),
    units: new Set(cuts.units),
    slashed: new Set(cuts.slashed),
    domains: new Set(cuts.domains),
  }
}

function withCapitals(list: readonly string[]): Set<string> {
  return new Set(list.flatMap((word) => (word.length > 3 ? [word, word.toUpperCase()] : [word])))
}
