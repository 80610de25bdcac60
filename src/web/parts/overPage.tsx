import { type ReactNode, useEffect, useRef } from 'react'
import { useLanguage } from '../language/texts.tsx'
import { Icon } from './glyphs.tsx'

interface OverProps {
  readonly title: string
  readonly className: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A window over the page: Escape closes it, and what is below waits. */
export function OverPage({ title, className, onClose, children }: OverProps) {
  const { texts } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('form :is(input, select)')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className={className} aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="tool" onClick={() => dialog.current?.close()} title={texts.app.close}>
          <Icon name="close" />
          <span className="vh">{texts.app.close}</span>
        </button>
      </header>
      {children}
    </dialog>
  )
}

interface KeepProps {
  /** What came of the last try to keep it; empty before. */
  readonly said: string
  readonly onClose: () => void
}

/** The end of a form over the page whose answers become one more entry of the ledger. */
export function KeepOrClose({ said, onClose }: KeepProps) {
  const { texts } = useLanguage()
  return (
    <div className="btnrow">
      <button type="submit" className="btn solid">
        {texts.placing.keep}
      </button>
      <button type="button" className="btn" onClick={onClose}>
        {texts.app.close}
      </button>
      <span role="status">{said}</span>
    </div>
  )
}
