import { Command } from 'commander'
import { jsonlOption, outletOption, placesOfOption, publishedOption } from './options.ts'
import { WrongUse } from './wrongUse.ts'

interface Options {
  readonly published?: string
  readonly outlet?: string
  readonly jsonl?: boolean
  readonly ledger?: string
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('print the claims of a report, a JSON object a line, without keeping anything')
    .argument('[file]', 'a text, page, feed or JSON Lines; - for standard input', '-')
    .addOption(publishedOption())
    .addOption(outletOption())
    .addOption(jsonlOption())
    .addOption(placesOfOption())
    .action(extractFile)
}

async function extractFile(file: string, options: Options): Promise<void> {
  if (options.jsonl && file !== '-') throw new WrongUse('--jsonl reads from standard input: leave the file out.')
  const [{ openLanguages }, { readReports }, { openReader, readClaims, withPlaces }, { placesOf }] = await Promise.all([
    import('#knowledge/languages.ts'),
    import('#reports/readReports.ts'),
    import('../pipeline.ts'),
    import('./ownPlaces.ts'),
  ])
  const reader = openReader()
  const told = {
    published: options.published || null,
    outlet: options.outlet || null,
    today: Temporal.Now.plainDateISO().toString(),
    languages: openLanguages(),
  }
  for await (const incoming of readReports([file], told)) {
    const problems = incoming.kind === 'report' ? incoming.problems : [incoming.problem]
    for (const { message } of problems) console.error(`fogline: ${message}`)
    if (incoming.kind === 'problem') {
      process.exitCode = 1
      continue
    }
    // Who gave the reports ids wants them back with the claims.
    const { report, given } = incoming
    const claims = readClaims(report, withPlaces(reader, await placesOf(options.ledger, report.text)))
    for (const claim of claims) console.log(JSON.stringify({ ...claim, report: given ?? claim.report }))
  }
}
