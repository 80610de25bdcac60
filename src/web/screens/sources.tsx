import { useState } from 'react'
import { type Decision, type SourceLetter, sourceLetters } from '#model/review.ts'
import type { SideShown } from '#views/sides.ts'
import type { SourceRecord } from '#views/sources.ts'
import { forgetAnswers, send, usePages } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { Gap, useLongTable } from '../parts/longTable.tsx'
import { SideName, type Sides, sidesById } from '../parts/sideMark.tsx'
import { useDates } from '../parts/useDates.ts'
import { useNeed } from '../parts/virtualRows.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { read as readPreferences } from '../preferences.ts'

type Shown = SourceRecord & { readonly name: string }

interface SourcesPage {
  readonly total: number
  readonly sides: readonly SideShown[]
  readonly sources: readonly Shown[]
  readonly carriers: readonly Pick<Shown, 'origin' | 'name' | 'copies'>[]
}

const counts = ['claims', 'first', 'confirmed', 'alone', 'denied', 'denies', 'overtaken', 'withdrawn'] as const
const fewest = 25

/** The record of each voice in counts; a letter is a person's to set, and the two are never made one. */
export function SourcesScreen() {
  const { texts } = useLanguage()
  const { knownQuery } = useDates()
  const [all, setAll] = useState(false)
  const list = usePages(`/api/sources?${knownQuery}`, (page: SourcesPage) => page.sources)
  const long = useLongTable(all ? list.total : Math.min(fewest, list.total), 37)
  useNeed(list.need, long.indexes[0], long.indexes.at(-1))
  if (list.first === null) return <Waiting failed={list.failed} />
  const { carriers } = list.first
  const sides = sidesById(list.first.sides)
  const { col } = texts.sources
  return (
    <main id="main" className="page">
      <h1 className="title">{texts.sources.title}</h1>
      <p className="sub">
        <span>{texts.sources.sub}</span>
      </p>
      <div className="secthead">
        <h2>{texts.sources.record}</h2>
        <span className="muted">{texts.sources.recordHint}</span>
        {list.total > fewest && (
          <span className="act">
            <button type="button" className="plainlink" aria-pressed={all} onClick={() => setAll(!all)}>
              {texts.sources.all(list.total)}
            </button>
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="scroller" tabIndex={0}>
        <table className="rec sourcetable" ref={long.table}>
          <thead>
            <tr className="grp">
              <th colSpan={3} />
              <th colSpan={5}>{texts.sources.whatTold}</th>
              <th colSpan={2}>{texts.sources.whatDenied}</th>
              <th>{texts.sources.ofItself}</th>
            </tr>
            <tr>
              <th scope="col">{texts.sources.letter}</th>
              <th scope="col">{texts.sources.source}</th>
              <th scope="col">{texts.sources.side}</th>
              {counts.map((name) => (
                <th key={name} scope="col" className="num">
                  {col[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={long.before} columns={11} />
            {long.indexes.map((index) => {
              const source = list.rowAt(index)
              return (
                <tr key={index} data-index={index} ref={long.measure} aria-busy={source === null}>
                  {source === null ? <td colSpan={11}>…</td> : <SourceCells source={source} sides={sides} />}
                </tr>
              )
            })}
            <Gap height={long.after} columns={11} />
          </tbody>
        </table>
      </div>
      {carriers.length > 0 && (
        <>
          <div className="secthead">
            <h2>{texts.sources.carries}</h2>
          </div>
          <ul className="echo">
            {carriers.map((source) => (
              <li key={source.origin}>
                <b>{source.name}</b> {texts.sources.prints}{' '}
                {source.copies.map(({ outlet, reports }) => `${outlet} × ${reports}`).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}

function SourceCells({ source, sides }: { readonly source: Shown; readonly sides: Sides }) {
  const { texts, day } = useLanguage()
  const { name, names, letter, letterSet, side, kind } = source
  const grade = async (to: SourceLetter) => {
    const decision: Decision = { kind: 'grade', source: source.origin, letter: to }
    await send('/api/reviews', { author: readPreferences().author || 'reader', decision })
    forgetAnswers()
  }
  return (
    <>
      <td>
        <label className={`letter ${letter}`}>
          <span className="vh">{texts.sources.letterOf(name)}</span>
          <select
            value={letter}
            title={texts.sources.letters[letter]}
            onChange={({ target }) => void grade(target.value as SourceLetter)}
          >
            {sourceLetters.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        {letterSet !== null && (
          <small className="letterset">
            <bdi>{letterSet.author}</bdi> <span>{day(letterSet.recorded.slice(0, 10))}</span>
          </small>
        )}
      </td>
      <th scope="row" dir="auto" title={names.join('; ')}>
        {name}
      </th>
      <td className="sd">{side === null ? (texts.sources.kinds[kind] ?? kind) : <SideName side={side} sides={sides} />}</td>
      {counts.map((count) => (
        <td key={count} className="num">
          {source[count] === 0 ? <span className="muted">–</span> : source[count]}
        </td>
      ))}
    </>
  )
}
