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
