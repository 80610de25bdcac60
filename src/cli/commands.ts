import type { Command } from 'commander'
import { parseCommand } from './parse.ts'

/**
 * The commands, in the order of the help page. Each file declares its command lightly and loads what it needs when it runs,
 * so that `fogline --help` is there at once.
 */
export function commands(): Command[] {
  return [parseCommand()]
}
