import { segment } from '#sentences/segment.ts'
import { habits, type WireChange, type WireSentence, wireChanges } from '#views/wire.ts'
import type { Findings } from '../derived/findings.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { sayDay } from './say.ts'
import { printable, styled, wrap } from './terminal.ts'

/** Each report that carries another's story, with what its outlet changed, added and dropped. */
export async function printCopies(found: Findings, ledger: Ledger, json: boolean): Promise<void> {
  for (const [copyId, firstId] of found.copies) {
    const [first, copy] = await Promise.all([ledger.report(firstId), ledger.report(copyId)])
    if (first === null || copy === null) continue
    const changes = wireChanges(sentencesOf(first.text), sentencesOf(copy.text))
    if (json) {
      console.log(JSON.stringify({ first: first.id, copy: copy.id, changes, habits: habits(changes) }))
      continue
    }
    const named = (report: typeof first) =>
      printable(
        [report.outlet ?? report.id, report.published === null ? '' : sayDay(report.published)].filter(Boolean).join(', '),
      )
    const kept = changes.filter(({ kind }) => kind === 'kept').length
    console.log(`${styled('bold', named(copy))} carries ${styled('bold', named(first))}`)
    console.log(styled('dim', `  ${kept} of ${changes.length} sentences word for word`))
    for (const { was, is, times } of habits(changes))
      console.log(`  ${times} ×  ${printable(was)} → ${styled('yellow', printable(is))}`)
    for (const change of changes) printChange(change)
    console.log()
  }
  if (found.copies.size === 0 && !json) console.error('No report here carries another’s story.')
}

function printChange(change: WireChange): void {
  switch (change.kind) {
    case 'kept':
      return
    case 'changed':
      console.log(styled('dim', marked('~', change.copy.text)))
      for (const { was, is } of change.swaps)
        console.log(wrap(was === '' ? `+ ${is}` : is === '' ? `− ${was}` : `${was} → ${is}`, '      '))
      return
    case 'added':
      console.log(styled('green', marked('+', change.copy.text)))
      return
    case 'dropped':
      console.log(styled('red', marked('−', change.first.text)))
      return
  }
}

function marked(mark: string, text: string): string {
  return wrap(text, '    ').replace('    ', `  ${mark} `)
}

function sentencesOf(text: string): WireSentence[] {
  return segment(text)
    .filter(({ kind }) => kind !== 'dateline')
    .map(({ span }) => ({ text: text.slice(...span), span }))
}
