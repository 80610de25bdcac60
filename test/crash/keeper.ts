import { openLedger } from '#ledger/openLedger.ts'
import { madeReadings } from '../../bench/stream/madeReadings.ts'

// Keeps made readings as fast as it can, so that a kill falls into a transaction more often than not.
const [address = '', count = ''] = process.argv.slice(2)
const ledger = await openLedger(address)
console.log('open')
for (const reading of madeReadings(Number(count))) await ledger.keep(reading)
await ledger.close()
