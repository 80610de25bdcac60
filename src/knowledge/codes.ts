import { z } from 'zod'
import { type HappeningType, happeningTypes } from '#model/claim.ts'
import { readKnowledge } from './yaml.ts'

const partyKinds = ['state', 'force', 'civilian', 'protester', 'mob'] as const
export type PartyKind = (typeof partyKinds)[number]

const codeSchema = z.strictObject({
  type: z.enum(happeningTypes),
  words: z.array(z.string()).default([]),
  actor: z.enum(partyKinds).nullable().default(null),
  target: z.enum(partyKinds).nullable().default(null),
  acled: z.string().nullable(),
  plover: z.string().nullable(),
})
export type CodeRow = z.output<typeof codeSchema>

/** Rows of knowledge/en/codes.yml by happening, in the order in which they are tried. */
export type Codes = ReadonlyMap<HappeningType, readonly CodeRow[]>

/** @throws KnowledgeError when codes.yml has a slip. */
export function openCodes(): Codes {
  return Map.groupBy(readKnowledge('en/codes.yml', z.array(codeSchema)), ({ type }) => type)
}
