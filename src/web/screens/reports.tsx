import type { ReportLine } from '#views/reader.ts'
import { usePages } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { useDates } from '../parts/useDates.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { Go } from '../state.tsx'

/** Every report, the last published first. */
export function ReportsScreen() {
  const { texts, day } = useLanguage()
  const { knownQuery } = useDates()
  const list = usePages(`/api/reports?${knownQuery}`, ({ reports }: { total: number; reports: readonly ReportLine[] }) => reports)
  if (list.first === null) return <Waiting failed={list.failed} />
  return (
    <main id="main" className="page listpage">
      <h1 className="title">{texts.reader.list}</h1>
      <p className="sub">
        <span>{texts.reader.listSub(list.total)}</span>
      </p>
      <VirtualRows
        list={list}
        height={46}
        keyOf={(report) => report.id}
        open={(report) => ({ screen: 'reports', id: report.id })}
        row={({ id, title, outlet, published, claims, copyOf }) => (
          <>
            <span className="muted when">{published === null ? texts.reader.noDate : day(published)}</span>
            <span className="what" dir="auto">
              <Go to={{ screen: 'reports', id }}>{title ?? id}</Go>
              <small>
                {outlet ?? texts.reader.noOutlet}
                {copyOf !== null && ` · ${texts.event.copyNoChange}`}
              </small>
            </span>
            <span className="num">
              {claims} {texts.reader.claims.toLowerCase()}
            </span>
          </>
        )}
      />
    </main>
  )
}
