import { useEffect, useState } from 'react'
import type { EventPart } from '#model/event.ts'
import type { Cell, EventView, Facet, MatrixRow, QuoteShown } from '#views/matrix.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'
import { Quoted } from '../parts/quote.tsx'
import { useNavigation } from '../state.tsx'

const facets: readonly Facet[] = ['happened', 'place', 'day', 'actor', 'figures']

/** The claim matrix: a row an origin, a column a part of what is told, in three bands. A cell opens the words under its row. */
export function Matrix({ view, unfolded }: { readonly view: EventView; readonly unfolded: boolean }) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const quotes = new Map(view.quotes.map((quote) => [quote.claim, quote]))
  const open = address.selected
  const toggle = (claim: string) => go({ selected: open === claim ? null : claim }, { replace: true })
  useKeys({
    Escape: open === null ? undefined : () => go({ selected: null }, { replace: true }),
    Enter: () => {
      const quote = quotes.get(open ?? '')
      if (quote !== undefined) go({ ...address, screen: 'reports', id: quote.report, selected: quote.claim })
    },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="scroller" tabIndex={0}>
      <table className="matrix">
        <colgroup>
          <col className="o" />
          <col className="w" />
          <col />
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{texts.event.origin}</th>
            {facets.map((facet) => (
              <th key={facet} scope="col">
                {texts.event.facet[facet]}
              </th>
            ))}
          </tr>
        </thead>
        {view.bands.map(({ interest, rows }) => (
          <tbody key={interest}>
            <tr className="band">
              <th scope="rowgroup" colSpan={6}>
                {texts.interestBand[interest]}
              </th>
            </tr>
            {rows.map((row) => (
              <Origin key={row.origin} row={row} open={open} quotes={quotes} unfolded={unfolded} onOpen={toggle} />
            ))}
          </tbody>
        ))}
        <PartsFoot view={view} />
      </table>
    </div>
  )
}

/** How well each part is supported by itself, below its column. */
function PartsFoot({ view }: { readonly view: EventView }) {
  const { texts } = useLanguage()
  const of = (facet: Facet) => view.parts.filter(({ part }) => (facet === 'figures' ? !isFacet(part) : part === facet))
  return (
    <tfoot>
      <tr>
        <th scope="row">{texts.event.standingOfParts}</th>
        {facets.map((facet) => (
          <td key={facet} data-label={texts.event.facet[facet]}>
            {standingsOf(of(facet)).map(({ standing, values, because }) => (
              <span key={standing} className="part" title={because}>
                {texts.standing[standing]}
                <small dir="auto">{facet === 'happened' ? because : values}</small>
              </span>
            ))}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function isFacet(part: EventPart['part']): boolean {
  return part === 'happened' || part === 'place' || part === 'day' || part === 'actor'
}

/** Parts of one standing stand together: "corroborated: Halfaya, Soran". */
function standingsOf(parts: readonly EventPart[]) {
  return [...Map.groupBy(parts, ({ standing }) => standing)].map(([standing, some]) => ({
    standing,
    values: some.map(({ part, value }) => (isFacet(part) ? value : `${value} ${part}`)).join(', '),
    because: some[0]?.because.join('; ') ?? '',
  }))
}

interface OriginProps {
  readonly row: MatrixRow
  readonly open: string | null
  readonly quotes: ReadonlyMap<string, QuoteShown>
  readonly unfolded: boolean
  readonly onOpen: (claim: string) => void
}

function Origin({ row, open, quotes, unfolded, onOpen }: OriginProps) {
  const { texts, shortDay } = useLanguage()
  const [own, setOwn] = useState(false)
  const [facet, setFacet] = useState<string | null>(null)
  useEffect(() => setOwn(unfolded), [unfolded])
  const told = row.told.map(
    ({ outlet, published }) => `${outlet ?? texts.reader.noOutlet}${published === null ? '' : `, ${shortDay(published)}`}`,
  )
  const [first = '', ...later] = told
  const choose = (at: string, claim: string) => {
    setFacet(at)
    onOpen(claim)
  }
  const line = (cells: MatrixRow['cells'], copy: string) =>
    facets.map((one) => (
      <CellOf
        key={one}
        facet={one}
        cell={cells[one]}
        open={open !== null && cells[one]?.claim === open && (facet ?? 'happened') === `${copy}${one}`}
        onOpen={(claim) => choose(`${copy}${one}`, claim)}
      />
    ))
  const claims = [row.cells, ...row.copies.map(({ cells }) => cells)].flatMap((cells) =>
    facets.flatMap((one) => cells[one]?.claim ?? []),
  )
  const quote = open !== null && claims.includes(open) ? quotes.get(open) : undefined
  return (
    <>
      <tr className="o">
        <th scope="row">
          <b dir="auto">{row.name}</b>
          <small>
            {row.own
              ? texts.event.ownVoice(
                  later.length > 0 ? told.map((one) => one.split(', ').at(-1)).join(', ') : (first.split(', ').at(-1) ?? ''),
                )
              : texts.event.toldIn(first)}
            {!row.own && later.length > 0 && `; ${texts.event.again(later.join('; '))}`}
            {row.copies.length > 0 && (
              <>
                {' · '}
                <button type="button" className="plainlink" aria-expanded={own} onClick={() => setOwn(!own)}>
                  {texts.event.copies(row.copies.length)}
                </button>
              </>
            )}
          </small>
        </th>
        {line(row.cells, '')}
      </tr>
      {own &&
        row.copies.map((copy) => (
          <tr key={copy.report} className="copy">
            <th scope="row">
              {texts.event.copy(
                `${copy.outlet ?? texts.reader.noOutlet}${copy.published === null ? '' : `, ${shortDay(copy.published)}`}`,
              )}
            </th>
            {line(copy.cells, copy.report)}
          </tr>
        ))}
      {quote !== undefined && (
        <tr className="drawer">
          <td colSpan={6}>
            <Quoted quote={quote} />
          </td>
        </tr>
      )}
    </>
  )
}

interface CellProps {
  readonly facet: Facet
  readonly cell: Cell | null
  readonly open: boolean
  readonly onOpen: (claim: string) => void
}

function CellOf({ facet, cell, open, onOpen }: CellProps) {
  const { texts, shortDay, range } = useLanguage()
  const label = texts.event.facet[facet]
  if (cell === null)
    return (
      <td data-label={label}>
        <span className="nottold">{texts.notTold}</span>
      </td>
    )
  const { days, counts, words, stance, claim } = cell
  const dayText =
    days === null ? '' : days.from === days.to ? shortDay(days.from) : `${shortDay(days.from)} – ${shortDay(days.to)}`
  const shown =
    facet === 'day'
      ? dayText
      : facet === 'figures'
        ? counts.map(({ key, range: told }) => `${range(told)} ${texts.count[key]}`).join(', ')
        : words.join(', ')
  return (
    <td className={open ? 'sel' : undefined} data-label={label}>
      <button
        type="button"
        className="cellv"
        aria-expanded={open}
        aria-label={`${label}: ${texts.stance[stance]}, ${shown}`}
        onClick={() => onOpen(claim)}
      >
        <Glyph stance={stance} alone={false} />
        <span dir="auto">
          {shown}
          {facet === 'day' && words.length > 0 && <em>{words.join(', ')}</em>}
        </span>
      </button>
    </td>
  )
}
