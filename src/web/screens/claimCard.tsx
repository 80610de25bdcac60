import type { ClaimBeside } from '#views/reader.ts'
import { useLanguage } from '../language/texts.tsx'
import { StanceWord } from '../parts/glyphs.tsx'
import { SideName, type Sides } from '../parts/sideMark.tsx'
import { Go } from '../state.tsx'
import type { ByHand } from './byHand.tsx'

interface CardProps {
  readonly beside: ClaimBeside
  readonly outlet: string | null
  readonly sides: Sides
  readonly on: boolean
  readonly onChoose: () => void
  readonly onDecide: (kind: 'accept' | 'reject') => void
  readonly hand: ByHand
}

/** A claim beside its report: who says it through whom, and what it tells; whole when it is chosen. */
export function ClaimCard({ beside, outlet, sides, on, onChoose, onDecide, hand }: CardProps) {
  const { texts, shortDay, counts } = useLanguage()
  const { claim, number, event, doubts, decision, sourceName } = beside
  const { date, source } = claim
  const when =
    date === null
      ? ''
      : `${date.from === date.to ? shortDay(date.from) : `${shortDay(date.from)} – ${shortDay(date.to)}`}${date.text === null ? ` (${texts.reader.fromScene})` : ` (“${date.text}”)`}`
  const rows: readonly (readonly [string, string])[] = [
    [texts.reader.who, claim.actor.map((party) => party.text).join(', ')],
    [texts.reader.toWhom, claim.target.map((party) => party.text).join(', ')],
    [texts.reader.where, claim.places.map((place) => `${place.text}${place.ambiguous ? ' (?)' : ''}`).join(', ')],
    [texts.reader.when, when],
    [texts.reader.figures, counts(claim.counts)],
    ...(on
      ? ([
          [texts.reader.because, claim.because.join('; ')],
          [texts.reader.characters, claim.span.join('–')],
        ] as const)
      : []),
  ]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j and k, and by the button within
    <article
      className={`claim ${claim.stance}${on ? ' on' : ''}${decision === 'reject' ? ' rejected' : ''}`}
      data-card={claim.id}
      aria-current={on}
      onClick={onChoose}
    >
      <header>
        <button type="button" className="cn plainlink" aria-label={`${texts.reader.claims} ${number}`}>
          {number}
        </button>
        <StanceWord stance={claim.stance} />
        <span className="ty">
          {texts.happening[claim.type]}
          {claim.modality !== 'actual' && `, ${texts.modality[claim.modality]}`}
        </span>
        <span className="spacer" />
        {decision !== null && (
          <b className="decision">
            {decision === 'accept'
              ? texts.reader.accepted
              : decision === 'reject'
                ? texts.reader.rejected
                : texts.reader.corrected}
          </b>
        )}
        {doubts.length > 0 && <b className="unsure-v">{doubts.map((doubt) => texts.reader.doubt[doubt]).join(' ')}</b>}
        {event !== null && <Go to={{ screen: 'events', id: event, selected: claim.id }}>{texts.reader.event}</Go>}
      </header>
      <p className="chain">
        <span dir="auto">{sourceName ?? source?.text ?? texts.reader.ownVoice}</span>
        {source !== null && source.side !== null && (
          <>
            {' '}
            <i>{texts.reader.side}</i> <SideName side={source.side} sides={sides} />
          </>
        )}{' '}
        <i>{texts.reader.in}</i> {outlet ?? texts.reader.noOutlet}
      </p>
      <dl>
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      {on && (
        <div className="acts">
          <button type="button" className="btn quiet" onClick={() => onDecide('accept')}>
            {texts.reader.accept} <kbd>a</kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => onDecide('reject')}>
            {texts.reader.reject} <kbd>r</kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => hand.place({ kind: 'claim', claim })}>
            {texts.placing.open} <kbd>p</kbd>
          </button>
          <button type="button" className="btn quiet" onClick={() => hand.correct(claim)}>
            {texts.correcting.open} <kbd>e</kbd>
          </button>
        </div>
      )}
    </article>
  )
}
