import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { runner, serverFiles } from './postgresFiles.ts'

export interface PostgresServer {
  /** Address of a new and empty database. */
  fresh(): Promise<string>
  /** Ends the server with SIGKILL, as the machine's kernel would, and starts it again on its data. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

/** A real PostgreSQL server of its own, with its data in a temporary folder; null, saying why, where none can run. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const folder = mkdtempSync(join(tmpdir(), 'fogline-postgres-'))
  // Whoever runs the server must get through to its data.
  chmodSync(folder, 0o755)
  const files = serverFiles(folder)
  if (files.kind === 'none') {
    console.warn(`\n*** Nothing is tested on PostgreSQL here: ${files.why} ***\n`)
    rmSync(folder, { recursive: true })
    return null
  }
  const data = join(folder, 'data')
  makeData(files.folder, folder, data)
  const port = await freePort()
  const admin = `postgres://fogline:fogline@127.0.0.1:${port}`
  let server = await start(files.folder, data, port)
  // Vitest ends its workers without waiting for what they have begun.
  const end = (): void => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  process.on('exit', end)
  let count = 0
  return {
    async fresh() {
      const name = `ledger${++count}`
      await run(`${admin}/postgres`, `create database ${name}`)
      return `${admin}/${name}`
    },
    async killAndRestart() {
      await ended(server, 'SIGKILL')
      server = await start(files.folder, data, port)
    },
    async stop() {
      process.off('exit', end)
      await ended(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeData(files: string, folder: string, data: string): void {
  mkdirSync(data)
  const password = join(folder, 'password')
  writeFileSync(password, 'fogline')
  if (runner) for (const path of [data, password]) chownSync(path, runner.uid, runner.gid)
  const options = ['--auth=password', '--username=fogline', `--pwfile=${password}`, '--encoding=UTF8', '--locale=C', '--no-sync']
  try {
    execFileSync(join(files, 'bin/initdb'), [`--pgdata=${data}`, ...options], { stdio: 'pipe', ...runner })
  } catch (cause) {
    throw new Error(`PostgreSQL could not make its data folder: ${String(cause)}`, { cause })
  }
}

// Nothing here outlives a power cut, so nothing waits for the disk; what a killed process has written, the kernel keeps.
const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
const patience = 60_000

/** Starts the server and waits until it answers; after a kill it may have to wait for what is left of the one before. */
async function start(files: string, data: string, port: number): Promise<ChildProcess> {
  const until = Date.now() + patience
  for (;;) {
    const log: string[] = []
    const command = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
    const server = spawn(join(files, 'bin/postgres'), command, { stdio: ['ignore', 'ignore', 'pipe'], ...runner })
    server.stderr.on('data', (text) => log.push(String(text)))
    if (await isReady(server, log)) return server
    if (Date.now() > until) throw new Error(`PostgreSQL did not start:\n${log.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isReady(server: ChildProcess, log: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    server.on('error', () => resolve(false))
    server.on('exit', () => resolve(false))
    server.stderr?.on('data', () => {
      if (log.join('').includes('ready to accept connections')) resolve(true)
    })
  })
}

function ended(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill(signal)
  })
}

/** Runs one statement on a connection of its own. */
export async function run(address: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })
}
