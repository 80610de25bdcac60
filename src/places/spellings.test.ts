import { expect, test } from 'vitest'
import { spellingsIn } from './spellings.ts'

test.each([
  ['The army left Velmora.', 'Velmora'],
  ['They crossed into Deir ez-Zor.', 'Deir ez-Zor'],
  ['Fighting in the Democratic Republic of the Congo went on.', 'Democratic Republic of the Congo'],
  ['Shells hit al-Velmora al-Gharbiya.', 'al-Velmora al-Gharbiya'],
  ['Shells hit al-Velmora al-Gharbiya.', 'al-Velmora'],
  ["Velmora's mayor fled.", 'Velmora'],
  ['They cut the Velmora-Arken road.', 'Arken'],
  ['In Ma’ardis and Ma’arrat al-Nu’man it was quiet.', 'Ma’arrat al-Nu’man'],
])('%s: asks for %s', (text, name) => expect(spellingsIn(text)).toContain(name))

test('asks for nothing where no capital is', () => expect(spellingsIn('it was quiet, residents said.')).toEqual([]))
