import { describe, expect, test } from 'vitest'
import { openGazetteer } from '#knowledge/gazetteer/gazetteer.ts'
import { openNumberWords } from '#knowledge/numberWords.ts'
import { openPlaceRelations } from '#knowledge/placeRelations.ts'
import { openPlaceWords } from '#knowledge/placeWords.ts'
import type { Sentence } from '#model/sentence.ts'
import { segment } from '#sentences/segment.ts'
import { locate } from './locate.ts'

const placeWords = openPlaceWords()
const known = {
  gazetteer: openGazetteer(),
  placeWords,
  placeRelations: openPlaceRelations(openNumberWords(), placeWords),
  theatres: [],
}

/** Sentences with tokens but no tags: what relations are read from. */
function untagged(text: string): Sentence[] {
  return segment(text).map((part, index) => {
    const tokens = part.tokens.map((token) => ({ ...token, lemma: token.text, upos: '', xpos: '', head: -1, relation: 'dep' }))
    return { ...part, index, tokens, names: [], mentions: [], margin: Number.POSITIVE_INFINITY, unsure: [] }
  })
}

/** Each place of a sentence: `Hama distance 10km 0° sector near`: relation, distance, bearing, shape and precision. */
function read(text: string): string {
  const mentions = locate({ text }, untagged(text), known, { countries: ['SY'] })
  return mentions
    .map(({ text, relation, distance, bearing, outline, precision }) =>
      [
        text,
        relation,
        distance === null ? '' : `${Math.round(distance * 10) / 10}km`,
        bearing === null ? '' : `${bearing}°`,
        outline?.shape ?? '',
        precision,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('; ')
}

describe('how a happening lies to the place named', () => {
  test.each([
    ['Rebels reached a point about six miles (10km) from Hama, the monitor said.', 'Hama distance 9.7km annulus near'],
    ['Qamhana, about 8 km north of Hama, was shelled.', 'Qamhana at town; Hama distance 8km 0° sector near'],
    ['There was fighting 12 kilometres north-west of Hama.', 'Hama distance 12km 315° sector near'],
    ['There were clashes near Morek.', 'Morek near disc near'],
    ['Planes struck in the northern countryside of Hama.', 'Hama near 0° sector area'],
    ['They advanced along the road to Aleppo.', 'Aleppo along area'],
    ['A bus was hit on the highway from Damascus to Aleppo.', 'Damascus along corridor area; Aleppo along corridor area'],
    ['There was fighting between Hama and Homs.', 'Hama between corridor area; Homs between corridor area'],
    ['South of Aleppo, the army withdrew.', 'Aleppo direction 180° sector near'],
    ['The army shelled Halfaya, 20km northwest of Hama.', 'Halfaya in town; Hama distance 20km 315° sector near'],
    ['They stopped half a mile from Taybat al-Imam.', 'Taybat al-Imam distance 0.8km annulus near'],
    ["Hama's northern countryside saw clashes.", 'Hama near 0° sector area'],
    ['The force took seven villages on the east bank of the Euphrates.', 'Euphrates near 90° area'],
    ['Its men crossed to the opposite bank of the Euphrates.', 'Euphrates near area'],
    ['They stood 20 miles outside Aleppo.', 'Aleppo distance 32.2km annulus near'],
  ])('%s', (sentence, expected) => expect(read(sentence)).toBe(expected))
})

describe('thirty more', () => {
  test.each([
    ['Shells fell in Saraqib.', 'Saraqib in town'],
    ['Saraqib fell.', 'Saraqib at town'],
    ['The column is 3.5 km from Saraqib.', 'Saraqib distance 3.5km annulus near'],
    ['The post lies 15 kilometres to the south-east of Idlib.', 'Idlib distance 15km 135° sector near'],
    ['They were a few kilometres from Idlib.', 'Idlib distance 3km annulus near'],
    ['They were just 2km off Khan Sheikhoun.', 'Khan Sheikhoun distance 2km annulus near'],
    ['A drone fell some 800 metres east of Morek.', 'Morek distance 0.8km 90° sector near'],
    ['The convoy was forty miles away from Palmyra.', 'Palmyra distance 64.4km annulus near'],
    ['Troops dug in just west of Raqqa.', 'Raqqa direction 270° sector near'],
    ['Villages to the north-east of Aleppo were hit.', 'Aleppo direction 45° sector near'],
    ['They fought on the outskirts of Hama.', 'Hama near disc near'],
    ['They fought on the southern outskirts of Hama.', 'Hama near 180° sector near'],
    ['Tanks stood at the gates of Homs.', 'Homs near disc near'],
    ['A base outside Palmyra was hit.', 'Palmyra near disc near'],
    ['Farmland around Salamiyah burned.', 'Salamiyah near disc near'],
    ['Clashes went on in the western Aleppo countryside.', 'Aleppo near 270° sector area'],
    ["They took hills in Idlib's southern countryside.", 'Idlib near 180° sector area'],
    ['Warplanes hit villages in the eastern countryside of Hama.', 'Hama near 90° sector area'],
    ['The army cut the road linking Hama with Aleppo.', 'Hama along corridor area; Aleppo along corridor area'],
    ['They cut the Homs-Tartus highway.', 'Homs along corridor area; Tartus along corridor area'],
    ['The village lies on one of the roads that lead to Aleppo.', 'Aleppo along area'],
    ['The rebels pushed towards Homs.', 'Homs towards disc near'],
    ['They were closing in on the city of Hama.', 'Hama towards disc near'],
    ['Rebels advanced on Homs.', 'Homs towards disc near'],
    ['The army withdrew from Hama.', 'Hama from town'],
    ['Families fled Hama.', 'Hama at town'],
    ['They marched into the northern city of Aleppo.', 'Aleppo in town'],
    [
      'They hold the towns of Halfaya, Taybat al-Imam, Maardis and Soran.',
      'Halfaya at town; Taybat al-Imam at town; Maardis at town; Soran at town',
    ],
    ['East of the Euphrates, villages changed hands.', 'Euphrates direction 90° area'],
    ['The front runs between the villages of Soran and Morek.', 'Soran between corridor area; Morek between corridor area'],
  ])('%s', (sentence, expected) => expect(read(sentence)).toBe(expected))
})
