import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { Refusal } from '#model/refusal.ts'
import { commands } from './commands.ts'
import { WrongUse } from './wrongUse.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** Runs one command; leaves 0, 1 (found problems) or 2 (wrong use) as the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('fogline')
    .description('Reads news about an armed conflict: who says what happened, where and when, and who holds which town.')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
  for (const command of commands()) program.addCommand(command)
  for (const { command, path } of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      outputError: (text, write) => write(`${inOneLine(text)} Run '${path} --help' for what it takes.\n`),
    })
  }
  process.stdout.on('error', stopQuietlyOnClosedPipe)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof WrongUse) stop(error.message, 2)
    else if (error instanceof Refusal) stop(error.message, 1)
    else throw error
  }
}

function withSubcommands(command: Command, before = ''): { readonly command: Command; readonly path: string }[] {
  const path = `${before}${command.name()}`
  return [{ command, path }, ...command.commands.flatMap((each) => withSubcommands(each, `${path} `))]
}

/** "error: unknown option '--publishd'", and on a line of its own "(Did you mean --published?)", as one line of ours. */
function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, 'fogline: ')
    .replace(/\s+/g, ' ')
    .replace(/[^.?)]$/, '$&.')
}

function stop(message: string, code: 1 | 2): void {
  console.error(`fogline: ${message}`)
  process.exitCode = code
}

// `fogline events | head` closes the pipe early, which is no fault.
function stopQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
