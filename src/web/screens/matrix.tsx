import { useCallback, useMemo, useState } from 'react'
import type { EventPart } from '#model/event.ts'
import type { EventView, Facet, MatrixBand, MatrixRow } from '#views/matrix.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { Gap, useLongTable } from '../parts/longTable.tsx'
import { useNavigation } from '../state.tsx'
import { facets, hasClaim, Origin } from './matrixRow.tsx'

/** The claim matrix: a row an origin, a column a part of what is told, in three bands. A cell opens the words under its row. */
export function Matrix({ view, unfolded }: { readonly view: EventView; readonly unfolded: boolean }) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => linesOf(view), [view])
  const long = useLongTable(lines.length, 58)
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
          const line = lines[index]
          if (line === undefined) return null
          return (
            <tbody key={line.key} data-index={index} ref={long.measure}>
              {line.kind === 'band' ? (
                <tr className="band">
                  <th scope="colgroup" colSpan={6}>
                    {texts.interestBand[line.interest]}
                  </th>
                </tr>
              ) : (
                <Origin
                  row={line.row}
                  open={open !== null && hasClaim(line.row, open) ? open : null}
                  unfolded={unfolded !== turned.has(line.row.origin)}
                  onTurn={turn}
                  onOpen={toggle}
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

type Line =
  | { readonly kind: 'band'; readonly key: string; readonly interest: MatrixBand['interest'] }
  | { readonly kind: 'row'; readonly key: string; readonly row: MatrixRow }

/** Each band's heading, then its origins. */
function linesOf({ bands }: EventView): Line[] {
  return bands.flatMap(({ interest, rows }): Line[] => [
    { kind: 'band', key: interest, interest },
    ...rows.map((row): Line => ({ kind: 'row', key: row.origin, row })),
  ])
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
