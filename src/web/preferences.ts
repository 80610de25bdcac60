import { useState } from 'react'

/** What belongs to who reads, not to what is read: it stands in no link. */
export interface Preferences {
  readonly theme: 'light' | 'dark'
  readonly language: string
  /** Who decides in reviews. */
  readonly author: string
}

const place = 'fogline'

export function usePreferences(): [Preferences, (patch: Partial<Preferences>) => void] {
  const [preferences, set] = useState(read)
  return [
    preferences,
    (patch) => {
      const next = { ...read(), ...patch }
      set(next)
      localStorage.setItem(place, JSON.stringify(next))
    },
  ]
}

export function read(): Preferences {
  const asked = new URL(location.href).searchParams
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const standard: Preferences = { theme: dark ? 'dark' : 'light', language: 'en', author: '' }
  try {
    const kept: Partial<Preferences> = JSON.parse(localStorage.getItem(place) ?? '{}')
    return { ...standard, ...kept, ...(asked.has('lang') && { language: asked.get('lang') ?? 'en' }) }
  } catch {
    return standard
  }
}
