import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Claim } from '#model/claim.ts'
import type { Review } from '#model/review.ts'
import { forgetAnswers } from '../ask.ts'
import type { Placed } from './placing.tsx'

const Placing = lazy(() => import('./placing.tsx').then((module) => ({ default: module.Placing })))
const Correcting = lazy(() => import('./correcting.tsx').then((module) => ({ default: module.Correcting })))

type Open = { readonly kind: 'place'; readonly placed: Placed } | { readonly kind: 'correct'; readonly claim: Claim }

export interface ByHand {
  readonly place: (placed: Placed) => void
  readonly correct: (claim: Claim) => void
  /** The window that is open, to be put into the screen. */
  readonly window: ReactNode
}

/** Placing and correcting by hand, in a window over the screen that asks for it. */
export function useByHand(onMade: (review: Review) => void): ByHand {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const made = (review: Review) => {
    forgetAnswers()
    onMade(review)
  }
  return {
    place: (placed) => setOpen({ kind: 'place', placed }),
    correct: (claim) => setOpen({ kind: 'correct', claim }),
    window: (
      <Suspense fallback={null}>
        {open?.kind === 'place' && <Placing placed={open.placed} onClose={close} onMade={made} />}
        {open?.kind === 'correct' && <Correcting claim={open.claim} onClose={close} onMade={made} />}
      </Suspense>
    ),
  }
}
