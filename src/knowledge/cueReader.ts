import { existsSync, readFileSync } from 'node:fs'
import { type LogLinear, type LogLinearWeights, logLinear } from '#network/logLinear.ts'
import { packModels, unpackModels } from './packedModels.ts'
import { KnowledgeError, knowledgePath } from './yaml.ts'

export const cueReaderFile = 'en/cues.weights'
const magic = 'fogline cues 1\n'
const names = ['cue'] as const

/** Is this word, so framed, a cue. Null when no weights are installed: then every frame counts. @throws KnowledgeError when the file is damaged. */
export function openCueReader(): LogLinear | null {
  const path = knowledgePath(cueReaderFile)
  if (!existsSync(path)) return null
  try {
    return logLinear(unpackModels<'cue'>(magic, readFileSync(path)).cue)
  } catch (cause) {
    throw new KnowledgeError(
      `knowledge/${cueReaderFile} is damaged. Install Fogline anew, or train it again: training/README.md.`,
      {
        cause,
      },
    )
  }
}

export function packCueReader(weights: LogLinearWeights): Uint8Array {
  return packModels(magic, names, { cue: weights })
}
