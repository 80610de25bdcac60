import { useEffect, useRef } from 'react'

/** What keys do, by the key as the keyboard event names it. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Keys of what is on the screen. Nothing is taken from somebody who writes, or from the browser's own keys. */
export function useKeys(keys: Keys): void {
  const last = useRef(keys)
  last.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      // A window over the page has its own keys.
      if (document.querySelector('dialog[open]') !== null) return
      const { target } = event
      const writes = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
      if (writes && event.key !== 'Escape') return
      // Enter and space belong to the button or link that has the focus.
      if ((event.key === 'Enter' || event.key === ' ') && target instanceof HTMLElement && target.matches('a, button, summary'))
        return
      const act = last.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
