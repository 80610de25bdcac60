import type { ReportLine } from '#views/reader.ts'
import { useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { useDates } from '../parts/useDates.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { Go } from '../state.tsx'

/** Every report, the last published first. */
export function ReportsScreen() {
  const { texts, day } = useLanguage()
  const { knownQuery } = useDates()
  const asked = useAnswer<{ total: number; reports: readonly ReportLine[] }>(`/api/reports?limit=1000&${knownQuery}`)
  if (asked.value === null) return <Waiting failed={asked.failed} />
  const { total, reports } = asked.value
  return (
    <main id="main" className="page listpage">
      <h1 className="title">{texts.reader.list}</h1>
      <p className="sub">
        <span>{texts.reader.listSub(total)}</span>
      </p>
      <VirtualRows
        rows={reports}
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
