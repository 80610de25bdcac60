// Trains the readers of the claims stage and writes knowledge/en/happenings.weights: `node training/claims.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packWeights } from '#knowledge/claimReaders.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { openReader, understand } from '../src/pipeline.ts'
import { readGold } from './claims/gold.ts'
import { reportOf } from './claims/reportOf.ts'
import { study } from './claims/study.ts'
import { lessonOf, teach } from './claims/teach.ts'

/** Kept apart for scoring. */
const neverTrainedOn = 't9'

const reader = openReader()
const gold = readGold(join(import.meta.dirname, 'gold')).filter(({ group }) => group !== neverTrainedOn)
console.log(`reading ${gold.length} reports and snippets`)
const lessons = gold.map((report) => lessonOf(study(report, understand(reportOf(report), reader), reader.known), reader.known))
const weights = packWeights(teach(lessons, reader.known))
writeFileSync(knowledgePath('en/happenings.weights'), weights)
console.log(`wrote ${weights.length} bytes`)
