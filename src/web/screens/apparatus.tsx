import type { ReaderView, ReportLine } from '#views/reader.ts'
import type { Swap, WireChange } from '#views/wire.ts'
import { useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { Go } from '../state.tsx'

interface Carried {
  readonly first: string
  readonly copy: string
  readonly changes: readonly WireChange[]
  readonly habits: readonly (Swap & { readonly times: number })[]
}

/** As in a scholarly edition: the wire's words ] what the copy prints, and the sentences it left out or put in. */
export function Apparatus({ report }: { readonly report: ReaderView }) {
  const asked = useAnswer<{ carried: readonly Carried[] }>(report.copies.length === 0 ? null : `/api/reports/${report.id}/copies`)
  const heads = new Map<string, ReportLine>([report, ...report.copies].map((head) => [head.id, head]))
  return asked.value?.carried.map((carried) => <OneCopy key={carried.copy} carried={carried} heads={heads} report={report.id} />)
}

const mostShown = 40

function OneCopy({
  carried,
  heads,
  report,
}: {
  readonly carried: Carried
  readonly heads: ReadonlyMap<string, ReportLine>
  readonly report: string
}) {
  const { texts, shortDay } = useLanguage()
  const { first, copy, changes } = carried
  const other = heads.get(report === first ? copy : first)
  const swaps = changes.flatMap((change) => (change.kind === 'changed' ? change.swaps : []))
  const dropped = changes.filter(({ kind }) => kind === 'dropped').length
  const entries = changes.flatMap((change) => entriesOf(change))
  const named = (id: string) => heads.get(id)?.outlet ?? id
  return (
    <section className="apparatus" dir={texts.direction} lang={texts.code}>
      <header>
        <h2>
          {report === first ? texts.reader.carriedBy : texts.reader.copyOf}{' '}
          {other !== undefined && <Go to={{ screen: 'reports', id: other.id }}>{named(other.id)}</Go>}
          {other?.published != null && `, ${shortDay(other.published)}`}
        </h2>
        <span>
          {texts.reader.changes(swaps.length, dropped)} · <span className="lem">{named(first)}</span>
          <span className="br">]</span> <span className="var serif">{named(copy)}</span>
        </span>
      </header>
      <ol>
        {entries.slice(0, mostShown).map(({ key, was, is }) => (
          <li key={key} dir="auto">
            <span className="lem">{was === '' ? '…' : was}</span>
            <span className="br">]</span>{' '}
            {is === null ? (
              <span className="om">{texts.reader.leftOut}</span>
            ) : (
              <span className="var">{is === '' ? '—' : is}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Entries of one sentence; what a copy has of its own stands after nothing. */
function entriesOf(change: WireChange): { key: string; was: string; is: string | null }[] {
  switch (change.kind) {
    case 'kept':
      return []
    case 'changed':
      return change.swaps.map(({ was, is }, index) => ({ key: `${change.first.span[0]} ${index}`, was, is }))
    case 'dropped':
      return [{ key: `${change.first.span[0]} dropped`, was: change.first.text, is: null }]
    case 'added':
      return [{ key: `${change.copy.span[0]} added`, was: '', is: change.copy.text }]
  }
}
