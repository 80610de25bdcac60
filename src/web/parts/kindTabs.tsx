import type { ReactNode } from 'react'
import { useLanguage } from '../language/texts.tsx'
import { useNavigation } from '../state.tsx'

interface TabsProps<Kind extends string> {
  readonly kinds: readonly Kind[]
  /** The one that is shown; null for all. */
  readonly chosen: Kind | null
  readonly labelOf: (kind: Kind) => string
  /** How many there are of a kind, of all for null. */
  readonly countOf: (kind: Kind | null) => ReactNode
  readonly children?: ReactNode
}

/** Tabs above a list, one a kind and one for all; the address keeps which. */
export function KindTabs<Kind extends string>({ kinds, chosen, labelOf, countOf, children }: TabsProps<Kind>) {
  const { texts } = useLanguage()
  const { go } = useNavigation()
  return (
    <div className="tabs">
      {[null, ...kinds].map((one) => (
        <button
          key={one ?? 'all'}
          type="button"
          aria-pressed={chosen === one}
          onClick={() => go({ search: one ?? '', selected: null })}
        >
          {one === null ? texts.review.all : labelOf(one)} <span>{countOf(one)}</span>
        </button>
      ))}
      {children}
    </div>
  )
}
