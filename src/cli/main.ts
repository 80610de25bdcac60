import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** Runs one command; leaves 0, 1 (found problems) or 2 (wrong use) as the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('fogline')
    .description('Reads news about an armed conflict: who says what happened, where and when, and who holds which town.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'fogline: ')) })
    .showHelpAfterError("Run 'fogline --help' for the commands.")
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
}
