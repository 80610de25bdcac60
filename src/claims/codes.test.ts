import { describe, expect, test } from 'vitest'
import { openCodes } from '#knowledge/codes.ts'
import { openHappenings } from '#knowledge/happenings.ts'
import type { HappeningType, Party } from '#model/claim.ts'
import { codesOf } from './codes.ts'

const codes = openCodes()
const words = openHappenings()
const party = (text: string, side: string | null = null): Party => ({ text, span: [0, 1], id: null, side })
const coded = (type: HappeningType, lemmas: string, actor: readonly Party[] = [], target: readonly Party[] = []) =>
  codesOf({ type, actor, target, lemmas: new Set(lemmas.split(' ')), modality: 'actual' }, codes, words)

describe('codes follow the ACLED and PLOVER code books', () => {
  test.each<[why: string, acled: string | null, plover: string | null, ...of: Parameters<typeof coded>]>([
    [
      'the state takes a town',
      'Government regains territory',
      'COERCE',
      'capture',
      'retake',
      [party('the garrison', 'vel/government')],
    ],
    [
      'rebels take a town',
      'Non-state actor overtakes territory',
      'COERCE',
      'capture',
      'take',
      [party('the rebels', 'vel/front')],
    ],
    ['a town handed over', 'Non-violent transfer of territory', 'COERCE', 'capture', 'hand over town'],
    ['a withdrawal', 'Non-violent transfer of territory', 'RETREAT', 'withdraw', 'leave'],
    ['control by itself is no event', null, null, 'hold', 'control'],
    ['two sides fight', 'Armed clash', 'ASSAULT', 'clash', 'clash', [party('the army')], [party('the rebels')]],
    [
      'protesters fight the police',
      'Violent demonstration',
      'PROTEST',
      'clash',
      'clash',
      [party('protesters')],
      [party('police')],
    ],
    ['gunmen raid a post of soldiers', 'Armed clash', 'ASSAULT', 'attack', 'raid', [party('gunmen')], [party('soldiers')]],
    ['gunmen raid a village', 'Attack', 'ASSAULT', 'attack', 'raid', [party('gunmen')], [party('the village')]],
    ['fire on demonstrators', 'Excessive force against protesters', 'ASSAULT', 'attack', 'fire', [], [party('demonstrators')]],
    ['shells', 'Shelling/artillery/missile attack', 'ASSAULT', 'shelling', 'shell'],
    ['a raid from the air', 'Air/drone strike', 'ASSAULT', 'airstrike', 'bomb'],
    ['a mine', 'Remote explosive/landmine/IED', 'ASSAULT', 'bombing', 'mine'],
    ['a bomber among the crowd', 'Suicide bomb', 'ASSAULT', 'bombing', 'blow herself'],
    ['chlorine', 'Chemical weapon', 'ASSAULT', 'airstrike', 'drop chlorine'],
    ['civilians killed', 'Attack', 'ASSAULT', 'killing', 'kill', [], [party('farmers')]],
    ['a running total is no event', null, null, 'toll', 'toll'],
    ['kidnapping', 'Abduction/forced disappearance', 'ASSAULT', 'abduction', 'kidnap'],
    ['arrests', 'Arrests', 'COERCE', 'arrest', 'arrest'],
    ['demonstrators arrested', 'Protest with intervention', 'COERCE', 'arrest', 'arrest', [], [party('three protesters')]],
    ['fighters change sides', 'Change to group/activity', 'RETREAT', 'surrender', 'defect'],
    ['rape', 'Sexual violence', 'ASSAULT', 'abuse', 'rape'],
    ['looting', 'Looting/property destruction', 'ASSAULT', 'abuse', 'loot'],
    ['a new post', 'Headquarters or base established', 'MOBILIZE', 'deploy', 'establish post'],
    ['a march', 'Peaceful protest', 'PROTEST', 'protest', 'march'],
    ['stones thrown', 'Violent demonstration', 'PROTEST', 'protest', 'throw stone'],
    ['tear gas', 'Protest with intervention', 'PROTEST', 'protest', 'tear gas'],
    ['a truce', 'Agreement', 'AGREE', 'agree', 'agree'],
    ['talks are no ACLED event', null, 'CONSULT', 'talks', 'meet'],
    ['arms found', 'Disrupted weapons use', 'COERCE', 'disarm', 'seize'],
    ['a demand', null, 'REQUEST', 'demand', 'demand'],
    ['an accusation', null, 'ACCUSE', 'accuse', 'accuse'],
    ['sanctions', null, 'SANCTION', 'sanction', 'freeze'],
  ])('%s', (_, acled, plover, ...of) => expect(coded(...of)).toEqual({ acled, plover }))

  test('what is only planned is no ACLED event', () => {
    const planned = { type: 'capture', actor: [], target: [], lemmas: new Set<string>(), modality: 'planned' } as const
    expect(codesOf(planned, codes, words)).toEqual({ acled: null, plover: 'COERCE' })
  })

  test('every happening has a row that fits whatever is told', () => {
    for (const rows of codes.values()) {
      const last = rows.at(-1)
      expect([last?.words, last?.actor, last?.target]).toEqual([[], null, null])
    }
  })

  test('no sub-event or type outside the code books', () => {
    const rows = [...codes.values()].flat()
    expect(rows.flatMap(({ acled }) => acled ?? []).filter((name) => !subEvents.has(name))).toEqual([])
    expect(rows.flatMap(({ plover }) => plover ?? []).filter((name) => !types.has(name))).toEqual([])
  })
})

const subEvents = new Set(
  'Armed clash;Government regains territory;Non-state actor overtakes territory;Chemical weapon;Air/drone strike;Suicide bomb;Shelling/artillery/missile attack;Remote explosive/landmine/IED;Grenade;Sexual violence;Attack;Abduction/forced disappearance;Peaceful protest;Protest with intervention;Excessive force against protesters;Violent demonstration;Mob violence;Agreement;Arrests;Change to group/activity;Disrupted weapons use;Headquarters or base established;Looting/property destruction;Non-violent transfer of territory;Other'.split(
    ';',
  ),
)
const types = new Set(
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
    ' ',
  ),
)
