import type { Day } from '#model/day.ts'
import type { Standing } from '#model/event.ts'
import type { Holding, HoldingStatus } from '#model/holding.ts'
import { eachOnce, type Reason } from '#model/reason.ts'
import { begin, better, isBlank, type Now, opposed, sameHolder, supported, whoOf } from './line.ts'
import type { Move } from './moves.ts'

/** What a place's holding becomes by the next move: the same one with more behind it, or a new one from that day. */
export function turn(now: Now, move: Move): Now {
  switch (move.kind) {
    case 'take':
      return taken(now, move)
    case 'enter':
      return entered(now, move)
    case 'leave':
      return left(now, move)
    case 'keep':
      return kept(now, move)
    case 'press':
      return pressed(now, move)
  }
}

function taken(now: Now, move: Move): Now {
  const { holding } = now
  const status = statusOf(move.event.standing)
  if (status === null) return { ...now, holding: opposed(holding, move, { code: 'not-counted', standing: move.event.standing }) }
  if (move.holder === null) return { ...now, holding: takenBySomebody(holding, move) }
  if (move.extent === 'part' || move.extent === 'inside') return contested(now, move, { code: 'part-taken', who: whoOf(move) })
  if (sameHolder(holding, move)) {
    const { extent } = move
    const surer = better(holding.status, status)
    const { since, notBefore } = tighter(holding, move)
    return settled({ ...supported(holding, move), status: surer, since, notBefore, extent })
  }
  const rival = !isBlank(holding) && beganOn(holding, move.day) && holding.side !== null
  // Of two takings told of one day the surer counts; which of two equally sure ones came last, the day alone does not tell.
  if (rival && holding.status !== status && better(holding.status, status) === holding.status)
    return { ...now, holding: opposed(holding, move, { code: 'taken-same-day', who: whoOf(move) }) }
  if (rival && status === 'claimed' && (holding.status === 'claimed' || holding.status === 'contested'))
    return settled({ ...opposed(holding, move), status: 'contested', reasons: [{ code: 'claimed-by-two' }] })
  const admitted = isJustLeft(holding, move)
  const surer = admitted ? better('held', status) : status
  const next = begin(holding, move, surer, { code: 'taken', who: whoOf(move), standing: move.event.standing })
  return settled({ ...next, extent: move.extent, reasons: [...next.reasons, ...(admitted ? [leftByItself] : [])] })
}

/** What tells when a holding began, of two that tell it: the one that tells it closer, else the first. */
function tighter(holding: Holding, move: Move): Pick<Holding, 'since' | 'notBefore'> {
  const closer = holding.since === null || (holding.notBefore === null && move.notBefore !== null && move.since === holding.since)
  return closer ? move : holding
}

/** Whether a holding is told to have begun on that very day. */
function beganOn({ from, since, notBefore }: Holding, day: Day): boolean {
  return from === day && since === day && notBefore === day
}

/** "The town was taken": where it is known who has it, mostly how he came to; where it is not, it stays so. */
function takenBySomebody(holding: Holding, move: Move): Holding {
  const why: Reason = { code: 'taken-by-somebody' }
  if (holding.holder === null) return begin(holding, move, 'unknown', why)
  if (daysFrom(holding.from, move.day) <= daysRetold) return supported(holding, move)
  return {
    ...opposed(holding, move, why),
    status: better('disputed', holding.status) === holding.status ? 'disputed' : holding.status,
  }
}

function entered(now: Now, move: Move): Now {
  const { holding } = now
  const status = statusOf(move.event.standing)
  if (status === null || status === 'disputed' || move.holder === null)
    return { ...now, holding: { ...opposed(holding, move), pressed: !isBlank(holding) } }
  if (sameHolder(holding, move)) return { ...now, holding: supported(holding, move) }
  if (move.extent === 'most' || isJustLeft(holding, move)) return taken(now, move)
  return contested(now, move, { code: 'inside', who: whoOf(move) })
}

/** Who left made room for somebody: for who is inside, else it is not known for whom until that is told. */
function left(now: Now, move: Move): Now {
  const { holding, inside } = now
  const status = statusOf(move.event.standing)
  const someone = move.event.type === 'lose' && move.holder === null
  if (status === null || status === 'disputed')
    return { ...now, holding: opposed(holding, move, { code: 'not-counted', standing: move.event.standing }) }
  if (move.side === null && !someone && !sameHolder(holding, move)) return now
  // "His men had retreated" was somewhere that the report had told of: of a place that nobody is told to have, it says nothing.
  if (isBlank(holding) && move.place.inherited) return now
  const gone: Reason = status === 'held' ? leftByItself : { code: 'left-as-said' }
  const others = holding.holder !== null && !someone && !sameHolder(holding, move)
  if (others && (holding.status === 'disputed' || holding.status === 'contested' || wasStillThere(holding, move)))
    return settled(stays(holding, move, status, gone))
  if (others)
    return {
      ...now,
      holding: {
        ...supported(holding, move),
        status: status === 'held' ? 'held' : holding.status,
        reasons: eachOnce([...holding.reasons, gone]),
      },
    }
  if (inside !== null && inside.side !== move.side)
    return settled({
      ...begin(
        holding,
        { ...inside, day: move.day, since: move.since, notBefore: move.notBefore },
        status,
        { code: 'inside', who: whoOf(inside) },
        gone,
      ),
      for: [inside.event.id, move.event.id],
    })
  return settled({ ...begin(holding, move, 'unknown', someone ? { code: 'fallen-as-said' } : gone), holder: null, side: null })
}

/** Only who gains says that it took the place; others say that who had it left on a later day, and so was there until then. */
function wasStillThere({ status, since }: Holding, move: Move): boolean {
  return (
    status === 'claimed' &&
    move.event.standing !== 'claimed' &&
    move.event.date !== null &&
    since !== null &&
    since < move.event.date.from
  )
}

/** Two said that they had it, and one of them has left: the other has it from that day. */
function stays(holding: Holding, move: Move, status: HoldingStatus, ...reasons: Reason[]): Holding {
  const { holder, side } = holding
  return { ...begin(holding, { ...move, holder, side }, status, ...reasons), for: [...holding.for, move.event.id] }
}

function kept(now: Now, move: Move): Now {
  const { holding, inside } = now
  const status = statusOf(move.event.standing)
  if (status === null || move.holder === null) return now
  if (sameHolder(holding, move)) return { ...now, holding: supported(holding, move) }
  const because: Reason = { code: 'kept', who: whoOf(move), standing: move.event.standing }
  const cameIn = inside !== null && inside.side === move.side
  if (holding.holder === null || cameIn) {
    const began = isJustLeft(holding, move) ? { since: move.day, notBefore: holding.from } : cameIn ? inside : null
    const { since, notBefore } = began ?? move
    return settled({ ...begin(holding, move, status, because), since, notBefore, extent: move.extent })
  }
  const doubtful = holding.status === 'claimed' || holding.status === 'disputed'
  const against = opposed(holding, move, { code: 'kept-against', who: whoOf(move), still: doubtful })
  return { ...now, holding: doubtful ? { ...against, status: 'disputed' } : against }
}

/** Fighting told inside a place contests it; fire on it or fighting around it only presses it. */
function pressed(now: Now, move: Move): Now {
  const { holding } = now
  const { type } = move.event
  const ground = type === 'clash' || type === 'attack' || type === 'advance'
  // Who entered the town, or seized its airport, and took it on one day does not press itself.
  if ((type === 'advance' || move.event.site !== null) && sameHolder(holding, move)) return now
  // "Captured in fighting in which 50 were killed": that fighting is over.
  if (ground && holding.since === move.day && holding.notBefore === move.day && holding.holder !== null) return now
  if (ground && move.extent === 'inside') {
    const { holding: next, inside } = contested(now, move, { code: 'fighting-inside' })
    return { holding: { ...next, holder: holding.holder, side: holding.side, pressed: true }, inside }
  }
  return isBlank(holding) ? now : { ...now, holding: { ...holding, pressed: true } }
}

/** Its holder, where there is one, stays the holder of the rest. */
function contested(now: Now, move: Move, why: Reason): Now {
  const { holding } = now
  const inside = move.holder === null ? now.inside : move
  if (isBlank(holding))
    return { holding: { ...begin(holding, move, 'contested', why), holder: null, side: null, extent: move.extent }, inside }
  const reasons = eachOnce([...holding.reasons, why])
  const begun =
    move.kind === 'press'
      ? { ...opposed(holding, move), from: move.day }
      : { ...begin(holding, move, 'contested'), against: holding.for, pressed: holding.pressed }
  const { holder, side } = holding
  return {
    holding: {
      ...begun,
      holder,
      side,
      status: 'contested',
      extent: move.kind === 'press' ? holding.extent : move.extent,
      reasons,
    },
    inside,
  }
}

function settled(holding: Holding): Now {
  return { holding, inside: null }
}

const leftByItself: Reason = { code: 'left' }

// A withdrawal and the entry that follows it are told a day or two apart.
const daysUntilTaken = 2
// "The town, taken at the weekend,": what is told again within a few days is no second taking.
const daysRetold = 3

function isJustLeft(holding: Holding, move: Move): boolean {
  return (
    holding.status === 'unknown' &&
    holding.reasons.some(({ code }) => code === 'left') &&
    daysFrom(holding.from, move.day) <= daysUntilTaken
  )
}

/** Null where the event is no ground to say that anybody holds it. */
function statusOf(standing: Standing): HoldingStatus | null {
  switch (standing) {
    case 'acknowledged':
    case 'corroborated':
      return 'held'
    case 'reported':
    case 'claimed':
    case 'disputed':
      return standing
    case 'refuted':
    case 'unjudged':
      return null
  }
}

function daysFrom(a: Day, b: Day): number {
  return Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days
}
