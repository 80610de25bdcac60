#!/usr/bin/env node
// Starts Fogline on the Node that it is pinned to, whatever Node started this file.
import { spawnSync } from 'node:child_process'
import * as modules from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 26) await start()
else process.exitCode = startOn(pinnedNode())

async function start() {
  if (here.includes('node_modules')) modules.registerHooks({ load: stripInsidePackages })
  const { main } = await import(pathToFileURL(join(here, '../src/cli/main.ts')).href)
  await main(process.argv)
}
// Node strips types from a checkout's files but not from an installed package's.
function stripInsidePackages(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context)
  const { source } = nextLoad(url, { ...context, format: 'module' })
  return { format: 'module', source: modules.stripTypeScriptTypes(source.toString()), shortCircuit: true }
}
function pinnedNode() {
  const require = modules.createRequire(import.meta.url)
  const names = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]
  for (const name of names) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    } catch {
      // not this name on this machine
    }
  }
  return null
}
function startOn(node) {
  if (node === null) {
    console.error(
      `fogline: needs Node 26, this is ${process.version}, and npm has no pinned Node for ${process.platform}-${process.arch}. Install Node 26 and try again.`,
    )
    return 2
  }
  return spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
}
