import type { Told } from '#events/told.ts'
import type { Claim, ClaimPlace, HappeningType, Party, Source, Stance } from '#model/claim.ts'

const sides: Readonly<Record<string, string>> = {
  army: 'vel/government',
  ministry: 'vel/government',
  militia: 'vel/militia',
  command: 'vel/militia',
  radio: 'vel/militia',
}
// The Bulletin is the militia's own; the Gazette carries what the wire HNA told.
const ownVoices: Readonly<Record<string, Claim['ownVoice']>> = {
  Bulletin: { wire: null, side: 'vel/militia' },
  Gazette: { wire: 'HNA', side: null },
  Observer: { wire: 'HNA', side: null },
}
const line =
  /^(?<published>\d+ May)(?: (?<outlet>[A-Z]\w+))?: (?<source>\w+) (?<stance>\w+) (?<type>\w+)(?: (?<extent>most|part|inside))?(?: (?<site>airport|prison|market))?(?: (?<relation>near|from))? ?(?<places>[A-Z]\w+(?:, [A-Z]\w+)*)?(?: by (?<actor>\w+))?(?: of (?<target>\w+))?(?: on (?<from>\d+ May)(?:–(?<to>\d+ May))?)?(?: said (?<said>\d+ May))?(?: killed (?<killed>\d+))?$/

/**
 * Claims in a short notation, one a line, for tests that tell a story:
 * `3 May Herald: ministry asserts capture Velmora by army of militia on 2 May`. The source `itself` is the outlet's own voice;
 * army and ministry are the government's; militia, command and the radio, a medium, the militia's; all others are of no side.
 */
export function told(story: string): Told[] {
  return story
    .split(/\n|; /)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(one)
}

function one(text: string, index: number): Told {
  const part = line.exec(text)?.groups
  if (!part) throw new SyntaxError(`Not in the notation of test/told.ts: ${text}`)
  const outlet = part.outlet ?? 'Herald'
  const report = `r_${outlet}_${part.published}`
  const places = (part.places ?? '')
    .split(', ')
    .filter(Boolean)
    .map((name) => placeNamed(name, part.relation))
  const claim: Claim = {
    id: `c_${index}_${text}`,
    report,
    // Below the headline and the standfirst.
    sentence: index + 2,
    span: [index * 10, index * 10 + 9],
    quote: text,
    source: part.source === 'itself' ? null : source(part.source ?? ''),
    cue: null,
    ownVoice: part.source === 'itself' ? (ownVoices[outlet] ?? { wire: null, side: null }) : null,
    stance: part.stance as Stance,
    type: part.type as HappeningType,
    regained: false,
    extent: (part.extent as Claim['extent']) ?? null,
    site: part.site ?? null,
    modality: 'actual',
    actor: party(part.actor),
    target: party(part.target),
    places,
    date: part.from
      ? { from: day(part.from), to: day(part.to ?? part.from), text: `on ${part.from}`, precision: part.to ? 'range' : 'day' }
      : null,
    saidOn: part.said === undefined ? null : day(part.said),
    counts: part.killed ? { killed: [Number(part.killed), Number(part.killed)] } : {},
    acled: null,
    plover: null,
    confidence: 0.9,
    because: [],
  }
  const published = day(part.published ?? '')
  const head = { id: report, title: null, outlet, published, knownFrom: published, url: null, sketch: [] }
  return { claim, report: head, original: head, speaker: claim.source }
}

export function day(text: string): string {
  return `2031-05-${(text.split(' ')[0] ?? '').padStart(2, '0')}`
}

function party(name: string | undefined): Party[] {
  return name === undefined
    ? []
    : [{ text: name, span: [0, 1], id: sides[name] ? `vel/${name}` : null, side: sides[name] ?? null }]
}

function source(name: string): Source {
  const side = sides[name] ?? null
  return {
    text: name,
    span: [0, 1],
    id: side ? `vel/${name}` : null,
    side,
    kind: name === 'radio' ? 'outlet' : side ? 'party' : 'witness',
  }
}

function placeNamed(name: string, relation: string | undefined): ClaimPlace {
  return {
    text: name,
    span: [0, 1],
    name,
    id: `test:${name.toLowerCase()}`,
    lat: 1,
    lon: 1,
    country: null,
    admin1: null,
    relation: relation === 'near' || relation === 'from' ? relation : 'at',
    precision: relation === 'near' ? 'near' : 'town',
    ambiguous: false,
    inherited: false,
  }
}
