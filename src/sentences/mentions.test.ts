import { expect, test } from 'vitest'
import { findMentions } from './mentions.ts'

// A sentence as "word:UPOS:head:relation" with heads counted from 1, 0 for the root.
function tokensOf(sentence: string) {
  let at = 0
  return sentence.split(' ').map((piece) => {
    const [text = '', upos = '', head = '', ...relation] = piece.split(':')
    const from = at
    at += text.length + 1
    const xpos = { which: 'WDT', who: 'WP', it: 'PRP', they: 'PRP' }[text] ?? upos
    return { from, to: from + text.length, text, upos, xpos, head: Number(head) - 1, relation: relation.join(':') }
  })
}
function mentionsOf(sentence: string): string[] {
  const tokens = tokensOf(sentence)
  return findMentions(tokens).map(({ tokens: [first, end], head }) => {
    const words = tokens.slice(first, end).map((token) => token.text)
    return `${words.join(' ')} <${tokens[head]?.text}>`
  })
}

test.each([
  [
    'subject and object',
    'The:DET:2:det army:NOUN:3:nsubj left:VERB:0:root Velmora:PROPN:3:obj .:PUNCT:3:punct',
    ['The army <army>', 'Velmora <Velmora>'],
  ],
  [
    'what narrows it down stays',
    'The:DET:2:det head:NOUN:6:nsubj of:ADP:5:case the:DET:5:det council:NOUN:2:nmod left:VERB:0:root',
    ['The head of the council <head>', 'the council <council>'],
  ],
  [
    'an apposition goes',
    'The:DET:2:det Observatory:PROPN:7:nsubj ,:PUNCT:5:punct a:DET:5:det monitor:NOUN:2:appos ,:PUNCT:2:punct confirmed:VERB:0:root it:PRON:7:obj',
    ['The Observatory <Observatory>', 'a monitor <monitor>', 'it <it>'],
  ],
  [
    'a relative clause goes, and its pronoun is none',
    'The:DET:2:det rebels:NOUN:7:nsubj who:PRON:4:nsubj held:VERB:2:acl:relcl Orsk:PROPN:4:obj ,:PUNCT:4:punct left:VERB:0:root',
    ['The rebels <rebels>', 'Orsk <Orsk>'],
  ],
  [
    'joined phrases are two',
    'The:DET:2:det ministry:NOUN:6:nsubj and:CCONJ:5:cc the:DET:5:det militia:NOUN:2:conj agreed:VERB:0:root',
    ['The ministry <ministry>', 'the militia <militia>'],
  ],
  [
    'a list within a phrase stays',
    'They:PRON:2:nsubj took:VERB:0:root the:DET:4:det towns:NOUN:2:obj of:ADP:6:case Orsk:PROPN:4:nmod and:CCONJ:8:cc Halvar:PROPN:6:conj',
    ['They <They>', 'the towns of Orsk and Halvar <towns>', 'Orsk <Orsk>', 'Halvar <Halvar>'],
  ],
  [
    'the possessor is one without its ending',
    "Orland:PROPN:3:nmod:poss 's:PART:1:case pullback:NOUN:6:nsubj from:ADP:5:case Velmora:PROPN:3:nmod ended:VERB:0:root",
    ['Orland <Orland>', "Orland 's pullback from Velmora <pullback>", 'Velmora <Velmora>'],
  ],
  [
    'parts of names and first parts of compounds are none',
    'state:NOUN:2:compound media:NOUN:5:nsubj Ilse:PROPN:2:appos Brandt:PROPN:3:flat spoke:VERB:0:root',
    ['state media <media>', 'Ilse Brandt <Ilse>'],
  ],
  ['an adjective can be one', 'the:DET:2:det wounded:ADJ:3:nsubj left:VERB:0:root', ['the wounded <wounded>']],
  ['an empty "it" is none', 'it:PRON:2:expl rained:VERB:0:root', []],
  [
    'a predicate noun keeps to itself',
    'Withdrawal:NOUN:4:nsubj is:AUX:4:cop a:DET:4:det condition:NOUN:0:root for:ADP:6:case talks:NOUN:4:nmod',
    ['Withdrawal <Withdrawal>', 'a condition for talks <condition>', 'talks <talks>'],
  ],
])('%s', (_, sentence, expected) => expect(mentionsOf(sentence)).toEqual(expected))

test('a long chain of heads is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => `x:NOUN:${i}:${i === 0 ? 'root' : 'compound'}`).join(' ')
  expect(mentionsOf(chain)).toHaveLength(1)
})
