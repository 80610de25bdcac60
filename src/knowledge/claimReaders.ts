import { existsSync, readFileSync } from 'node:fs'
import { type LogLinear, type LogLinearWeights, logLinear } from '#network/logLinear.ts'
import { packModels, unpackModels } from './packedModels.ts'
import { KnowledgeError, knowledgePath } from './yaml.ts'

/** The trained readers of the claims stage. */
export const readerNames = ['happening', 'party', 'here', 'scene', 'voice', 'stance'] as const
export type ReaderName = (typeof readerNames)[number]

export interface ClaimReaders {
  /** Is this word a happening, and which. */
  readonly happening: LogLinear
  /** Is this phrase the actor, the target or neither. */
  readonly party: LogLinear
  /** Was it at this place of its own sentence. */
  readonly here: LogLinear
  /** Was it at this place that an earlier sentence names. */
  readonly scene: LogLinear
  /** Does this attribution hand it on. */
  readonly voice: LogLinear
  /** How its source stands to it. */
  readonly stance: LogLinear
}
export type ClaimWeights = Readonly<Record<ReaderName, LogLinearWeights>>

const file = 'en/happenings.weights'

/** Null when no weights are installed; then the word lists decide alone. @throws KnowledgeError when the file is damaged. */
export function openClaimReaders(): ClaimReaders | null {
  const path = knowledgePath(file)
  if (!existsSync(path)) return null
  const weights = unpackWeights(readFileSync(path))
  // Weights of before a reader was added are as good as none; training them anew must not need them.
  return readerNames.every((name) => weights[name] !== undefined) ? readersOf(weights) : null
}

export function readersOf(weights: ClaimWeights): ClaimReaders {
  return {
    happening: logLinear(weights.happening),
    party: logLinear(weights.party),
    here: logLinear(weights.here),
    scene: logLinear(weights.scene),
    voice: logLinear(weights.voice),
    stance: logLinear(weights.stance),
  }
}

const magic = 'fogline claims 1\n'

/** The weights as bytes, for the file. */
export function packWeights(weights: ClaimWeights): Uint8Array {
  return packModels(magic, readerNames, weights)
}

/** @throws KnowledgeError when the bytes are not what {@link packWeights} made. */
export function unpackWeights(packed: Uint8Array): ClaimWeights {
  try {
    return unpackModels<ReaderName>(magic, packed)
  } catch (cause) {
    throw new KnowledgeError(`knowledge/${file} is damaged. Install Fogline anew, or train it again: training/README.md.`, {
      cause,
    })
  }
}
