import type { Stance } from '#model/claim.ts'
import type { Evidence, Interest } from '#views/evidence.ts'
import { useLanguage } from '../language/texts.tsx'

const icons = {
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4L14 14',
  link: 'M6.5 9.5l3-3M7.5 4.5l1.8-1.8a2.9 2.9 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.8 1.8a2.9 2.9 0 0 1-4-4L4.5 7.5',
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 3v10',
  export: 'M8 2v8M5 5l3-3l3 3M2.5 10v3.5h11V10',
  prev: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5l-5 5',
  down: 'M3 6l5 5l5-5',
  play: 'M4.5 3v10l8-5z',
  stop: 'M4 4h8v8H4z',
  theme: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  more: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  whole: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  language: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12M2 8h12M8 2c4 3.500 4 8.500 0 12M8 2c-4 3.500-4 8.500 0 12',
  keys: 'M2 4.5h12v8H2zM4.500 7h1M7.500 7h1M10.500 7h1M5 10h6',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
}
export type IconName = keyof typeof icons

export function Icon({ name, flip = false }: { readonly name: IconName; readonly flip?: boolean }) {
  return (
    <svg className={flip ? 'ic flip' : 'ic'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  )
}

export const glyphs: Readonly<Record<Stance, string>> = {
  asserts: 'M6.5 2v9M2 6.5h9',
  confirms: 'M1.5 7.2l3.3 3.5L11.5 2.5',
  acknowledges: 'M2 5.5h6.3a2.7 2.7 0 0 1 0 5.4H5.5M4.8 2.5L1.8 5.5l3 3',
  denies: 'M2.4 2.4l8.2 8.2M10.6 2.4l-8.2 8.2',
  doubts: 'M1.2 8c1.6-3.4 3.6-3.4 5.3-1.5s3.7 1.9 5.3-1.5',
  silent: 'M2.8 6.5h7.4',
}

/** A stance by its sign; the word stands beside it, or in its label. */
export function Glyph({
  stance,
  over = false,
  alone = true,
}: {
  readonly stance: Stance
  readonly over?: boolean
  readonly alone?: boolean
}) {
  const { texts } = useLanguage()
  const named = alone ? { role: 'img', 'aria-label': texts.stance[stance] } : { 'aria-hidden': true }
  return (
    <svg className={over ? `g ${stance} over` : `g ${stance}`} viewBox="0 0 13 13" {...named}>
      <path d={glyphs[stance]} fill="none" stroke="currentColor" strokeWidth={stance === 'acknowledges' ? 1.9 : 2.1} />
    </svg>
  )
}

export function StanceWord({ stance }: { readonly stance: Stance }) {
  const { texts } = useLanguage()
  return (
    <span className={`st ${stance}`}>
      <Glyph stance={stance} alone={false} />
      <span>{texts.stance[stance]}</span>
    </span>
  )
}

const order: readonly Interest[] = ['gains', 'none', 'loses']

/** The evidence line: one glyph an origin, in three boxes whose order never changes. It takes the place of any score. */
export function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const { texts } = useLanguage()
  const said = (interest: Interest) =>
    evidence[interest]
      .map(({ stance, origins, over }) => `${origins} ${texts.stance[stance]}${over ? ` (${texts.overtaken})` : ''}`)
      .join(', ') || texts.nothing
  const label = texts.evidence(said('gains'), said('none'), said('loses'))
  return (
    <span className="ev" role="img" aria-label={label} title={label}>
      {order.map((interest) => (
        <span key={interest}>
          {evidence[interest].map(({ stance, origins, over }) =>
            origins > 2 ? (
              <span key={stance} className="evn">
                <Glyph stance={stance} over={over} alone={false} />
                <b>{origins}</b>
              </span>
            ) : (
              ['first', 'second']
                .slice(0, origins)
                .map((which) => <Glyph key={`${stance} ${which}`} stance={stance} over={over} alone={false} />)
            ),
          )}
        </span>
      ))}
    </span>
  )
}
