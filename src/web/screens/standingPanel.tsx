import { sayWhatIf } from '#model/whatIf.ts'
import type { EventView } from '#views/eventView.ts'
import { useLanguage } from '../language/texts.tsx'
import { Go } from '../state.tsx'

/** The standing as a word, with its reasons in counts, and how it came to it: never a score. */
export function StandingPanel({ view }: { readonly view: EventView }) {
  const { texts, shortDay, reasons: said } = useLanguage()
  const { counted, digit, event, history } = view
  const reasons = [
    [counted.origins, texts.event.origins(counted.origins)],
    [counted.noSide, texts.event.noSide],
    [counted.admissions, texts.event.admissions(counted.admissions)],
    [counted.denials, texts.event.denials(counted.denials)],
  ] as const
  return (
    <>
      <section className="standing">
        <h2 className="word">
          <span className="capital">{texts.standing[event.standing]}</span>{' '}
          <small>
            {texts.event.digit} <b>{digit}</b>
          </small>
        </h2>
        <ul className="reasons">
          {reasons.map(([count, words]) => (
            <li key={words}>
              <i>{count}</i>
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </section>
      {history.length > 1 && <h3>{texts.event.history}</h3>}
      {history.length > 1 && (
        <ul className="plain">
          {history.map(({ report, outlet, published, copyOf, standing }, index) => {
            const changed = history[index - 1]?.standing !== standing
            return (
              <li key={report}>
                <span>
                  {published === null ? '' : `${shortDay(published)}, `}
                  <Go to={{ screen: 'reports', id: report }}>{outlet ?? texts.reader.noOutlet}</Go>
                </span>
                {changed ? (
                  <b>{texts.standing[standing]}</b>
                ) : (
                  <span>{copyOf === null ? texts.event.noChange : texts.event.copyNoChange}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {view.whatIf.length > 0 && <h3>{texts.event.whatIf}</h3>}
      <ul className="plain whatifs">
        {view.whatIf.map((one) => (
          <li key={`${one.code} ${one.to}`}>
            <span>
              <i aria-hidden="true">{one.raises ? '↑' : '↓'}</i>{' '}
              <span className="vh">{one.raises ? texts.event.raises : texts.event.lowers}: </span>
              {sayWhatIf(one, texts.whatIfs)}
            </span>
            <b>{texts.standing[one.to]}</b>
          </li>
        ))}
      </ul>
      <h3>{texts.event.why}</h3>
      <p className="whylist">{said(view.reasons)}</p>
    </>
  )
}
