import type { Command } from 'commander'
import { attributionsCommand } from './attributions.ts'
import { controlCommand } from './control.ts'
import { diffCommand } from './diff.ts'
import { eventsCommand } from './events.ts'
import { exportCommand } from './export.ts'
import { extractCommand } from './extract.ts'
import { importCommand } from './import.ts'
import { parseCommand } from './parse.ts'
import { placeCommand } from './place.ts'
import { placesCommand } from './places.ts'
import { readCommand } from './read.ts'
import { rereadCommand } from './reread.ts'
import { reviewCommand } from './review.ts'
import { serveCommand } from './serve.ts'
import { settleCommand } from './settle.ts'
import { sourcesCommand } from './sources.ts'
import { verifyCommand } from './verify.ts'
import { whyCommand } from './why.ts'
import { workerCommand } from './worker.ts'

/**
 * The commands, in the order of the help page. Each file declares its command lightly and loads what it needs when it runs,
 * so that `fogline --help` is there at once.
 */
export function commands(): Command[] {
  return [
    readCommand(),
    controlCommand(),
    eventsCommand(),
    whyCommand(),
    sourcesCommand(),
    diffCommand(),
    reviewCommand(),
    rereadCommand(),
    settleCommand(),
    workerCommand(),
    verifyCommand(),
    serveCommand(),
    exportCommand(),
    extractCommand(),
    attributionsCommand(),
    placesCommand(),
    placeCommand(),
    importCommand(),
    parseCommand(),
  ]
}
