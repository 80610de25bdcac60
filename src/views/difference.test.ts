import { expect, test } from 'vitest'
import { whoHolds } from '#control/whoHolds.ts'
import { reconcile } from '#events/reconcile.ts'
import { told } from '../../test/told.ts'
import { difference, type Side } from './difference.ts'

/** What is known by each line that stands before the bar, and by all of them. */
function between(story: string): ReturnType<typeof difference> {
  const [before = '', later = ''] = story.split('|')
  const count = told(before).length
  const all = told(`${before}\n${later}`)
  return difference(known(all.slice(0, count)), known(all))
}

function known(list: ReturnType<typeof told>): Side {
  const events = reconcile(list)
  return { events, holdings: whoHolds(events) }
}

test('what nobody had told before became known', () => {
  const {
    known: fresh,
    revised,
    withdrawn,
  } = between('1 May: command asserts capture Velmora by militia on 1 May | 2 May: itself asserts shelling Orsk by army on 2 May')
  expect(fresh.map(({ type, places }) => [type, places[0]?.name])).toEqual([['shelling', 'Orsk']])
  expect([revised, withdrawn]).toEqual([[], []])
})

test('an admission revises the standing, and the town with it', () => {
  const {
    known: fresh,
    revised,
    control,
  } = between(
    '1 May: command asserts capture Velmora by militia on 1 May | 2 May: army acknowledges lose Velmora by army on 1 May',
  )
  expect(fresh).toEqual([])
  expect(revised.map(({ fields }) => fields)).toEqual([[{ field: 'standing', before: 'claimed', after: 'acknowledged' }]])
  expect(control.map(({ place, before, after }) => [place.name, before?.status, after.status])).toEqual([
    ['Velmora', 'claimed', 'held'],
  ])
})

test('a later figure revises the count', () => {
  const { revised } = between(
    '1 May: monitor asserts killing Velmora on 1 May killed 12 | 3 May: monitor asserts killing Velmora on 1 May killed 20',
  )
  expect(revised.map(({ fields }) => fields)).toEqual([[{ field: 'counts', before: 'killed 12–12', after: 'killed 20–20' }]])
})

test('what its teller takes back is withdrawn', () => {
  const { withdrawn, revised } = between(
    '1 May: itself asserts capture Velmora by militia on 1 May | 2 May: itself denies capture Velmora by militia',
  )
  expect(withdrawn.map(({ before, after }) => [before.standing, after?.standing])).toEqual([['reported', 'refuted']])
  expect(revised).toEqual([])
})

test('what no report tells any more is withdrawn, and nothing is left of it', () => {
  const before = known(told('1 May: itself asserts capture Velmora by militia on 1 May'))
  expect(difference(before, known([])).withdrawn).toEqual([{ before: before.events[0], after: null }])
})
