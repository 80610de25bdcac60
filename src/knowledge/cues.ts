import { z } from 'zod'
import { readKnowledge } from './yaml.ts'

const stance = z.enum(['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent'])
// A list, or one text with commas between, which reads better where there are many.
const words = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((word) => word.trim()))])
  .refine((list) => list.length > 0 && list.every((word) => word !== ''), 'has an empty word: look for two commas in a row')
const flag = z.boolean().default(false)
const examples = { yes: z.array(z.string()).default([]), no: z.array(z.string()).default([]) }

const frame = z.enum(['clause', 'quotation', 'thing', 'infinitive', 'plea', 'as', 'name', 'quoted'])
/** Where a cue's content stands; the heads of the files say what each is. */
export type Frame = z.output<typeof frame>

const shared = {
  words,
  frames: z.array(frame).default([]),
  prepositions: z.array(z.string()).default([]),
  stance,
  irreal: flag,
  wish: flag,
  ...examples,
}
const verbCue = z.strictObject({
  ...shared,
  negated: stance.optional(),
  unable: stance.optional(),
  accounts: stance.optional(),
  as: stance.optional(),
  refuting: stance.optional(),
  plea: z.string().optional(),
  hearer: flag,
  mute: flag,
  evidence: flag,
  toll: flag,
  passive: flag,
  raising: flag,
  speech: flag,
  onlyNegated: flag,
  onlyNone: flag,
  witness: flag,
  takes: flag,
  pictures: flag,
  onlyAccounts: flag,
})
const nounCue = z.strictObject({
  ...shared,
  none: stance.optional(),
  accounts: stance.optional(),
  loose: flag,
  onlyNone: flag,
})
const phraseCue = z.strictObject({ ...shared, kind: z.enum(['source', 'whose', 'unsourced', 'doubtful', 'feeling', 'unheard']) })
const cueWords = z.strictObject({
  accounts: words,
  refuting: words,
  grounds: words,
  agreeing: words,
  correcting: words,
  versions: words,
  voiceless: words,
  victims: words,
  pictures: words,
  times: words,
  withholding: words,
  enabling: words,
  disabling: words,
  outlet: words,
  outletNouns: words,
  parting: words,
  personal: words,
  collective: words,
  relative: words,
  plans: words,
  negations: words,
  giving: words,
  women: words,
  men: words,
  groups: words,
  people: words,
})

export type VerbCue = z.output<typeof verbCue>
export type NounCue = z.output<typeof nounCue>
export type PhraseCue = z.output<typeof phraseCue>
export type PhraseKind = PhraseCue['kind']
export type CueWords = { readonly [List in keyof z.output<typeof cueWords>]: ReadonlySet<string> }

/** The words that hand a claim to its source. A word may have several entries, each with frames of its own. */
export interface Cues {
  readonly verbs: ReadonlyMap<string, readonly VerbCue[]>
  readonly nouns: ReadonlyMap<string, readonly NounCue[]>
  readonly phrases: readonly PhraseCue[]
  readonly words: CueWords
}

/** @throws KnowledgeError when a cue file has a slip. */
export function openCues(): Cues {
  return {
    verbs: byWord(readKnowledge('en/cueVerbs.yml', z.array(verbCue))),
    nouns: byWord(readKnowledge('en/cueNouns.yml', z.array(nounCue))),
    phrases: readKnowledge('en/cuePhrases.yml', z.array(phraseCue)),
    words: asSets(readKnowledge('en/cueWords.yml', cueWords)),
  }
}

function byWord<Entry extends { readonly words: readonly string[] }>(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const entry of entries) for (const word of new Set(entry.words)) found.set(word, [...(found.get(word) ?? []), entry])
  return found
}

function asSets(lists: z.output<typeof cueWords>): CueWords {
  return {
    accounts: new Set(lists.accounts),
    refuting: new Set(lists.refuting),
    grounds: new Set(lists.grounds),
    agreeing: new Set(lists.agreeing),
    correcting: new Set(lists.correcting),
    versions: new Set(lists.versions),
    voiceless: new Set(lists.voiceless),
    victims: new Set(lists.victims),
    pictures: new Set(lists.pictures),
    times: new Set(lists.times),
    withholding: new Set(lists.withholding),
    enabling: new Set(lists.enabling),
    disabling: new Set(lists.disabling),
    outlet: new Set(lists.outlet),
    outletNouns: new Set(lists.outletNouns),
    parting: new Set(lists.parting),
    personal: new Set(lists.personal),
    collective: new Set(lists.collective),
    relative: new Set(lists.relative),
    plans: new Set(lists.plans),
    negations: new Set(lists.negations),
    giving: new Set(lists.giving),
    women: new Set(lists.women),
    men: new Set(lists.men),
    groups: new Set(lists.groups),
    people: new Set(lists.people),
  }
}
