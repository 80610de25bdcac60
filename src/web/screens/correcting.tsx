import { useState } from 'react'
import { type Claim, type CountKey, type CountRange, countKeys, happeningTypes } from '#model/claim.ts'
import type { Review } from '#model/review.ts'
import type { SideShown } from '#views/sides.ts'
import { send, useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { KeepOrClose, OverPage } from '../parts/overPage.tsx'
import { read as readPreferences } from '../preferences.ts'

const stances = ['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent'] as const
const modalities = ['actual', 'planned', 'conditional', 'possible', 'demanded'] as const

interface CorrectingProps {
  readonly claim: Claim
  readonly onClose: () => void
  readonly onMade: (review: Review) => void
}

/** What a claim tells, put right by hand. Only what was changed is sent; its words and where they stand are the report's. */
export function Correcting({ claim, onClose, onMade }: CorrectingProps) {
  const { texts } = useLanguage()
  const sides = useAnswer<{ sides: readonly SideShown[] }>('/api/sides').value?.sides ?? []
  const [said, setSaid] = useState('')
  const before = writtenOf(claim)
  const send_ = async (form: HTMLFormElement) => {
    const fields = changed(before, new FormData(form))
    if (fields.length === 0) return setSaid(texts.correcting.nothing)
    try {
      const author = readPreferences().author || 'reader'
      onMade(await send<Review>(`/api/claims/${encodeURIComponent(claim.id)}/correction`, { author, fields }))
      onClose()
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  const choice = (name: string, label: string, values: readonly string[], wordOf: (value: string) => string) => (
    <label className="stack">
      {label}
      <select name={name} defaultValue={before.get(name)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {wordOf(value)}
          </option>
        ))}
      </select>
    </label>
  )
  const text = (name: string, label: string, more: React.ComponentProps<'input'> = {}) => (
    <label className="stack">
      {label}
      <input name={name} defaultValue={before.get(name)} autoComplete="off" {...more} />
    </label>
  )
  return (
    <OverPage title={texts.correcting.title} className="byhand" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send_(event.currentTarget)
        }}
      >
        <blockquote className="serif" dir="auto">
          {claim.quote}
        </blockquote>
        <div className="fields three">
          {choice('stance', texts.correcting.stance, stances, (one) => texts.stance[one as Claim['stance']])}
          {choice('type', texts.correcting.type, happeningTypes, (one) => texts.happening[one as Claim['type']])}
          {choice('modality', texts.correcting.modality, modalities, (one) =>
            one === 'actual' ? texts.correcting.actual : texts.modality[one as Claim['modality']],
          )}
          {text('from', texts.correcting.from, { type: 'date' })}
          {text('to', texts.correcting.to, { type: 'date' })}
          {text('source', texts.correcting.source, { list: 'sides', dir: 'auto' })}
        </div>
        <div className="fields">
          {text('actor', texts.reader.who, { list: 'sides', dir: 'auto', 'aria-describedby': 'parties' })}
          {text('target', texts.reader.toWhom, { list: 'sides', dir: 'auto', 'aria-describedby': 'parties' })}
        </div>
        <p id="parties" className="muted">
          {texts.correcting.parties}
        </p>
        <datalist id="sides">
          {sides.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
        <fieldset className="counts">
          <legend>
            {texts.reader.figures} <small className="muted">{texts.correcting.figures}</small>
          </legend>
          {countKeys.map((key) => text(key, texts.count[key], { pattern: '\\d+(-\\d*)?|-\\d+', dir: 'ltr' }))}
        </fieldset>
        <KeepOrClose said={said} onClose={onClose} />
      </form>
    </OverPage>
  )
}

/** A claim's fields as they are typed, by their names; what is not told is empty. */
function writtenOf({ stance, type, modality, date, source, actor, target, counts }: Claim): ReadonlyMap<string, string> {
  const parties = (all: Claim['actor']) => all.map(({ id, text }) => id ?? text).join('; ')
  return new Map([
    ['stance', stance],
    ['type', type],
    ['modality', modality],
    ['from', date?.from ?? ''],
    ['to', date?.to ?? ''],
    ['source', source?.id ?? source?.text ?? ''],
    ['actor', parties(actor)],
    ['target', parties(target)],
    ...countKeys.map((key: CountKey) => [key, writtenRange(counts[key])] as const),
  ])
}

function writtenRange(range: CountRange | undefined): string {
  if (range === undefined) return ''
  const [low, high] = range
  return low === high ? `${low ?? ''}` : `${low ?? ''}-${high ?? ''}`
}

/** What was changed, as `fogline review correct` takes it. */
function changed(before: ReadonlyMap<string, string>, form: FormData): string[] {
  const now = new Map([...before.keys()].map((name) => [name, String(form.get(name) ?? '').trim()]))
  const isChanged = (name: string) => now.get(name) !== before.get(name)
  const fields: string[] = []
  for (const name of before.keys()) {
    if (name === 'from' || name === 'to' || !isChanged(name)) continue
    const value = now.get(name) ?? ''
    const values = name === 'actor' || name === 'target' ? value.split(';').map((one) => one.trim()) : [value]
    for (const one of values) fields.push(`${name}=${one === '' ? 'none' : one}`)
  }
  if (isChanged('from') || isChanged('to')) {
    const [from, to] = [now.get('from') || now.get('to') || '', now.get('to') || now.get('from') || '']
    fields.push(from === '' ? 'date=none' : `date=${from}/${to}`)
  }
  return fields
}
