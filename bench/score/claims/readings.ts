import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Reading } from '#model/reading.ts'
import type { Report } from '#model/report.ts'
import type { Sentence } from '#model/sentence.ts'
import { locate } from '#places/locate.ts'
import { annotate } from '#sentences/annotate.ts'
import type { Reader } from '../../../src/pipeline.ts'

/** Reads reports as the pipeline does, but parses a text only once for all runs with the same sentences stage. */
export function understander(reader: Reader): (report: Report) => Reading {
  const folder = join(tmpdir(), 'fogline-readings', stateOfSentences())
  mkdirSync(folder, { recursive: true })
  return (report) => {
    const sentences = parsed(report, join(folder, report.sha256), reader)
    return { report, sentences, places: locate(report, sentences, reader.known) }
  }
}

function parsed(report: Report, file: string, { language }: Reader): Sentence[] {
  if (existsSync(file)) return deserialize(readFileSync(file))
  const sentences = annotate(report.text, language)
  // Written aside first, so that a run beside this one never meets half a file.
  writeFileSync(`${file}.${process.pid}`, serialize(sentences))
  renameSync(`${file}.${process.pid}`, file)
  return sentences
}

// All that parsing hangs on: the stage's code and its knowledge files.
function stateOfSentences(): string {
  const root = join(import.meta.dirname, '../../..')
  const patterns = ['src/sentences/*.ts', 'src/network/*', 'knowledge/en/{language,names}.weights', 'knowledge/en/clusters.bin']
  const lists = 'knowledge/en/{abbreviations,lemmas,nameTails,names,repairs,tokens}*.yml'
  const hash = createHash('sha256')
  for (const file of globSync([...patterns, lists], { cwd: root }).sort())
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
