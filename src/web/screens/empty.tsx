import { useLanguage } from '../language/texts.tsx'
import { StanceWord } from '../parts/glyphs.tsx'
import { Go } from '../state.tsx'
import { useIntake } from './add.tsx'

const stances = ['asserts', 'confirms', 'acknowledges', 'denies', 'doubts', 'silent'] as const

/** The first step in an empty ledger. */
export function EmptyScreen() {
  const { texts } = useLanguage()
  const { work, samples } = useIntake()
  let mark = 0
  return (
    <main id="main" className="page empty">
      <div>
        <h1 className="title">{texts.empty.title}</h1>
        <p className="lead">{texts.empty.lead}</p>
        <div className="btnrow">
          <button type="button" className="btn solid" disabled={work.state === 'reading'} onClick={() => void samples()}>
            {texts.empty.samples}
          </button>
          <Go to={{ screen: 'add' }} className="btn">
            {texts.empty.own}
          </Go>
        </div>
        <p className="muted">{texts.empty.samplesHint}</p>
        <p className="toast" role="status">
          {work.state === 'reading' ? `${texts.add.reading} ${work.steps.length}` : work.said}
        </p>
        <p className="or">
          {texts.add.terminal} <code>fogline read reports/*.txt</code>
        </p>
      </div>
      <aside className="specimen">
        <p className="serif">
          {texts.empty.specimen.map(([words, stance]) => {
            if (stance === null) return words
            mark++
            return (
              <span key={words} className={`m ${stance}`}>
                <span>{words}</span>
                <sup>{mark}</sup>
              </span>
            )
          })}
        </p>
        <dl>
          {stances.map((stance) => (
            <div key={stance}>
              <dt>
                <StanceWord stance={stance} />
              </dt>
              <dd>{texts.stanceHint[stance]}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">{texts.empty.six}</p>
      </aside>
    </main>
  )
}
