import type { Cues } from '#knowledge/cues.ts'
import type { Attribution, Speaker } from '#model/attribution.ts'
import type { Reading } from '#model/reading.ts'
import type { Span } from '#model/span.ts'
import { conjunctsOf, type Found, phraseOf } from './found.ts'
import { spansOf, type Tree } from './tree.ts'

/** Finished attributions: each source led back to the words that a reader would name it by. */
export function withSpeakers(found: readonly Found[], reading: Reading, _cues: Cues): Attribution[] {
  return found.map((one) => {
    const speakers =
      one.source === null ? [] : conjunctsOf(one.tree, one.source.head).map((head) => speakerOf(one.tree, head, reading))
    return {
      source: one.source === null ? [] : spansOf(one.tree, one.source.tokens),
      sourceHead: one.source === null ? null : { sentence: one.tree.sentence.index, token: one.source.head },
      speaker: speakers[0] ?? null,
      speakers,
      cue: spansOf(one.tree, one.cue),
      cueHead: { sentence: one.tree.sentence.index, token: one.cueHead },
      lemma: one.lemma,
      content: one.content,
      stance: one.stance,
      irreal: one.irreal,
      within: null,
      because: one.because,
    }
  })
}

function speakerOf(tree: Tree, head: number, reading: Reading): Speaker {
  const spans = spansOf(tree, phraseOf(tree, head).tokens)
  const span: Span = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0]
  return { text: reading.report.text.slice(...span), span }
}
