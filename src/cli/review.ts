import { Command, InvalidArgumentError } from 'commander'
import { type SourceLetter, sourceLetters } from '#model/review.ts'
import { byOption, jsonOption, ledgerOption, point } from './options.ts'
import type { Deciding } from './review/decide.ts'

export function reviewCommand(): Command {
  const command = new Command('review')
    .description('decide as a person: list what needs one, accept, reject, correct, place, merge, split, grade, undo')
    .addHelpText('after', examples)
  const asking = (name: string, description: string): Command =>
    new Command(name).description(description).addOption(ledgerOption()).addOption(jsonOption())
  const deciding = (name: string, description: string): Command =>
    asking(name, description).addOption(byOption()).option('--note <text>', 'why, in a few words')

  command.addCommand(
    asking('list', 'list what needs a person (also without a word after `review`)')
      .option('--all', 'all of it, not only a screenful')
      .action(async (options) => (await import('./review/list.ts')).printNeeds(options)),
    { isDefault: true },
  )
  command.addCommand(
    asking('log', 'list the decisions that were made, the last first').action(async (options) =>
      (await import('./review/list.ts')).printDecisions(options),
    ),
  )
  for (const kind of ['accept', 'reject'] as const)
    command.addCommand(
      deciding(kind, kind === 'accept' ? 'say that claims are read rightly' : 'take claims out: they are misread')
        .argument('<claim...>', 'ids of claims')
        .action(async (claims: string[], options: Deciding) => (await import('./review/decide.ts')).judge(kind, claims, options)),
    )
  command.addCommand(
    deciding('correct', 'correct fields of a claim')
      .argument('<claim>', 'id of a claim')
      .argument('<field=value...>', fieldsHelp)
      .action(async (claim: string, fields: string[], options: Deciding) =>
        (await import('./review/decide.ts')).correct(claim, fields, options),
      ),
  )
  command.addCommand(
    deciding('place', 'say by hand where a claim’s place is')
      .argument('<claim>', 'id of a claim')
      .argument('<name>', 'the place, as the gazetteer or any report writes it')
      .option('--instead-of <text>', 'which of its places, as the claim writes it (default: its only one)')
      .option('--id <id>', 'which of several of that name: geonames:170794')
      .option('--at <lat,lon>', 'where it is, when no list holds it: 35.26,36.61', point)
      .action(async (claim: string, name: string, options) =>
        (await import('./review/place.ts')).placeByHand(claim, name, options),
      ),
  )
  command.addCommand(
    deciding('merge', 'put claims or events together: they tell one event')
      .argument('<claim or event...>', 'ids, two at least')
      .action(async (ids: string[], options: Deciding) => (await import('./review/decide.ts')).merge(ids, options)),
  )
  command.addCommand(
    deciding('split', 'keep claims apart from the rest of their event')
      .argument('<claim...>', 'ids of the claims that tell something else')
      .option('--from <claim or event...>', 'from these only (default: all others of their events)')
      .action(async (claims: string[], options: Deciding & { from?: string[] }) =>
        (await import('./review/decide.ts')).split(claims, options),
      ),
  )
  command.addCommand(
    deciding('letter', 'set how far a source can be relied on (A–F, STANAG 2511)')
      .argument('<source>', 'an actor’s id, or the source as claims write it')
      .argument('<letter>', 'A completely reliable … E unreliable, F can’t be judged', letter)
      .action(async (source: string, given: SourceLetter, options: Deciding) =>
        (await import('./review/decide.ts')).grade(source, given, options),
      ),
  )
  command.addCommand(
    deciding('undo', 'take a decision back; an undo too')
      .argument('<review>', 'id of a decision: v_…')
      .action(async (review: string, options: Deciding) => (await import('./review/decide.ts')).undo(review, options)),
  )
  return command
}

const fieldsHelp =
  'stance=denies type=capture modality=planned extent=part|none regained=yes date=2024-12-03|2024-12-01/2024-12-03|none actor=ID|words|none target=… source=… killed=50|24-|-535|none'

const examples = `
Every decision is one more entry with its author and time; nothing is overwritten. It counts from its own day on: what is asked
with an earlier --known-at is answered without it.

  fogline review                                            what needs a person
  fogline review reject c_5f0e6a… --note "about an exercise"
  fogline review correct c_5f0e6a… stance=denies date=2024-12-03
  fogline review place c_5f0e6a… Halfaya --id geonames:170794
  fogline review merge e_91ab… e_77c0…
  fogline review undo v_03d1…`

function letter(text: string): SourceLetter {
  const found = sourceLetters.find((each) => each === text.toUpperCase())
  if (found !== undefined) return found
  throw new InvalidArgumentError(`Give one of ${sourceLetters.join(', ')}.`)
}
