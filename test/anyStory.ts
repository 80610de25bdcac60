import fc from 'fast-check'
import type { Told } from '#events/told.ts'
import { told } from './told.ts'

const claim = fc
  .record({
    published: fc.integer({ min: 1, max: 12 }),
    outlet: fc.constantFrom('Herald', 'Courier', 'Ledger'),
    source: fc.constantFrom('itself', 'ministry', 'command', 'monitor', 'radio'),
    stance: fc.constantFrom('asserts', 'asserts', 'denies', 'confirms', 'acknowledges', 'doubts'),
    type: fc.constantFrom('capture', 'capture', 'lose', 'withdraw', 'hold', 'shelling', 'clash', 'advance'),
    extent: fc.constantFrom('', '', '', ' most', ' part', ' inside'),
    places: fc.constantFrom('Velmora', 'Orsk', 'Velmora, Orsk', 'Tarn', ''),
    by: fc.constantFrom('', 'army', 'militia'),
    on: fc.constantFrom('none', 'day', 'day', 'range'),
    back: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ published, outlet, source, stance, type, extent, places, by, on, back }) => {
    const day = Math.max(1, published - back)
    const when = on === 'none' ? '' : on === 'day' ? ` on ${day} May` : ` on ${day} May–${published} May`
    const where = places === '' ? '' : `${extent} ${places}`
    return `${published} May ${outlet}: ${source} ${stance} ${type}${where}${by ? ` by ${by}` : ''}${when}`
  })

/** Claims of an invented war as fast-check makes them up: told, denied, admitted, late, undated and repeated. */
export const anyStory = fc.array(claim, { minLength: 2, maxLength: 30 }).map((lines) => told(lines.join('\n')))

/** A story's reports in a random order. */
export function shuffledReports(story: readonly Told[], random: Iterator<number>): (readonly Told[])[] {
  return byReport(story)
    .map((batch) => ({ batch, at: random.next().value ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ batch }) => batch)
}

/** A story's claims, report by report. */
export function byReport(story: readonly Told[]): readonly (readonly Told[])[] {
  return [...Map.groupBy(story, ({ report }) => report.id).values()]
}
