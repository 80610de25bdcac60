import { Command } from 'commander'
import type { Attribution } from '#model/attribution.ts'
import { jsonlOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly jsonl?: boolean
}

export function attributionsCommand(): Command {
  return new Command('attributions')
    .description('print who says what in a report, a JSON object a line, without keeping anything')
    .argument('[file]', 'a text, page, feed or JSON Lines; - for standard input', '-')
    .addOption(jsonlOption())
    .action(attributionsOf)
}

async function attributionsOf(file: string, options: Options): Promise<void> {
  if (options.jsonl && file !== '-') throw new WrongUse('--jsonl reads from standard input: leave the file out.')
  const [{ openLanguages }, { readReports }, { openReader, understand }, { attributeAll }] = await Promise.all([
    import('#knowledge/languages.ts'),
    import('#reports/readReports.ts'),
    import('../pipeline.ts'),
    import('#claims/attribute.ts'),
  ])
  const reader = openReader()
  const told = { published: null, outlet: null, today: Temporal.Now.plainDateISO().toString(), languages: openLanguages() }
  for await (const incoming of readReports([file], told)) {
    const problems = incoming.kind === 'report' ? incoming.problems : [incoming.problem]
    // Who says what needs no day.
    for (const { code, message } of problems) if (code !== 'no-date') console.error(`fogline: ${message}`)
    if (incoming.kind === 'problem') {
      process.exitCode = 1
      continue
    }
    const { report, given } = incoming
    const lines = printed(attributeAll(understand(report, reader), reader.known), report.text)
    if (options.jsonl) console.log(JSON.stringify({ file: given ?? report.id, attributions: lines }))
    else for (const line of lines) console.log(JSON.stringify(line))
  }
}

/** The outermost attributions, each with those that its content holds under `nested`. */
function printed(found: readonly Attribution[], text: string, within: number | null = null): object[] {
  return found.flatMap((one, i) => {
    if (one.within !== within) return []
    const { source, cue, content, stance, irreal, lemma, because } = one
    const speakers = one.speakers.map((speaker) => speaker.text)
    const quote = content.map((span) => text.slice(...span)).join(' … ')
    const nested = printed(found, text, i)
    return [{ source, cue, content, speakers, lemma, stance, irreal, quote, ...(nested.length > 0 && { nested }), because }]
  })
}
