import { expect, test } from 'vitest'
import { told } from '../../test/told.ts'
import { judge } from './standing.ts'

test.each([
  [
    'an outlet of a side tells what its side has won',
    '1 May Bulletin: itself asserts capture Velmora by militia on 1 May',
    'claimed',
  ],
  [
    'an outlet of a side tells what its side has lost',
    '1 May Bulletin: itself asserts capture Velmora by army of militia on 1 May',
    'reported',
  ],
  [
    'two outlets that credit one wire',
    '1 May Gazette: itself asserts capture Velmora by militia on 1 May; 1 May Observer: itself asserts capture Velmora by militia on 1 May',
    'reported',
  ],
  [
    'two outlets, of which one credits a wire',
    '1 May Gazette: itself asserts capture Velmora by militia on 1 May; 1 May Herald: itself asserts capture Velmora by militia on 1 May',
    'corroborated',
  ],
  [
    'the loser says so',
    '1 May: ministry asserts withdraw from Velmora by army; 1 May: command asserts withdraw from Velmora by army',
    'acknowledged',
  ],
  ['an admission in so many words', '1 May: ministry acknowledges killing Velmora by militia of army', 'acknowledged'],
  [
    'two origins, one of them of no side',
    '1 May: command asserts capture Velmora by militia; 1 May: monitor confirms capture Velmora by militia',
    'corroborated',
  ],
  ['an outlet and a witness', '1 May: itself asserts shelling Velmora; 1 May: mayor asserts shelling Velmora', 'corroborated'],
  ['one origin of no side', '1 May: monitor asserts capture Velmora by militia', 'reported'],
  [
    'one origin, printed twice',
    '1 May: monitor asserts capture Velmora by militia; 2 May Courier: monitor asserts capture Velmora by militia',
    'reported',
  ],
  ['only who gains', '1 May: command asserts capture Velmora by militia', 'claimed'],
  [
    'two voices of the side that gains',
    '1 May: command asserts capture Velmora by militia; 1 May: militia asserts capture Velmora by militia',
    'claimed',
  ],
  [
    'the other side denies',
    '1 May: command asserts capture Velmora by militia; 1 May: ministry denies capture Velmora by militia',
    'disputed',
  ],
  [
    'a monitor denies what only the gainer tells',
    '1 May: command asserts capture Velmora by militia; 1 May: monitor denies capture Velmora by militia',
    'refuted',
  ],
  [
    'a medium of the losing side denies what only the gainer tells',
    '1 May: ministry asserts capture Velmora by army of militia; 1 May: radio denies capture Velmora by army of militia',
    'disputed',
  ],
  [
    'the outlet withdraws it',
    '1 May: itself asserts capture Velmora by militia; 2 May: itself denies capture Velmora by militia',
    'refuted',
  ],
  ['nobody vouches for it', '1 May: monitor doubts capture Velmora by militia', 'unjudged'],
  [
    'silence is no denial',
    '1 May: monitor asserts capture Velmora by militia; 1 May: ministry silent capture Velmora by militia',
    'reported',
  ],
  [
    'a later admission overtakes a denial',
    '1 May: command asserts capture Velmora by militia; 1 May: ministry denies capture Velmora by militia; 2 May: army acknowledges capture Velmora by militia',
    'acknowledged',
  ],
  [
    'two later tellings overtake a denial',
    '1 May: ministry denies capture Velmora by militia; 2 May: itself asserts capture Velmora by militia; 2 May: monitor asserts capture Velmora by militia',
    'corroborated',
  ],
  [
    'who gains, and its radio',
    '1 May: command asserts capture Velmora by militia; 1 May: radio asserts capture Velmora by militia',
    'claimed',
  ],
  [
    'the loser’s own radio admits nothing for it',
    '1 May: radio asserts lose Velmora by militia; 1 May: army asserts capture Velmora by army of militia',
    'corroborated',
  ],
])('%s', (_, story, expected) => expect(judge(told(story)).standing).toBe(expected))
