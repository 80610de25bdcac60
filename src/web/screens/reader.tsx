import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Decision, Review } from '#model/review.ts'
import type { ClaimBeside, ReaderView } from '#views/reader.ts'
import type { SideShown } from '#views/sides.ts'
import { forgetAnswers, send, useAnswer, usePages } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'
import { sidesById } from '../parts/sideMark.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { read as readPreferences } from '../preferences.ts'
import { Go, useNavigation } from '../state.tsx'
import { Apparatus } from './apparatus.tsx'
import { useByHand } from './byHand.tsx'
import { ClaimCards } from './claimCards.tsx'
import { ReaderText } from './readerText.tsx'

const stances = ['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent'] as const

/** A report with its marked words, and the claims beside it. Its text is only ever text. */
export function ReaderScreen({ id }: { readonly id: string }) {
  const asked = useAnswer<ReaderView>(`/api/reports/${encodeURIComponent(id)}`)
  if (asked.value === null || asked.failed !== null) return <Waiting failed={asked.failed} />
  return <Reader report={asked.value} />
}

function Reader({ report }: { readonly report: ReaderView }) {
  const { texts, fullDay } = useLanguage()
  const { address, go } = useNavigation()
  const sides = useAnswer<{ sides: readonly SideShown[] }>('/api/sides')
  const [last, setLast] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { marks } = report
  const claims = usePages(
    `/api/reports/${encodeURIComponent(report.id)}/claims`,
    (page: { readonly total: number; readonly claims: readonly ClaimBeside[] }) => page.claims,
  )
  const shownSides = useMemo(() => sidesById(sides.value?.sides ?? []), [sides.value])
  const { selected } = address
  const at = useMemo(() => marks.findIndex(({ claim }) => claim === selected), [marks, selected])
  const current = marks[at] ?? null
  const claim = current === null ? null : (claims.rowAt(at)?.claim ?? null)
  const choose = useCallback(
    (index: number) => {
      const mark = marks[index]
      if (mark !== undefined) go({ selected: mark.claim }, { replace: true })
    },
    [marks, go],
  )
  const move = (by: number) => choose(Math.min(marks.length - 1, Math.max(0, at === -1 ? 0 : at + by)))

  useEffect(() => {
    if (address.selected === null) return
    const calm: ScrollIntoViewOptions = { block: 'nearest', behavior: 'auto' }
    document.querySelector(`[data-claim="${CSS.escape(address.selected)}"]`)?.scrollIntoView(calm)
  }, [address.selected])

  const decide = async (decision: Decision, words: string) => {
    try {
      const made = await send<Review>('/api/reviews', { author: readPreferences().author || 'reader', decision })
      setLast(decision.kind === 'undo' ? null : made.id)
      setSaid(words)
      forgetAnswers()
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  const on = (kind: 'accept' | 'reject') => current !== null && void decide({ kind, claim: current.claim }, texts.reader.reviewed)
  const hand = useByHand((review) => {
    setLast(review.id)
    setSaid(texts.reader.reviewed)
  })
  useKeys({
    p: () => claim !== null && hand.place({ kind: 'claim', claim }),
    e: () => claim !== null && hand.correct(claim),
    j: () => move(1),
    k: () => move(-1),
    a: () => on('accept'),
    r: () => on('reject'),
    z: () => last !== null && void decide({ kind: 'undo', review: last }, texts.review.undone),
    Enter: () => current?.event != null && go({ ...address, screen: 'events', id: current.event, selected: current.claim }),
  })
  const doubtful = marks.filter((mark) => mark.doubtful).length
  return (
    <main id="main" className="page readerpage">
      <div className="rgrid">
        <article className="doc" lang={report.language}>
          <div className="scrolltext" tabIndex={-1}>
            <header className="dochead" dir={texts.direction} lang={texts.code}>
              <p className="crumbs">
                <Go to={{ screen: 'reports' }}>{texts.app.reports}</Go>
              </p>
              <p>
                <b>{report.outlet ?? texts.reader.noOutlet}</b> ·{' '}
                {report.published === null ? texts.reader.noDate : texts.reader.published(fullDay(report.published))}
                {webAddress(report.url) !== null && (
                  <>
                    {' · '}
                    <a href={webAddress(report.url) ?? ''} rel="noreferrer noopener" target="_blank">
                      {texts.reader.address}
                    </a>
                  </>
                )}
              </p>
            </header>
            <ReaderText report={report} current={at} onChoose={choose} />
          </div>
          <Apparatus report={report} />
        </article>
        <aside className="cards" aria-label={texts.reader.claims}>
          <header className="cardhead">
            <h2>{texts.reader.claims}</h2>
            <span className="muted">{texts.reader.count(marks.length, doubtful)}</span>
            <span className="act">
              <kbd>j</kbd> <kbd>k</kbd> {texts.reader.nextPrevious}
            </span>
          </header>
          <div className="stkey">
            {stances.map((stance) => (
              <span key={stance} className={`m ${stance}`} title={texts.stanceHint[stance]}>
                <Glyph stance={stance} alone={false} /> <span>{texts.stance[stance]}</span>
              </span>
            ))}
          </div>
          <p className="toast" role="status">
            {said}
            {last !== null && (
              <button
                type="button"
                className="plainlink"
                onClick={() => void decide({ kind: 'undo', review: last }, texts.review.undone)}
              >
                {texts.reader.undo} <kbd>z</kbd>
              </button>
            )}
          </p>
          {marks.length === 0 && <p className="rest">{texts.reader.noClaims}</p>}
          <ClaimCards
            claims={claims}
            count={marks.length}
            current={at}
            outlet={report.outlet}
            sides={shownSides}
            onChoose={choose}
            onDecide={on}
            hand={hand}
          />
        </aside>
      </div>
      {hand.window}
      <footer className="hash">
        <span>
          {texts.reader.hash} <span className="mono">{report.sha256}</span>
        </span>
        <span>{texts.reader.read(report.recorded.slice(0, 16).replace('T', ' '))}</span>
        <a href={`/api/raw/${report.sha256}`} download>
          {texts.reader.raw}
        </a>
      </footer>
    </main>
  )
}

/** Only an address of the web is a link; `javascript:` and its like are not. */
function webAddress(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url)
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null
}
