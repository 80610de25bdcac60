import { useEffect, useRef } from 'react'
import { useLanguage } from '../language/texts.tsx'
import { Icon } from './glyphs.tsx'

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { texts } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="keyhelp" aria-label={texts.app.keys} onClose={onClose}>
      <header>
        <h2>{texts.app.keys}</h2>
        <button type="button" className="tool" onClick={() => dialog.current?.close()} title={texts.app.close}>
          <Icon name="close" />
          <span className="vh">{texts.app.close}</span>
        </button>
      </header>
      <dl>
        {texts.keyHelp.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
