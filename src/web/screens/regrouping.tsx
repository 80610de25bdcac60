import { type ReactNode, useCallback, useState } from 'react'
import type { Claim } from '#model/claim.ts'
import type { Decision, Review } from '#model/review.ts'
import { forgetAnswers, send } from '../ask.ts'
import { useKeys } from '../keys.ts'
import { useLanguage } from '../language/texts.tsx'
import { read as readPreferences } from '../preferences.ts'
import { Go } from '../state.tsx'

export interface Regrouping {
  /** Splits these claims off the event, which keeps the others. */
  readonly split: (claims: readonly string[]) => void
  /** Puts all claims of another event to this one's. */
  readonly merge: (other: string) => void
  /** What was done last, the way to the event that was split off, and the way back. */
  readonly said: ReactNode
}

/** Claims of an event split off or put to another's by hand, each one more entry of the ledger, and undone by another. */
export function useRegrouping(event: string): Regrouping {
  const { texts } = useLanguage()
  const [last, setLast] = useState<{ readonly review: string; readonly splitOff: string | null } | null>(null)
  const [said, setSaid] = useState('')
  const decide = useCallback(async (make: () => Promise<Decision>, words: string) => {
    try {
      const decision = await make()
      const { id } = await send<Review>('/api/reviews', { author: readPreferences().author || 'reader', decision })
      setLast(decision.kind === 'undo' ? null : { review: id, splitOff: splitOffBy(decision) })
      setSaid(words)
      forgetAnswers()
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }, [])
  const split = useCallback(
    (claims: readonly string[]) =>
      void decide(async () => {
        const from = (await claimsOf(event)).filter((one) => !claims.includes(one))
        return { kind: 'split', claims, from }
      }, texts.event.splitOff),
    [decide, event, texts],
  )
  const merge = useCallback(
    (other: string) =>
      void decide(
        async () => ({ kind: 'merge', claims: [...(await claimsOf(event)), ...(await claimsOf(other))] }),
        texts.event.merged,
      ),
    [decide, event, texts],
  )
  const undo = () => last !== null && void decide(async () => ({ kind: 'undo', review: last.review }), texts.review.undone)
  useKeys({ z: undo })
  return {
    split,
    merge,
    said: (
      <p className="handrow">
        <span role="status">{said}</span>
        {last !== null && last.splitOff !== null && (
          <Go to={{ screen: 'events', id: last.splitOff }}>{texts.event.toSplitOff}</Go>
        )}
        {last !== null && (
          <button type="button" className="plainlink" onClick={undo}>
            {texts.reader.undo} <kbd>z</kbd>
          </button>
        )}
      </p>
    ),
  }
}

function splitOffBy(decision: Decision): string | null {
  return decision.kind === 'split' ? (decision.claims[0] ?? null) : null
}

/** All claims of an event, however many. */
async function claimsOf(event: string): Promise<string[]> {
  const ids: string[] = []
  for (let after: number | null = 0; after !== null; ) {
    const response: Response = await fetch(`/api/claims?event=${encodeURIComponent(event)}&limit=1000&after=${after}`)
    const page: { readonly next: number | null; readonly claims: readonly Claim[] } = await response.json()
    ids.push(...page.claims.map(({ id }) => id))
    after = page.next
  }
  return ids
}
