import { useEffect, useState } from 'react'
import type { Screen } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { languages, useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { whenDrawn } from '../map/drawn.ts'
import type { Preferences } from '../preferences.ts'
import { Go, useNavigation } from '../state.tsx'
import { ExportMenu } from './exportMenu.tsx'
import { FindPlace } from './findPlace.tsx'
import { Icon } from './glyphs.tsx'

const navigation: readonly Screen[] = ['situation', 'events', 'reports', 'places', 'sources', 'compare', 'review']

interface MastProps {
  readonly preferences: Preferences
  readonly prefer: (patch: Partial<Preferences>) => void
  readonly onCopy: () => void
  readonly copied: boolean
  readonly onHelp: () => void
}

export function Mast({ preferences, prefer, onCopy, copied, onHelp }: MastProps) {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const ledger = useLedger()
  const [open, setOpen] = useState(false)
  const [isCounted, setCounted] = useState(false)
  const isMap = address.screen === 'situation' && !address.table
  // How much there is to review is worked out from all claims: where a map is looked at, that is seen first.
  useEffect(() => (isMap ? whenDrawn(() => setCounted(true)) : setCounted(true)), [isMap])
  const queue = useAnswer<{ total: number }>(isCounted && ledger !== null && ledger.reports > 0 ? '/api/review?limit=1' : null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever way another screen was reached, the menu has done its work
  useEffect(() => setOpen(false), [address.screen, address.id])
  useKeys({ Escape: open ? () => setOpen(false) : undefined })
  const title = ledger === null || ledger.theatres.length === 0 ? 'Fogline' : ledger.theatres.map(({ name }) => name).join(', ')
  const next = languages[(languages.findIndex(({ code }) => code === texts.code) + 1) % languages.length] ?? texts
  return (
    <header className="mast">
      <Go to={{ screen: 'situation' }} className="brand">
        <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
          <path d="M3 6h18M3 12h11M16.5 12H21M3 18h4M9 18h3M14 18h2M18.5 18h2.5" />
        </svg>
        Fogline
      </Go>
      {ledger !== null && (
        <div className="ledger">
          <b>{title}</b>
          {ledger.name.split('/').at(-1)} · {texts.app.ledger(ledger.reports)}
        </div>
      )}
      <nav className={open ? 'nav open' : 'nav'} aria-label={texts.app.screens} id="screens">
        {navigation.map((screen) => (
          <Go
            key={screen}
            to={{ screen }}
            aria-current={address.screen === screen ? 'page' : undefined}
            onClickCapture={() => setOpen(false)}
          >
            {texts.app[screen]}
            {screen === 'review' && (queue.value?.total ?? 0) > 0 && <span className="n">{queue.value?.total}</span>}
          </Go>
        ))}
        <Go
          to={{ screen: 'add' }}
          aria-current={address.screen === 'add' ? 'page' : undefined}
          onClickCapture={() => setOpen(false)}
        >
          <Icon name="plus" /> {texts.app.add}
        </Go>
      </nav>
      <div className="tools">
        <button type="button" className="tool menu" aria-expanded={open} aria-controls="screens" onClick={() => setOpen(!open)}>
          <Icon name="more" />
          <span className="vh">{texts.app.screens}</span>
        </button>
        <FindPlace />
        <button
          type="button"
          className="tool"
          aria-pressed={address.table}
          title={`${texts.app.tableHint} (T)`}
          onClick={() => go({ table: !address.table })}
        >
          <Icon name="table" />
          <span>{texts.app.table}</span> <kbd>T</kbd>
        </button>
        <button type="button" className="tool wide" title={`${texts.app.copyLink} (y)`} onClick={onCopy}>
          <Icon name="link" />
          <span className="vh">{texts.app.copyLink}</span>
        </button>
        <ExportMenu />
        <button
          type="button"
          className="tool wide"
          lang={next.code}
          title={`${texts.app.language}: ${next.ownName}`}
          onClick={() => prefer({ language: next.code })}
        >
          <Icon name="language" />
          <span className="vh">{next.ownName}</span>
        </button>
        <button
          type="button"
          className="tool"
          title={texts.app.theme}
          aria-pressed={preferences.theme === 'dark'}
          onClick={() => prefer({ theme: preferences.theme === 'dark' ? 'light' : 'dark' })}
        >
          <Icon name="theme" />
          <span className="vh">{texts.app.theme}</span>
        </button>
        <button type="button" className="vh" onClick={onHelp}>
          {texts.app.keys}
        </button>
      </div>
      <p className="toast" role="status">
        {copied ? texts.app.copied : ''}
      </p>
    </header>
  )
}
