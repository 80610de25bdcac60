import { useCallback, useState } from 'react'
import type { EventPart } from '#model/event.ts'
import type { EventView } from '#views/eventView.ts'
import type { Interest } from '#views/evidence.ts'
import { type Facet, facets, type MatrixRow } from '#views/matrix.ts'
import { usePages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { Gap, useLongTable } from '../parts/longTable.tsx'
import { useDates } from '../parts/useDates.ts'
import { useNeed } from '../parts/virtualRows.tsx'
import { useNavigation } from '../state.tsx'
import { hasClaim, Origin } from './matrixRow.tsx'

/** The claim matrix: a row an origin, a column a part of what is told, in three bands. A cell opens the words under its row. */
export function Matrix({
  view,
  unfolded,
  onSplit,
}: {
  readonly view: EventView
  readonly unfolded: boolean
  readonly onSplit: ((claims: readonly string[]) => void) | null
}) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const { knownQuery } = useDates()
  const list = usePages(
    `/api/events/${encodeURIComponent(view.event.id)}/matrix${knownQuery === '' ? '' : `?${knownQuery}`}`,
    (page: MatrixPage) => page.rows,
  )
  const long = useLongTable(linesIn(view), 58)
  useNeed(list.need, rowNear(view, long.indexes[0]), rowNear(view, long.indexes.at(-1)))
  const open = address.selected
  const toggle = useCallback((claim: string) => go({ selected: open === claim ? null : claim }, { replace: true }), [go, open])
  const turn = useCallback((origin: string) => setTurned((before) => before.symmetricDifference(new Set([origin]))), [])
  useKeys({
    Escape: open === null ? undefined : () => go({ selected: null }, { replace: true }),
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="scroller" tabIndex={0}>
      <table className="matrix" ref={long.table}>
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
        {long.before > 0 && (
          <tbody>
            <Gap height={long.before} columns={6} />
          </tbody>
        )}
        {long.indexes.map((index) => {
          const line = lineAt(view, index)
          const row = line.kind === 'row' ? list.rowAt(line.row) : null
          return (
            <tbody key={index} data-index={index} ref={long.measure} aria-busy={line.kind === 'row' && row === null}>
              {line.kind === 'band' ? (
                <tr className="band">
                  <th scope="colgroup" colSpan={6}>
                    {texts.interestBand[line.interest]}
                  </th>
                </tr>
              ) : row === null ? (
                <Gap height={58} columns={6} />
              ) : (
                <Origin
                  row={row}
                  open={open !== null && hasClaim(row, open) ? open : null}
                  unfolded={unfolded !== turned.has(row.origin)}
                  onTurn={turn}
                  onOpen={toggle}
                  onSplit={view.event.claims > 1 ? onSplit : null}
                />
              )}
            </tbody>
          )
        })}
        {long.after > 0 && (
          <tbody>
            <Gap height={long.after} columns={6} />
          </tbody>
        )}
        <PartsFoot view={view} />
      </table>
    </div>
  )
}

interface MatrixPage {
  readonly total: number
  readonly rows: readonly MatrixRow[]
}

type Line = { readonly kind: 'band'; readonly interest: Interest } | { readonly kind: 'row'; readonly row: number }

/** How many lines there are: each band's heading, and its origins. */
function linesIn({ bands }: Pick<EventView, 'bands'>): number {
  return bands.reduce((sum, { origins }) => sum + 1 + origins, 0)
}

function lineAt({ bands }: EventView, index: number): Line {
  let [head, row] = [0, 0]
  for (const { interest, origins } of bands) {
    if (index === head) return { kind: 'band', interest }
    if (index <= head + origins) return { kind: 'row', row: row + index - head - 1 }
    head += origins + 1
    row += origins
  }
  throw new RangeError(`Line ${index} is none of the matrix: ask for one of its ${linesIn({ bands })}.`)
}

/** The row at a line, or the first below a heading. */
function rowNear(view: EventView, index: number | undefined): number | undefined {
  if (index === undefined) return undefined
  const line = lineAt(view, index)
  return line.kind === 'row' ? line.row : rowNear(view, index + 1)
}

/** How well each part is supported by itself, below its column. */
function PartsFoot({ view }: { readonly view: EventView }) {
  const { texts, day, reasons } = useLanguage()
  const said = {
    reasons: (part: EventPart) => reasons(part.reasons),
    value: ({ part, value }: EventPart) =>
      part === 'day' ? value.split('/').map(day).join(' – ') : isFacet(part) ? value : `${value} ${texts.count[part]}`,
  }
  const of = (facet: Facet) => view.parts.filter(({ part }) => (facet === 'figures' ? !isFacet(part) : part === facet))
  return (
    <tfoot>
      <tr>
        <th scope="row">{texts.event.standingOfParts}</th>
        {facets.map((facet) => (
          <td key={facet} data-label={texts.event.facet[facet]}>
            {standingsOf(of(facet), said).map(({ standing, values, because }) => (
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

function isFacet(part: EventPart['part']): part is Exclude<Facet, 'figures'> {
  return part === 'happened' || part === 'place' || part === 'day' || part === 'actor'
}

/** Parts of one standing stand together: "corroborated: Halfaya, Soran". */
function standingsOf(
  parts: readonly EventPart[],
  said: { readonly reasons: (part: EventPart) => string; readonly value: (part: EventPart) => string },
) {
  return [...Map.groupBy(parts, ({ standing }) => standing)].map(([standing, some]) => ({
    standing,
    values: some.map(said.value).join(', '),
    because: some[0] === undefined ? '' : said.reasons(some[0]),
  }))
}
