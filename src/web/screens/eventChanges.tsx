import type { CountKey } from '#model/claim.ts'
import type { Day } from '#model/day.ts'
import type { RevisedField } from '#views/difference.ts'
import type { EventShown } from '#views/happening.ts'
import { labelOfSide } from '#views/sides.ts'
import { usePages } from '../ask.ts'
import { type Language, useLanguage } from '../language/texts.tsx'
import { EvidenceLine } from '../parts/glyphs.tsx'
import { KindTabs } from '../parts/kindTabs.tsx'
import { titleOf } from '../parts/title.ts'
import { VirtualRows } from '../parts/virtualRows.tsx'
import { Go, useNavigation } from '../state.tsx'

const kinds = ['known', 'revised', 'withdrawn'] as const

interface EventChange {
  readonly kind: (typeof kinds)[number]
  readonly event: EventShown
  readonly gone: boolean
  readonly fields: readonly { readonly field: RevisedField; readonly before: string; readonly after: string }[]
}

interface DifferencePage {
  readonly total: number
  readonly byKind: Readonly<Record<EventChange['kind'], number>>
  readonly changes: readonly EventChange[]
}

/** Events of which something was learnt between two knowledge dates. */
export function EventChanges({ first, second, last }: { readonly first: Day; readonly second: Day; readonly last: Day }) {
  const language = useLanguage()
  const { texts } = language
  const { address } = useNavigation()
  const kind = kinds.find((one) => one === address.search) ?? null
  const list = usePages(
    `/api/difference?known=${first}&against=${second}${kind === null ? '' : `&kind=${kind}`}`,
    (page: DifferencePage) => page.changes,
  )
  const counts = list.first?.byKind
  const lead = (change: EventChange) => ({
    screen: 'events' as const,
    id: change.event.id,
    known: change.gone ? first : second >= last ? null : second,
    table: false,
  })
  return (
    <>
      <div className="secthead">
        <h2>{texts.compare.events}</h2>
      </div>
      <KindTabs
        kinds={kinds}
        chosen={kind}
        labelOf={(one) => texts.compare.eventKind[one]}
        countOf={(one) =>
          counts === undefined ? '…' : one === null ? counts.known + counts.revised + counts.withdrawn : counts[one]
        }
      />
      {list.first === null ? (
        <p className="muted" role="status">
          {list.failed?.detail ?? texts.app.loading}
        </p>
      ) : (
        list.total === 0 && <p className="muted">{texts.compare.noEvents}</p>
      )}
      <VirtualRows
        list={list}
        height={46}
        keyOf={({ kind: how, event }) => `${how} ${event.id}`}
        open={lead}
        row={(change) => (
          <>
            <span className="when">
              <span className={`chg ${change.kind}`}>{texts.compare.eventKind[change.kind]}</span>
            </span>
            <span className="what" dir="auto">
              <Go to={lead(change)}>{titleOf(change.event, texts)}</Go>
              <small>
                {change.gone
                  ? texts.compare.gone
                  : change.fields
                      .map(({ field, before, after }) =>
                        texts.compare.revised(
                          texts.compare.field[field],
                          said(field, before, language),
                          said(field, after, language),
                        ),
                      )
                      .join(' · ')}
              </small>
            </span>
            <b>{change.gone ? '' : texts.standing[change.event.standing]}</b>
            <EvidenceLine evidence={change.event.evidence} />
          </>
        )}
      />
    </>
  )
}

/** A field's value in the reader's language; what is not told says so. */
function said(field: RevisedField, value: string, { texts, shortDay }: Language): string {
  if (value === '') return texts.notTold
  switch (field) {
    case 'standing':
      return texts.standing[value as EventShown['standing']]
    case 'type':
      return texts.happening[value as EventShown['type']]
    case 'date':
      return value.split('/').map(shortDay).join(' – ')
    case 'places':
      return value
    case 'actor':
      return value
        .split(', ')
        .map((one) => (/^[a-z-]+\/[a-z0-9-]+$/.test(one) ? labelOfSide(one) : one))
        .join(', ')
    case 'counts':
      return value.replace(/\b[a-z]+\b/g, (key) => texts.count[key as CountKey] ?? key)
  }
}
