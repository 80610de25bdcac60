import { openLedger } from '#ledger/openLedger.ts'
import { madeReading } from './made.ts'
import { runner } from './postgresFiles.ts'

// Asks a ledger file and adds to it, and prints what came of it. To root every file may be written, so root gives up its rights first.
const [path = ''] = process.argv.slice(2)
if (runner) {
  process.setgroups?.([])
  process.setgid?.(runner.gid)
  process.setuid?.(runner.uid)
}
const ledger = await openLedger(path)
const claims = (await ledger.claims()).length
const added = await ledger.keep(madeReading({ text: 'more' })).catch((error: Error) => error.message)
await ledger.close()
console.log(JSON.stringify({ claims, added }))
