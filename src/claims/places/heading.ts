import type { Document } from '../document.ts'
import { at, type Tree } from '../tree.ts'
import type { PlaceGroup } from './features.ts'

// "Munglai Hkyet camp, near Laiza, Kachin." has eight tokens.
const longestHeading = 14

/**
 * The place that heads a sentence's paragraph: "9 Oct 2023 – Pazigyi, Kanbalu township, Sagaing. A jet attacked a gathering."
 * Null where the paragraph opens with running text, and where it has come to another place since.
 */
export function headingPlace({ reading, trees, groups }: Document, sentence: number): PlaceGroup | null {
  const paragraph = reading.sentences[sentence]?.paragraph
  const first = reading.sentences.find((one) => one.paragraph === paragraph && one.kind !== 'dateline')?.index ?? sentence
  const tree = trees[first]
  if (tree === undefined || first >= sentence || !isHeading(tree)) return null
  if (groups.slice(first + 1, sentence).some((since) => since.length > 0)) return null
  const [group] = groups[first] ?? []
  return group !== undefined && opens(tree, group) ? group : null
}

function isHeading({ sentence, tokens }: Tree): boolean {
  return sentence.kind === 'sentence' && tokens.length <= longestHeading && tokens.every(({ upos }) => !/^(VERB|AUX)$/.test(upos))
}

/** "11:20 From Bucha.": nothing but an hour, a number or a preposition stands before the name. */
function opens(tree: Tree, { mentions: [mention] }: PlaceGroup): boolean {
  const start = mention?.span[0] ?? Number.POSITIVE_INFINITY
  return tree.tokens.every((token, i) => token.from >= start || /^(NUM|ADP|PUNCT|SYM)$/.test(at(tree, i).upos))
}
