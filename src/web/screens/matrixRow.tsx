import { memo, useState } from 'react'
import { type Cell, type Facet, facets, type MatrixRow } from '#views/matrix.ts'
import type { QuoteShown } from '#views/quoteShown.ts'
import { useAnswer } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'
import { Quoted } from '../parts/quote.tsx'
import { useDates } from '../parts/useDates.ts'
import { useNavigation } from '../state.tsx'

interface OriginProps {
  readonly row: MatrixRow
  /** The claim whose words are open under it; null for none. */
  readonly open: string | null
  readonly unfolded: boolean
  readonly onTurn: (origin: string) => void
  readonly onOpen: (claim: string) => void
  /** Null where there is nothing to split off, or no longer. */
  readonly onSplit: ((claims: readonly string[]) => void) | null
}

// A source that is quoted in hundreds of reports has more of them behind its cells.
const mostAgain = 5

/** An origin's row, its copies under it, and under those the words behind the cell that is open. */
export const Origin = memo(function Origin({ row, open, unfolded, onTurn, onOpen, onSplit }: OriginProps) {
  const { texts, shortDay } = useLanguage()
  const [facet, setFacet] = useState<string | null>(null)
  const told = row.told.map(
    ({ outlet, published }) => `${outlet ?? texts.reader.noOutlet}${published === null ? '' : `, ${shortDay(published)}`}`,
  )
  const [first = '', ...later] = told
  const again = `${later.slice(0, mostAgain).join('; ')}${later.length > mostAgain ? `; +${later.length - mostAgain}` : ''}`
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
  return (
    <>
      <tr className="o">
        <th scope="row">
          <b dir="auto">{row.name}</b>
          <small>
            {row.own
              ? texts.event.ownVoice(
                  told
                    .slice(0, mostAgain + 1)
                    .map((one) => one.split(', ').at(-1))
                    .join(', ') + (later.length > mostAgain ? `, +${later.length - mostAgain}` : ''),
                )
              : texts.event.toldIn(first)}
            {!row.own && later.length > 0 && `; ${texts.event.again(again)}`}
            {row.copies.length > 0 && (
              <>
                {' · '}
                <button type="button" className="plainlink" aria-expanded={unfolded} onClick={() => onTurn(row.origin)}>
                  {texts.event.copies(row.copies.length)}
                </button>
              </>
            )}
          </small>
        </th>
        {line(row.cells, '')}
      </tr>
      {unfolded &&
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
      {open !== null && <Drawer claim={open} row={row} onSplit={onSplit} />}
    </>
  )
})

/** Whether a cell of the origin, or of a copy of its words, holds the claim. */
export function hasClaim(row: MatrixRow, claim: string): boolean {
  return [row.cells, ...row.copies.map(({ cells }) => cells)].some((cells) => facets.some((one) => cells[one]?.claim === claim))
}

/** The words behind a cell, under its row. */
function Drawer({ claim, row, onSplit }: { readonly claim: string } & Pick<OriginProps, 'row' | 'onSplit'>) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const { knownQuery } = useDates()
  const { value } = useAnswer<{ readonly quote: QuoteShown | null }>(`/api/claims/${encodeURIComponent(claim)}?${knownQuery}`)
  const quote = value?.quote ?? null
  const splitClaim = onSplit === null ? undefined : () => onSplit([claim])
  const splitRow = onSplit === null || row.claims.length === 1 ? undefined : () => onSplit(row.claims)
  useKeys({
    x: splitClaim,
    o: splitRow,
    Enter: quote === null ? undefined : () => go({ ...address, screen: 'reports', id: quote.report, selected: quote.claim }),
  })
  return (
    <tr className="drawer">
      <td colSpan={6}>
        {quote === null ? <p className="muted">{texts.app.loading}</p> : <Quoted quote={quote} />}
        <p className="handrow">
          {splitClaim !== undefined && (
            <button type="button" className="plainlink" onClick={splitClaim}>
              {texts.event.splitClaim} <kbd>x</kbd>
            </button>
          )}
          {splitRow !== undefined && (
            <button type="button" className="plainlink" onClick={splitRow}>
              {texts.event.splitOrigin(row.claims.length)} <kbd>o</kbd>
            </button>
          )}
        </p>
      </td>
    </tr>
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
