import type { CueWords, PhraseCue } from '#knowledge/cues.ts'
import { type Found, phraseOf } from './found.ts'
import { canSpeak } from './sources.ts'
import { branch, childrenBy, spansOf, type Tree, tokenAt } from './tree.ts'

/** "The militia could not be reached for comment": who was asked is silent, on what follows "on" or "about". */
export function unheard(tree: Tree, cue: PhraseCue, words: CueWords): Found[] {
  return cue.words.flatMap((phrase): Found[] => {
    const parts = phrase.split(' ')
    const start = tree.tokens.findIndex((_, i) => parts.every((part, step) => tree.tokens[i + step]?.text.toLowerCase() === part))
    if (start < 0) return []
    const tokens = parts.map((_, step) => start + step)
    const head = tokens.findLast((i) => childrenBy(tree, i, 'nsubj').length > 0)
    const subject = head === undefined ? undefined : childrenBy(tree, head, 'nsubj')[0]
    if (head === undefined || subject === undefined) return []
    const source = phraseOf(tree, subject)
    if (!canSpeak(tree, source, words)) return []
    return [
      {
        tree,
        cueHead: head,
        cue: tokens,
        lemma: phrase,
        source,
        content: spansOf(tree, asked(tree, head, start + parts.length)),
        stance: cue.stance,
        irreal: cue.irreal,
        attitude: cue.wish,
        quoted: false,
        because: [`cue ${phrase}`],
      },
    ]
  })
}

// "… for comment on how the attackers had reached the town"
function asked(tree: Tree, head: number, from: number): readonly number[] {
  const about = tree.tokens.findIndex(({ text }, i) => i >= from && /^(on|about|over|regarding)$/i.test(text))
  return about < 0 ? [] : branch(tree, head).filter((i) => i > about && tokenAt(tree, i).upos !== 'PUNCT')
}
