import { lazy, Suspense, useEffect, useState } from 'react'
import { forgetAnswers, useAnswer } from './ask.ts'
import { useKeys } from './keys.ts'
import { LanguageProvider, languageOf } from './language/texts.tsx'
import { LedgerProvider, type LedgerShown } from './ledger.tsx'
import { KeyHelp } from './parts/keyHelp.tsx'
import { Mast } from './parts/mast.tsx'
import { TwoDates } from './parts/twoDates.tsx'
import { Waiting } from './parts/waiting.tsx'
import { usePreferences } from './preferences.ts'
import { AddScreen } from './screens/add.tsx'
import { CompareScreen } from './screens/compare.tsx'
import { EmptyScreen } from './screens/empty.tsx'
import { EventScreen } from './screens/event.tsx'
import { EventsScreen } from './screens/events.tsx'
import { PlaceScreen } from './screens/place.tsx'
import { PlacesScreen } from './screens/places.tsx'
import { ReaderScreen } from './screens/reader.tsx'
import { ReportsScreen } from './screens/reports.tsx'
import { ReviewScreen } from './screens/review.tsx'
import { SourcesScreen } from './screens/sources.tsx'
import { useNavigation } from './state.tsx'

const SituationScreen = lazy(() => import('./screens/situation.tsx').then((module) => ({ default: module.SituationScreen })))

/** The frame of every screen: masthead, the two dates, what is shown, the footer. */
export function App() {
  const { address, go } = useNavigation()
  const [preferences, prefer] = usePreferences()
  const language = languageOf(preferences.language)
  const { texts } = language
  const ledger = useAnswer<LedgerShown>('/api/ledger')
  const [help, setHelp] = useState(false)
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    const html = document.documentElement
    html.lang = texts.code
    html.dir = texts.direction
    html.dataset.theme = preferences.theme
  }, [texts, preferences.theme])

  const copy = () => {
    void navigator.clipboard?.writeText(location.href).catch(() => {})
    setCopied(true)
    setTimeout(() => setCopied(false), 2500)
  }
  useKeys({
    '?': () => setHelp(true),
    y: copy,
    T: () => go({ table: !address.table }),
    t: () => go({ table: !address.table }),
    n: () => go({ known: null }),
    '/': () => document.querySelector<HTMLInputElement>('#find')?.focus(),
  })

  const empty = ledger.value !== null && ledger.value.reports === 0 && address.screen !== 'add'
  return (
    <LanguageProvider value={language}>
      <LedgerProvider value={ledger.value}>
        <div className={`frame is-${address.screen}${address.id === null ? '' : '-one'}${address.table ? ' is-table' : ''}`}>
          <a className="vh skip" href="#main">
            {texts.app.skip}
          </a>
          <Mast preferences={preferences} prefer={prefer} onCopy={copy} copied={copied} onHelp={() => setHelp(true)} />
          {!empty && address.screen !== 'add' && address.screen !== 'compare' && address.screen !== 'review' && <TwoDates />}
          <Suspense fallback={<Waiting />}>
            {ledger.failed !== null ? (
              <Waiting failed={ledger.failed} again={forgetAnswers} />
            ) : ledger.value === null ? (
              <Waiting />
            ) : empty ? (
              <EmptyScreen />
            ) : (
              <Shown />
            )}
          </Suspense>
          <footer className="foot">
            <span>{texts.app.note}</span>
            <span>
              {texts.app.credits}
              {ledger.value?.tiles != null && ledger.value.tiles.credit !== '' && ` · ${ledger.value.tiles.credit}`} ·{' '}
              <a href="/api">API</a> ·{' '}
              <button type="button" className="plainlink" onClick={() => setHelp(true)}>
                {texts.app.keys} <kbd>?</kbd>
              </button>
            </span>
          </footer>
          {help && <KeyHelp onClose={() => setHelp(false)} />}
        </div>
      </LedgerProvider>
    </LanguageProvider>
  )
}

function Shown() {
  const { address } = useNavigation()
  switch (address.screen) {
    case 'situation':
      return <SituationScreen />
    case 'sources':
      return <SourcesScreen />
    case 'events':
      return address.id === null ? <EventsScreen /> : <EventScreen key={address.id} id={address.id} />
    case 'reports':
      return address.id === null ? <ReportsScreen /> : <ReaderScreen key={address.id} id={address.id} />
    case 'places':
      return address.id === null ? <PlacesScreen /> : <PlaceScreen key={address.id} id={address.id} />
    case 'compare':
      return <CompareScreen />
    case 'review':
      return <ReviewScreen />
    case 'add':
      return <AddScreen />
  }
}
