import { z } from 'zod'
import type { Extent } from '../model/claim.ts'
import { compilePhrase, inAnyCase, matchPhrase, oneOf } from './phrases.ts'
import { readKnowledge } from './yaml.ts'

/** Words around a place's name that say how much of it is meant. */
export interface ExtentWords {
  /** `before` and `after` are the sentence's text up to the name and from it on; null when they say nothing of extent. */
  readonly around: (before: string, after: string) => { readonly extent: Extent | null; readonly says: string } | null
  /** Words that stand for a place already named: "most of the town". */
  readonly standins: ReadonlySet<string>
}

const entry = z.strictObject({
  says: z.string(),
  means: z.enum(['most', 'part', 'inside', 'outskirts']).nullable(),
  yes: z.array(z.string()).min(1),
  no: z.array(z.string()).default([]),
})
export const extentsFile = z.strictObject({
  fillers: z.array(z.string()),
  standins: z.array(z.string()),
  before: z.array(entry),
  after: z.array(entry),
  sides: z.array(z.string()),
})
export type ExtentsFile = z.output<typeof extentsFile>

/** @throws KnowledgeError when `en/extents.yml` has a slip. */
export function openExtentWords(): ExtentWords {
  return extentWords(readKnowledge('en/extents.yml', extentsFile))
}

export function extentWords(file: ExtentsFile): ExtentWords {
  const slots = { side: `(?:${inAnyCase(oneOf(file.sides))})` }
  const filler = new RegExp(`(?:\\s+|^)(?:${oneOf(file.fillers)})\\s*$`, 'iu')
  const before = file.before.map((entry) => ({ ...entry, phrase: compilePhrase(entry.says, slots) }))
  const after = file.after.map((entry) => ({ ...entry, phrase: compilePhrase(entry.says, slots) }))

  return {
    standins: new Set(file.standins),
    around: (left, right) => {
      for (let text = left.trimEnd(), shorter = true; shorter; ) {
        const found = longest(before.flatMap((entry) => ending(text, entry)))
        if (found !== null) return found
        const next = text.replace(filler, '')
        shorter = next !== text
        text = next
      }
      return longest(after.flatMap((entry) => starting(right, entry)))
    },
  }
}

type Told = { readonly extent: Extent | null; readonly says: string; readonly length: number }
interface Entry {
  readonly says: string
  readonly means: Extent | null
  readonly phrase: RegExp
}

function ending(text: string, { phrase, means, says }: Entry): Told[] {
  const matches = matchPhrase(text, phrase).filter(({ to }) => to === text.length)
  return matches.map(({ from, to }) => ({ extent: means, says, length: to - from }))
}
function starting(text: string, { phrase, means, says }: Entry): Told[] {
  const matches = matchPhrase(text, phrase).filter(({ from }) => text.slice(0, from).trim() === '')
  return matches.map(({ from, to }) => ({ extent: means, says, length: to - from }))
}

/** "large parts of" says more than "parts of". */
function longest(told: readonly Told[]): Told | null {
  return told.reduce<Told | null>((best, one) => (best === null || one.length > best.length ? one : best), null)
}
