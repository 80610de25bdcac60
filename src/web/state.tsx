import { createContext, type MouseEvent, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Address, home, readAddress, writeAddress } from './address.ts'

export interface Navigation {
  readonly address: Address
  /** Goes on to another address; `replace` leaves no step to come back to. */
  readonly go: (patch: Partial<Address>, how?: { readonly replace?: boolean }) => void
}

const Current = createContext<Navigation>({ address: home, go: () => {} })

/** The address is the state: what is shown follows from it, and every change is a change of it. */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [address, setAddress] = useState(() => readAddress(location.href))
  useEffect(() => {
    const back = () => setAddress(readAddress(location.href))
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const go = useCallback<Navigation['go']>((patch, { replace = false } = {}) => {
    const next = { ...readAddress(location.href), ...patch }
    const url = writeAddress(next)
    if (url === location.pathname + location.search) return
    history[replace ? 'replaceState' : 'pushState'](null, '', url)
    setAddress(next)
  }, [])
  const value = useMemo(() => ({ address, go }), [address, go])
  return <Current.Provider value={value}>{children}</Current.Provider>
}

export function useNavigation(): Navigation {
  return useContext(Current)
}

/** Where a link leads: another screen keeps the two dates and drops what belongs to this one. */
export function leadsTo(address: Address, patch: Partial<Address>): Address {
  return patch.screen === undefined
    ? { ...address, ...patch }
    : { ...home, on: address.on, from: address.from, known: address.known, ...patch }
}

/** A link to another state of the app, which is an address like any other. */
export function Go({
  to,
  children,
  ...rest
}: { readonly to: Partial<Address>; readonly children: ReactNode } & Omit<React.ComponentProps<'a'>, 'href'>) {
  const { address, go } = useNavigation()
  const target = leadsTo(address, to)
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(target)
    if (to.screen !== undefined) scrollTo(0, 0)
  }
  return (
    <a {...rest} href={writeAddress(target)} onClick={follow}>
      {children}
    </a>
  )
}
