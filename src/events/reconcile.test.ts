import fc from 'fast-check'
import { expect, test } from 'vitest'
import { told } from '../../test/told.ts'
import { reconcile } from './reconcile.ts'

/** Claims by their place in the story, from 0. */
interface Grouping {
  readonly together: readonly (readonly number[])[]
  readonly apart: readonly (readonly [number, number])[]
}

test.each([
  [
    'both ends of one capture',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May: ministry asserts lose Velmora by army on 1 May',
    1,
  ],
  [
    'the side that takes it had lost it before',
    '3 May: monitor asserts capture Velmora by army on 3 May; 3 May: monitor asserts lose Velmora by army',
    2,
  ],
  [
    'a confirmation without a day',
    '1 May: command asserts capture Velmora by militia on 1 May; 2 May: monitor confirms capture Velmora',
    1,
  ],
  [
    'a denial of it',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: ministry denies capture Velmora by militia',
    1,
  ],
  [
    'told of either side',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May: itself asserts capture Velmora by army on 1 May',
    2,
  ],
  [
    'told over midnight',
    '1 May: itself asserts capture Velmora by militia on 1 May; 2 May: itself asserts capture Velmora by militia on 2 May',
    1,
  ],
  ['shelled on two days', '1 May: itself asserts shelling Velmora on 1 May; 2 May: itself asserts shelling Velmora on 2 May', 2],
  [
    'a week of shelling is not each day',
    '1 May: itself asserts shelling Velmora on 1 May; 2 May: itself asserts shelling Velmora on 2 May; 3 May: itself asserts shelling Velmora on 1 May–3 May',
    2,
  ],
  [
    'two takings of one place by the place’s own name, days apart',
    '1 May: itself asserts capture Velmora by militia on 1 May; 4 May: itself asserts capture Velmora by militia on 4 May',
    2,
  ],
  [
    'who goes in and who takes it, told by two',
    '1 May: monitor asserts hold Velmora by militia on 1 May; 1 May: command asserts capture Velmora by militia on 1 May',
    1,
  ],
  [
    'another town',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May: itself asserts capture Orsk by militia on 1 May',
    2,
  ],
  [
    'two of three towns',
    '1 May: itself asserts capture Velmora, Orsk by militia on 1 May; 1 May: monitor asserts capture Orsk by militia on 1 May',
    1,
  ],
  [
    'left the land around a town, and left the town',
    '1 May: army asserts withdraw near Velmora by army on 1 May; 1 May: monitor asserts withdraw from Velmora by army on 1 May',
    2,
  ],
  [
    'fire near a town and on it is told of one raid',
    '1 May: itself asserts shelling near Velmora by army on 1 May; 1 May: monitor asserts shelling Velmora by army on 1 May',
    1,
  ],
  [
    'the fall of its airport, and of the town',
    '1 May: command asserts capture airport Velmora by militia on 1 May; 1 May: monitor asserts capture Velmora by militia on 1 May',
    2,
  ],
  [
    'a raid on its market, and one on its prison',
    '1 May: itself asserts attack market Velmora by militia on 1 May; 1 May: monitor asserts attack prison Velmora by militia on 1 May',
    2,
  ],
  [
    'a raid on its market, and a raid: it may be that one',
    '1 May: itself asserts attack market Velmora by militia on 1 May; 1 May: monitor asserts attack Velmora by militia on 1 May',
    1,
  ],
  [
    'pushed back from a town, and pushed back somewhere',
    '1 May: monitor asserts repel from Velmora by army on 1 May; 1 May: army asserts repel by army on 1 May',
    2,
  ],
  [
    'without a place, the same doer',
    '1 May: command asserts capture by militia on 1 May; 1 May: ministry denies capture by militia',
    1,
  ],
  [
    'months later is other news',
    '1 May: itself asserts capture Velmora by militia on 1 May; 28 May: monitor asserts capture Velmora by militia',
    2,
  ],
  [
    'what an army left is where it left from',
    '1 May: army asserts withdraw from Velmora by army on 1 May; 1 May: army asserts withdraw from Orsk by army on 1 May',
    2,
  ],
])('%s', (_, story, events) => expect(reconcile(told(story))).toHaveLength(events))

test('figures stand beside each other, and the later of one origin counts', () => {
  const [event] = reconcile(
    told(`1 May: command asserts killing Velmora by militia on 1 May killed 50
          1 May: monitor asserts killing Velmora by militia on 1 May killed 12
          2 May: monitor asserts killing Velmora by militia on 1 May killed 20`),
  )
  expect(event?.counts.killed).toEqual([20, 50])
  expect(event?.figures).toHaveLength(3)
})

test('an outlet that carries another’s story is no second origin', () => {
  const story = told(
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May Courier: itself asserts capture Velmora by militia on 1 May',
  )
  expect(reconcile(story)[0]?.standing).toBe('corroborated')
  const [wire] = story
  const copied = story.map((one) => ({ ...one, original: wire?.report ?? one.report }))
  expect(reconcile(copied)[0]?.standing).toBe('reported')
})

test.each([
  [
    'who fell back admits that he was thrown back',
    '1 May: army asserts repel near Velmora by army of militia on 1 May; 3 May Courier: command acknowledges withdraw near Velmora by militia on 1 May',
    'acknowledged',
  ],
  [
    'who fell back from another town does not',
    '1 May: army asserts repel near Velmora by army of militia on 1 May; 3 May Courier: command acknowledges withdraw near Orsk by militia on 1 May',
    'claimed',
  ],
  [
    'nor who fell back on another day',
    '1 May: army asserts repel near Velmora by army of militia on 1 May; 9 May Courier: command acknowledges withdraw near Velmora by militia on 8 May',
    'claimed',
  ],
  [
    'nor does the garrison that left after it had thrown them back',
    '1 May: army asserts repel near Velmora by army of militia on 1 May; 1 May: ministry acknowledges withdraw near Velmora by army on 1 May',
    'claimed',
  ],
  [
    'who left a town admits that it was taken',
    '1 May: command asserts capture Velmora by militia on 1 May; 1 May: army acknowledges withdraw from Velmora by army on 1 May',
    'acknowledged',
  ],
])('%s', (_, story, expected) => expect(reconcile(told(story)).find(({ type }) => type !== 'withdraw')?.standing).toBe(expected))

test.each<[reason: string, story: string, grouping: Partial<Grouping>, events: number[][]]>([
  [
    'split by hand, though the words agree',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May Courier: monitor asserts capture Velmora by militia on 1 May',
    { apart: [[0, 1]] },
    [[0], [1]],
  ],
  [
    'merged by hand, though the towns differ',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May: itself asserts shelling Orsk on 4 May',
    { together: [[0, 1]] },
    [[0, 1]],
  ],
  [
    'a third claim joins what was merged',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May: itself asserts shelling Orsk on 4 May; 5 May: monitor asserts shelling Orsk on 4 May',
    { together: [[0, 1]] },
    [[0, 1, 2]],
  ],
  [
    'merged by hand, of which one is not known yet',
    '1 May: itself asserts capture Velmora by militia on 1 May; 1 May Courier: monitor asserts capture Velmora by militia on 1 May',
    { together: [[1, 7]] },
    [[0, 1]],
  ],
  [
    'merged by hand, the later of which draws nobody that stood alone before it was told',
    '1 May: itself asserts shelling Orsk on 1 May; 2 May Courier: monitor asserts capture Velmora; 4 May: itself asserts capture Velmora',
    { together: [[0, 2]] },
    [[0, 2], [1]],
  ],
  [
    'split from one of those that are merged, the first of which its words fit',
    '1 May: itself asserts shelling Orsk on 1 May; 1 May Courier: monitor asserts shelling Orsk on 1 May; 2 May: radio asserts capture Velmora on 2 May',
    { together: [[1, 2]], apart: [[0, 2]] },
    [[0], [1, 2]],
  ],
])('%s', (_, story, { together = [], apart = [] }, events) => {
  const list = told(story)
  const id = (index: number): string => list[index]?.claim.id ?? 'a claim of a later day'
  const grouping = { together: together.map((each) => each.map(id)), apart: apart.map(([a, b]) => [id(a), id(b)] as const) }
  const found = reconcile(list, grouping).map((event) =>
    event.claims.map((claim) => list.findIndex((one) => one.claim.id === claim)).sort(),
  )
  expect(found.sort()).toEqual(events)
})

const claims = told(`
  1 May: command asserts capture Velmora by militia on 1 May
  1 May: ministry denies capture Velmora by militia
  1 May Courier: monitor confirms capture Velmora
  2 May Courier: itself asserts shelling Velmora by army on 1 May–2 May
  2 May: itself asserts shelling Velmora by army on 2 May
  3 May: itself asserts capture Velmora by army on 3 May
  3 May: army asserts capture Velmora, Orsk by army on 3 May
  4 May Courier: command acknowledges lose Velmora by militia
  4 May: itself asserts clash near Orsk`)

test('every claim stands in exactly one event, in whatever order the reports come', () => {
  const straight = JSON.stringify(reconcile(claims))
  fc.assert(
    fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
      const events = reconcile(shuffled)
      expect(events.flatMap((event) => event.claims).sort()).toEqual(claims.map(({ claim }) => claim.id).sort())
      expect(JSON.stringify(events)).toBe(straight)
    }),
  )
})

test('where the place is only that of the scene, figures that no number fits tell of two happenings', () => {
  const [soldiers, civilians] = told(
    '3 May: command asserts killing Velmora on 3 May killed 50; 5 May Courier: monitor asserts killing Velmora on 3 May killed 149',
  )
  if (soldiers === undefined || civilians === undefined) throw new Error('The story has two claims.')
  const places = civilians.claim.places.map((place) => ({ ...place, inherited: true }))
  expect(reconcile([soldiers, civilians])).toHaveLength(1)
  expect(reconcile([soldiers, { ...civilians, claim: { ...civilians.claim, places } }])).toHaveLength(2)
})
