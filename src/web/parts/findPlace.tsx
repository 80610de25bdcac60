import { useDeferredValue, useRef, useState } from 'react'
import type { HoldingShown } from '#views/situation.ts'
import { useAnswer } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { useLedger } from '../ledger.tsx'
import { useNavigation } from '../state.tsx'
import { Icon } from './glyphs.tsx'

/** Any spelling of a place leads to it: the server knows that Halfaya is Ḩalfāyā. */
export function FindPlace() {
  const { texts } = useLanguage()
  const { address, go } = useNavigation()
  const ledger = useLedger()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const written = useDeferredValue(text.trim())
  const places = useAnswer<{ places: readonly HoldingShown[] }>(
    ledger !== null && ledger.reports > 0 && written !== '' ? `/api/places?limit=20&name=${encodeURIComponent(written)}` : null,
  )
  return (
    <search>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          const named = places.value?.places.find(({ place }) => place.text.toLowerCase() === text.trim().toLowerCase())
          go({ ...address, screen: 'places', id: named?.place.id ?? text.trim(), table: false, selected: null, area: null })
          setText('')
          input.current?.blur()
        }}
      >
        <Icon name="search" />
        <label className="vh" htmlFor="find">
          {texts.app.search}
        </label>
        <input
          ref={input}
          id="find"
          list="found"
          autoComplete="off"
          placeholder={texts.app.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        />
        <datalist id="found">
          {places.value?.places.map(({ place }) => (
            <option key={place.id} value={place.text} />
          ))}
        </datalist>
        <kbd>/</kbd>
      </form>
    </search>
  )
}
