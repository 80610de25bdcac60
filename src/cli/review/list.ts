import type { Claim } from '#model/claim.ts'
import { inForce } from '#reviews/inForce.ts'
import { type Need, needsPerson } from '#views/needsPerson.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { openLedger } from '../../ledger/openLedger.ts'
import { sayHappening } from '../say.ts'
import { lineWidth, printable, shorten, styled } from '../terminal.ts'
import { sayDecision } from './sayDecision.ts'

interface Asking {
  readonly ledger: string
  readonly json?: boolean
  readonly all?: boolean
}

// A screenful.
const shown = 12

/** What needs a person. */
export async function printNeeds({ ledger: address, json, all }: Asking): Promise<void> {
  const ledger = await openLedger(address, { mustExist: true })
  try {
    const needs = await needsOf(ledger)
    if (json) for (const need of needs) console.log(JSON.stringify(need))
    else {
      for (const need of all ? needs : needs.slice(0, shown)) printNeed(need)
      if (!all && needs.length > shown) console.log(styled('dim', `and ${needs.length - shown} more: fogline review list --all`))
      if (needs.length === 0) console.log('Nothing needs a person.')
    }
  } finally {
    await ledger.close()
  }
}

/** What a person should decide, over the whole ledger as known by now. */
export async function needsOf(ledger: Ledger): Promise<Need[]> {
  const { reviews, lost } = await ledger.reviewsInUse()
  const counting = inForce(reviews)
  const inUse = new Set(counting.map(({ id }) => id))
  const old = new Map((await ledger.claimsNamed(lost.map(({ claim }) => claim))).map((claim) => [claim.id, claim]))
  const open = lost.flatMap(({ review, claim }) => {
    const was: Claim | undefined = old.get(claim)
    return was === undefined || !inUse.has(review.id) ? [] : [{ review, claim: was }]
  })
  return needsPerson(await ledger.claims(), counting, open)
}

function printNeed({ claim, question }: Need): void {
  console.log(`${styled('dim', claim.id)}  ${styled('bold', printable(question))}`)
  console.log(`    ${shorten(sayHappening(claim), lineWidth() - 4)}`)
  console.log(`    “${shorten(claim.quote, lineWidth() - 6)}”`)
}

/** The decisions that were made, the last first, with those that count no more marked so. */
export async function printDecisions({ ledger: address, json }: Asking): Promise<void> {
  const ledger = await openLedger(address, { mustExist: true })
  try {
    const reviews = await ledger.reviews()
    const counting = new Set(inForce(reviews).map(({ id }) => id))
    for (const review of reviews.toReversed()) {
      const undone = review.decision.kind !== 'undo' && !counting.has(review.id)
      if (json) console.log(JSON.stringify({ ...review, undone }))
      else {
        const note = review.note === null ? '' : ` – ${review.note}`
        console.log(
          `${styled('dim', review.id)}  ${review.recorded.slice(0, 16).replace('T', ' ')}  ${printable(`${sayDecision(review.decision)}, by ${review.author}${note}`)}${undone ? styled('yellow', '  undone') : ''}`,
        )
      }
    }
    if (!json && reviews.length === 0) console.log('Nobody has decided anything yet: `fogline review` lists what needs a person.')
  } finally {
    await ledger.close()
  }
}
