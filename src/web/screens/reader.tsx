import { Fragment, useEffect, useMemo, useState } from 'react'
import type { Decision, Review } from '#model/review.ts'
import type { ClaimBeside, Paragraph, ReaderView } from '#views/reader.ts'
import type { SideShown } from '#views/sides.ts'
import { forgetAnswers, send, useAnswer } from '../ask.ts'
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
  const { claimsBeside: claims } = report
  const shownSides = useMemo(() => sidesById(sides.value?.sides ?? []), [sides.value])
  const current = claims.find(({ claim }) => claim.id === address.selected) ?? null
  const choose = (beside: ClaimBeside | undefined) => beside !== undefined && go({ selected: beside.claim.id }, { replace: true })
  const move = (by: number) =>
    choose(claims[Math.min(claims.length - 1, Math.max(0, current === null ? 0 : claims.indexOf(current) + by))])

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
  const on = (kind: 'accept' | 'reject') =>
    current !== null && void decide({ kind, claim: current.claim.id }, texts.reader.reviewed)
  const hand = useByHand((review) => {
    setLast(review.id)
    setSaid(texts.reader.reviewed)
  })
  useKeys({
    p: () => current !== null && hand.place({ kind: 'claim', claim: current.claim }),
    e: () => current !== null && hand.correct(current.claim),
    j: () => move(1),
    k: () => move(-1),
    a: () => on('accept'),
    r: () => on('reject'),
    z: () => last !== null && void decide({ kind: 'undo', review: last }, texts.review.undone),
    Enter: () => current?.event != null && go({ ...address, screen: 'events', id: current.event, selected: current.claim.id }),
  })
  const doubtful = claims.filter(({ doubts }) => doubts.length > 0).length
  let paragraph = 0
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
            <div className="text">
              {report.paragraphs.map((one) => {
                if (!one.title) paragraph++
                const here = claims.filter(({ claim }) => claim.span[0] < one.to && claim.span[1] > one.from)
                const body = (
                  <Runs
                    key={`${one.from} runs`}
                    paragraph={one}
                    text={report.text}
                    claims={claims}
                    current={current}
                    onChoose={choose}
                  />
                )
                return one.title ? (
                  <h1 key={one.from} className="rt" dir="auto">
                    {body}
                  </h1>
                ) : (
                  <div key={one.from} className="pp">
                    <p dir="auto">
                      <span className="pn" aria-hidden="true">
                        {paragraph}
                      </span>
                      {body}
                    </p>
                    <div className="margin" dir={texts.direction} aria-hidden="true">
                      {here.map((beside) => (
                        <span key={beside.number} className={beside === current ? 'on' : undefined}>
                          <b>{beside.number}</b>
                          <Glyph stance={beside.claim.stance} alone={false} />
                          <span>{beside.sourceName ?? beside.claim.source?.text ?? texts.reader.ownVoice}</span>
                        </span>
                      ))}
                    </div>
                  </div>
                )
              })}
            </div>
          </div>
          <Apparatus report={report} />
        </article>
        <aside className="cards" aria-label={texts.reader.claims}>
          <header className="cardhead">
            <h2>{texts.reader.claims}</h2>
            <span className="muted">{texts.reader.count(claims.length, doubtful)}</span>
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
          {claims.length === 0 && <p className="rest">{texts.reader.noClaims}</p>}
          <ClaimCards
            claims={claims}
            current={current}
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

interface RunsProps {
  readonly paragraph: Paragraph
  readonly text: string
  readonly claims: readonly ClaimBeside[]
  readonly current: ClaimBeside | null
  readonly onChoose: (beside: ClaimBeside | undefined) => void
}

/** The words of a paragraph, marked where claims have them. Where several do, the one that is chosen marks, else the last to begin. */
function Runs({ paragraph, text, claims, current, onChoose }: RunsProps) {
  const { texts } = useLanguage()
  return paragraph.runs.map(({ from, to, claims: numbers }) => {
    // Claims are numbered from 1 in the order of the list.
    const here = numbers.flatMap((number) => claims[number - 1] ?? [])
    const marking = here.find((beside) => beside === current) ?? here.at(-1)
    if (marking === undefined) return <Fragment key={from}>{text.slice(from, to)}</Fragment>
    const { claim, number, doubts } = marking
    const ends = here.filter((beside) => beside.claim.span[1] === to)
    const name = `m ${claim.stance}${doubts.length > 0 ? ' unsure' : ''}${marking === current ? ' on' : ''}`
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j and k, and by the cards
      <mark
        key={from}
        className={name}
        data-claim={claim.span[0] === from ? claim.id : undefined}
        title={`${number} ${texts.stance[claim.stance]}`}
        onClick={() => onChoose(marking)}
      >
        <span>{text.slice(from, to)}</span>
        {ends.map((beside) => (
          <sup key={beside.number}>{beside.number}</sup>
        ))}
      </mark>
    )
  })
}
