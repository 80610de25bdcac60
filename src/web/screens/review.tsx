import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { Claim } from '#model/claim.ts'
import type { Decision, Review } from '#model/review.ts'
import type { CaseKind, CaseShown } from '#views/queue.ts'
import { forgetAnswers, type Pages, send, useAnswer, usePages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { KindTabs } from '../parts/kindTabs.tsx'
import { Quoted } from '../parts/quote.tsx'
import { useNeed } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { usePreferences } from '../preferences.ts'
import { useNavigation } from '../state.tsx'
import { useByHand } from './byHand.tsx'

interface Queue {
  readonly total: number
  readonly byKind: Readonly<Partial<Record<CaseKind, number>>>
  readonly cases: readonly CaseShown[]
}

const kinds: readonly CaseKind[] = ['same', 'lost-review', 'which-place', 'no-place', 'which-side', 'no-day']

/** What needs a person, one key each; every decision is one more entry, and so is its undoing. */
export function ReviewScreen() {
  const { texts } = useLanguage()
  const { address } = useNavigation()
  const kind = kinds.find((one) => one === address.search) ?? null
  const list = usePages(`/api/review${kind === null ? '' : `?kind=${kind}`}`, ({ cases }: Queue) => cases)
  if (list.first === null) return <Waiting failed={list.failed} />
  const counts = list.first.byKind
  const total = kinds.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  return (
    <main id="main" className="page review">
      <h1 className="title">{texts.review.queue}</h1>
      <KindTabs
        kinds={kinds}
        chosen={kind}
        labelOf={(one) => texts.review.kind[one]}
        countOf={(one) => (one === null ? total : (counts[one] ?? 0))}
      >
        <span className="muted note">{texts.review.note}</span>
      </KindTabs>
      {list.total === 0 ? <p className="lead">{texts.review.done}</p> : <Cases list={list} />}
    </main>
  )
}

function Cases({ list }: { readonly list: Pages<Queue, CaseShown> }) {
  const { texts, shortDay, reasons } = useLanguage()
  const { address, go } = useNavigation()
  const [preferences, prefer] = usePreferences()
  const [last, setLast] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const at = useRef(0)
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  useNeed(list.need, items[0]?.index, items.at(-1)?.index)
  const isSelected = (index: number) => list.rowAt(index)?.id === address.selected
  // A case that was decided is gone from the list: the one in its stead is next.
  if (address.selected !== null && !isSelected(at.current))
    at.current = items.find((item) => isSelected(item.index))?.index ?? at.current
  const index = Math.min(at.current, list.total - 1)
  const current = list.rowAt(index) ?? undefined
  const choose = (next: number) => {
    at.current = Math.min(list.total - 1, Math.max(0, next))
    virtual.scrollToIndex(at.current)
    go({ selected: list.rowAt(at.current)?.id ?? null }, { replace: true })
  }
  const decide = async (decision: Decision) => {
    try {
      const made = await send<Review>('/api/reviews', { author: preferences.author || 'reader', decision })
      setLast(decision.kind === 'undo' ? null : made.id)
      setSaid(decision.kind === 'undo' ? texts.review.undone : texts.review.kept)
      if (decision.kind !== 'undo')
        go({ selected: list.rowAt(index + 1)?.id ?? list.rowAt(index - 1)?.id ?? null }, { replace: true })
      forgetAnswers()
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  const yes = () => current !== undefined && void decide(decisionOf(current, true))
  const no = () => current !== undefined && void decide(decisionOf(current, false))
  const open = () => {
    const [quote] = current?.quotes ?? []
    if (quote !== undefined) go({ ...address, screen: 'reports', id: quote.report, selected: quote.claim, search: '' })
  }
  const undo = () => last !== null && void decide({ kind: 'undo', review: last })
  const hand = useByHand((review) => {
    setLast(review.id)
    setSaid(texts.review.kept)
  })
  const asked = useAnswer<{ readonly claim: Claim }>(current === undefined ? null : `/api/claims/${current.claims[0]}`)
  const claim = asked.value !== null && asked.value.claim.id === current?.claims[0] ? asked.value.claim : null
  const place = () => claim !== null && hand.place({ kind: 'claim', claim })
  const correct = () => claim !== null && hand.correct(claim)
  useKeys({
    p: place,
    e: correct,
    j: () => choose(index + 1),
    k: () => choose(index - 1),
    s: () => choose(index + 1),
    a: yes,
    r: no,
    z: undo,
    Enter: open,
  })
  if (current === undefined) return null
  return (
    <div className="rv">
      <div className="queue" ref={scroller}>
        <ol className="virtual" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const one = list.rowAt(item.index)
            return (
              <li
                key={item.key}
                data-index={item.index}
                ref={virtual.measureElement}
                aria-current={item.index === index}
                aria-setsize={list.total}
                aria-posinset={item.index + 1}
                aria-busy={one === null}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {one !== null && (
                  <button type="button" onClick={() => choose(item.index)}>
                    <small>{texts.review.kind[one.kind]}</small>
                    <span dir="auto">{texts.review.question[one.kind](one.about)}</span>
                    <em>
                      {one.outlet}
                      {one.published !== null && `, ${shortDay(one.published)}`}
                    </em>
                  </button>
                )}
              </li>
            )
          })}
        </ol>
      </div>
      <section className="case">
        <p className="crumbs">
          {texts.review.of(index + 1, list.total)} · {texts.review.kind[current.kind]}
        </p>
        <h2 className="title case-title" dir="auto">
          {texts.review.question[current.kind](current.about)}
        </h2>
        <div className={current.quotes.length > 1 ? 'vs' : undefined}>
          {current.quotes.map((quote) => (
            <Quoted key={quote.claim} quote={quote} />
          ))}
        </div>
        <div className="entry">
          <h3>{texts.review.whyAsked}</h3>
          <p>{current.reasons.length > 0 ? reasons(current.reasons) : current.because.join(' · ')}</p>
          <h3>{texts.review.entry}</h3>
          <p className="mono">{JSON.stringify(decisionOf(current, true))}</p>
        </div>
        <div className="answer">
          <button type="button" className="btn solid" onClick={yes}>
            {current.kind === 'same' ? texts.review.yes : texts.review.accept} <kbd>a</kbd>
          </button>
          <button type="button" className="btn" onClick={no}>
            {current.kind === 'same' ? texts.review.no : texts.review.reject} <kbd>r</kbd>
          </button>
          <button type="button" className="btn" disabled={claim === null} onClick={place}>
            {texts.placing.open} <kbd>p</kbd>
          </button>
          <button type="button" className="btn" disabled={claim === null} onClick={correct}>
            {texts.correcting.open} <kbd>e</kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => choose(index + 1)}>
            {texts.review.skip} <kbd>s</kbd>
          </button>
          <button type="button" className="btn quiet" onClick={open}>
            {texts.review.open} <kbd>↵</kbd>
          </button>
          {last !== null && (
            <button type="button" className="btn quiet" onClick={undo}>
              {texts.review.undo} <kbd>z</kbd>
            </button>
          )}
          <label className="author">
            {texts.review.author}{' '}
            <input
              value={preferences.author}
              placeholder="reader"
              title={texts.review.authorHint}
              onChange={({ target }) => prefer({ author: target.value })}
            />
          </label>
        </div>
        <p className="toast" role="status">
          {said}
        </p>
        {hand.window}
      </section>
    </div>
  )
}

function decisionOf({ kind, claims }: CaseShown, yes: boolean): Decision {
  if (kind === 'same')
    return yes ? { kind: 'merge', claims } : { kind: 'split', claims: claims.slice(0, 1), from: claims.slice(1) }
  return { kind: yes ? 'accept' : 'reject', claim: claims[0] ?? '' }
}
