import type { Cues, VerbCue } from '#knowledge/cues.ts'
import type { Stance } from '#model/claim.ts'
import { infinitiveAfter } from './clauseContents.ts'
import { cueWords, type Found, type Phrase, phraseOf, prepositionOf } from './found.ts'
import { prepositionAfter } from './nounContents.ts'
import { agentOf, canSpeak, patientOf } from './sources.ts'
import { isRefuting, turned, turnOf } from './stance.ts'
import { branch, childrenBy, childrenOf, lemmaOf, relationOf, spansOf, type Tree, tokenAt } from './tree.ts'

interface PassiveReading {
  readonly entry: VerbCue
  readonly tokens: readonly number[]
  readonly cue: readonly number[]
  readonly frame: string
  readonly stance?: Stance | undefined
  readonly source?: Phrase
}

/** "was denied by the ministry", "a claim confirmed by a doctor", "is believed to have fled", "as claimed by the group". */
export function passiveCue(tree: Tree, verb: number, entries: readonly VerbCue[], cues: Cues): Found | null {
  const agent = agentOf(tree, verb)
  const turn = turnOf(tree, verb, cues.words)
  const reading = readingOf(
    tree,
    verb,
    entries.filter((entry) => !(entry.onlyNegated && turn === 'plain')),
    agent,
    cues,
  )
  if (reading === null) return null
  const source = reading.source ?? agent ?? letBy(tree, verb)
  if (source && !canSpeak(tree, source, cues.words) && !reading.entry.evidence) return null
  const linking = agent && reading.source === undefined ? childrenBy(tree, agent.head, 'case') : []
  return {
    tree,
    cueHead: verb,
    cue: cueWords(tree, verb, [...reading.cue, ...linking.filter((i) => i === verb + 1)]),
    lemma: lemmaOf(tree, verb),
    source,
    content: spansOf(tree, reading.tokens),
    stance: reading.stance ?? turned(reading.entry, turn),
    irreal: reading.entry.irreal,
    attitude: reading.entry.wish,
    quoted: false,
    because: [`cue ${lemmaOf(tree, verb)} +${reading.frame}`],
  }
}

// "The family let it be known that he had died"
function letBy(tree: Tree, verb: number): Phrase | null {
  const { relation, head } = tokenAt(tree, verb)
  if (relation !== 'xcomp' || head < 0) return null
  const it = childrenBy(tree, head, 'obj').find((i) => i < verb && lemmaOf(tree, i) === 'it')
  const subject = childrenBy(tree, head, 'nsubj').find((i) => i < head)
  return it === undefined || subject === undefined ? null : phraseOf(tree, subject)
}

function readingOf(
  tree: Tree,
  verb: number,
  entries: readonly VerbCue[],
  agent: Phrase | null,
  cues: Cues,
): PassiveReading | null {
  const patient = patientOf(tree, verb)
  const reduced = tokenAt(tree, verb).relation.startsWith('acl')
  const about = patient === null ? [] : branch(tree, patient, new Set([verb, ...childrenBy(tree, patient, 'case', 'punct')]))
  for (const entry of entries) {
    // "A general was quoted by a newspaper as doubting the toll": the general vouches, not the newspaper.
    if (entry.frames.includes('quoted') && patient !== null) {
      const words = childrenBy(tree, verb, 'advcl', 'obl', 'xcomp').find((i) => prepositionOf(tree, i) === 'as')
      if (words !== undefined)
        return {
          entry,
          tokens: branch(tree, words).filter((i) => i !== words),
          cue: [words],
          frame: 'quoted',
          source: phraseOf(tree, patient, [verb]),
        }
    }
    if (entry.frames.includes('infinitive') && patient !== null) {
      // "are said by diplomats to help the army"
      const content = infinitiveAfter(tree, verb, 'advcl')
      if (content) return { entry, tokens: [...about, ...content.tokens], cue: [], frame: 'passive infinitive' }
    }
    // "it was reported that the town had fallen"; "residents were told that"
    if (entry.frames.includes('clause')) {
      const clause = childrenBy(tree, verb, 'ccomp', 'csubj').find((i) => i > verb)
      if (clause !== undefined) return { entry, tokens: branch(tree, clause), cue: [], frame: 'passive clause' }
    }
  }
  for (const entry of entries) {
    const likeness = childrenBy(tree, verb, 'xcomp', 'obl', 'advcl', 'obj').find(
      (i) =>
        i > verb &&
        (entry.frames.includes('name') || entry.frames.includes('as')) &&
        (prepositionOf(tree, i).startsWith('as') || (/^(xcomp|obj)$/.test(relationOf(tree, i)) && prepositionOf(tree, i) === '')),
    )
    if (likeness !== undefined && patient !== null) {
      const refutes = branch(tree, likeness).some((i) => isRefuting(tree, i, cues.words))
      return {
        entry,
        tokens: [...about, ...branch(tree, likeness)],
        cue: [],
        frame: 'passive name',
        stance: refutes ? (entry.refuting ?? entry.as) : undefined,
      }
    }
    if (entry.prepositions.length > 0 && patient !== null && entry.speech) {
      const content = prepositionAfter(tree, verb, entry, cues.words)
      if (content) return { entry, tokens: [...about, ...content.cue, ...content.tokens], cue: [], frame: 'passive preposition' }
    }
  }
  for (const entry of entries.filter(({ toll }) => toll)) {
    const number = agent === null ? null : numberBehind(tree, verb, entry)
    if (number !== null && patient !== null)
      return { entry, tokens: [...nominalBefore(tree, about), ...about, ...number], cue: [], frame: 'passive toll' }
  }
  for (const entry of entries) {
    if (!entry.frames.includes('thing') || patient === null || entry.wish) continue
    if (reduced && agent === null && entry.stance === 'asserts') continue
    const account = cues.words.accounts.has(lemmaOf(tree, patient))
    if (entry.onlyAccounts && !account) continue
    return { entry, tokens: about, cue: [], frame: 'passive thing', stance: account ? entry.accounts : undefined }
  }
  return asClaimedBy(tree, verb, entries, agent)
}

// "Losses were put by the army at 50 dead", "the toll was given as 12 by the clinic": the number behind its preposition.
function numberBehind(tree: Tree, verb: number, { prepositions }: VerbCue): readonly number[] | null {
  const at = tree.tokens.findIndex(
    ({ text }, i) =>
      i > verb &&
      prepositions.includes(text.toLowerCase()) &&
      tree.tokens.slice(i + 1, i + 5).some(({ upos }) => upos === 'NUM') &&
      !tree.tokens.slice(verb + 1, i).some(({ xpos, text: word }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos) || word === ','),
  )
  if (at < 0) return null
  const stop = tree.tokens.findIndex(({ text }, i) => i > at && /^([,;:.)]|by)$/.test(text))
  return Array.from({ length: (stop < 0 ? tree.tokens.length : stop) - at - 1 }, (_, k) => at + 1 + k)
}

// "Rebel losses there were put at 50": "there" is taken for all of the subject.
function nominalBefore(tree: Tree, about: readonly number[]): readonly number[] {
  const found: number[] = []
  for (let i = (about[0] ?? 0) - 1; i >= 0 && /^(NOUN|PROPN|ADJ|DET|NUM|ADP)$/.test(tokenAt(tree, i).upos); i--) found.unshift(i)
  return found
}

// "no gun was lost, as claimed by the group": what the "as" clause hangs on is the content.
function asClaimedBy(tree: Tree, verb: number, entries: readonly VerbCue[], agent: Phrase | null): PassiveReading | null {
  const { relation, head } = tokenAt(tree, verb)
  const entry = entries.find((entry) => entry.frames.includes('clause'))
  const marked = childrenOf(tree, verb).some((i) => i < verb && lemmaOf(tree, i) === 'as')
  if (!entry || agent === null || !marked || head < 0 || !relation.startsWith('advcl')) return null
  return { entry, tokens: branch(tree, head, new Set([verb])), cue: [], frame: 'as … by' }
}
