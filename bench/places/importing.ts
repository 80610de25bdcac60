// In a process of its own: imports a file into a fresh ledger as the command does; prints JSON.
import { keysFor } from '#knowledge/gazetteer/alongside.ts'
import { openLedger } from '#ledger/openLedger.ts'
import { spellingsIn } from '#places/spellings.ts'
import { main } from '../../src/cli/main.ts'

const [, , file = '', address = ''] = process.argv
// What the command prints is not the answer.
const { log } = console
console.log = () => {}
const begun = performance.now()
const used = process.cpuUsage()
await main([process.execPath, 'fogline', 'import', 'places', file, '--ledger', address])
const seconds = (performance.now() - begun) / 1000
const { user, system } = process.cpuUsage(used)
const resident = process.resourceUsage().maxRSS / 1000
const ledger = await openLedger(address)
const text = 'The army left Kafr Sinan and Tall Rumman on Tuesday, residents of Khirbat Harim said. '.repeat(20)
const then = performance.now()
const rounds = 20
for (let round = 0; round < rounds; round++) await ledger.placesByKeys(spellingsIn(text).flatMap(keysFor))
const lookUp = (performance.now() - then) / rounds
await ledger.close()
log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, resident, lookUp }))
