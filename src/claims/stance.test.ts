import { expect, test } from 'vitest'
import { openHappenings } from '#knowledge/happenings.ts'
import type { HappeningType, Party, Source } from '#model/claim.ts'
import { stanceOf } from './stance.ts'

const words = openHappenings()

function party(text: string, side: string | null = null): Party {
  return { text, side, id: null, span: [0, text.length] }
}

function source(text: string, kind: Source['kind'], side: string | null = null): Source {
  return { ...party(text, side), kind }
}

interface Case {
  readonly type: HappeningType
  readonly by: Source
  readonly actor?: Party
  readonly target?: Party
}

function stance({ type, by, actor, target }: Case): string {
  const told = { type, source: by, actor: actor ? [actor] : [], target: target ? [target] : [] }
  return stanceOf({ ...told, cue: 'asserts', negated: false, words })
}

const army = source('the army', 'party')
const rebels = source('the rebels', 'party')

test.each<[string, Case, string]>([
  ['soldiers are the army’s own', { type: 'killing', by: army, target: party('two conscripts') }, 'acknowledges'],
  [
    'a state speaks of its soldiers',
    { type: 'killing', by: source('Pretoria', 'state'), target: party('89 soldiers') },
    'acknowledges',
  ],
  [
    '“its units” are who speaks',
    { type: 'withdraw', by: source('the Front', 'unknown'), actor: party('its units') },
    'acknowledges',
  ],
  [
    '“our men” are who speaks',
    { type: 'withdraw', by: source('an official', 'office'), actor: party('our men') },
    'acknowledges',
  ],
  ['soldiers are not the rebels’ own', { type: 'killing', by: rebels, target: party('two soldiers') }, 'asserts'],
  ['soldiers of another name are not', { type: 'killing', by: army, target: party('two Sarykandi soldiers') }, 'asserts'],
  ['the enemy’s are not', { type: 'killing', by: army, target: party('200 enemy soldiers') }, 'asserts'],
  [
    'a villager’s son is no loss of a side',
    { type: 'killing', by: source('a villager', 'witness'), target: party('his son') },
    'asserts',
  ],
  [
    'what one takes oneself is no loss',
    { type: 'capture', by: rebels, actor: party('the rebels'), target: party('its base') },
    'asserts',
  ],
])('%s', (_, told, expected) => expect(stance(told)).toBe(expected))
