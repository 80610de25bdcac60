import { useRef } from 'react'
import { useLanguage } from '../language/texts.tsx'
import { useNavigation } from '../state.tsx'
import { Icon } from './glyphs.tsx'

const kinds = ['control', 'events', 'claims'] as const
const formats = ['csv', 'geojson', 'jsonl'] as const

/** What is shown as a file: with the two dates, the range and the area of the address. */
export function ExportMenu() {
  const { texts } = useLanguage()
  const { address } = useNavigation()
  const details = useRef<HTMLDetailsElement>(null)
  const names = { control: texts.situation.title, events: texts.app.events, claims: texts.reader.claims }
  const query = (of: string, format: string) => {
    const asked = new URLSearchParams({ of, format })
    if (address.on !== null) asked.set('on', address.on)
    if (address.known !== null) asked.set('known', address.known)
    if (address.from !== null && of !== 'control') asked.set('from', address.from)
    if (address.area !== null && address.screen === 'situation') asked.set('area', address.area.join(','))
    return `/api/export?${asked}`
  }
  return (
    <details
      className="exportmenu wide"
      ref={details}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && details.current?.removeAttribute('open')}
    >
      <summary className="tool" title={texts.app.export}>
        <Icon name="export" />
        <span className="vh">{texts.app.export}</span>
      </summary>
      <div className="sheet">
        {kinds.map((of) => (
          <p key={of}>
            <b>{names[of]}</b>
            {formats.map((format) => (
              <a key={format} href={query(of, format)} download>
                {format === 'geojson' ? 'GeoJSON' : format === 'jsonl' ? 'JSON Lines' : 'CSV'}
              </a>
            ))}
          </p>
        ))}
        {address.screen === 'situation' && (
          <p>
            <b>{texts.situation.saveMap}</b>
            {(['svg', 'png'] as const).map((format) => (
              <button
                key={format}
                type="button"
                className="plainlink"
                onClick={() => dispatchEvent(new CustomEvent('fogline-save', { detail: format }))}
              >
                {format.toUpperCase()}
              </button>
            ))}
          </p>
        )}
      </div>
    </details>
  )
}
