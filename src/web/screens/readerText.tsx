import { Fragment, memo, type ReactNode, useEffect, useRef, useState } from 'react'
import type { MarkShown, Paragraph, ReaderView } from '#views/reader.ts'
import { useLanguage } from '../language/texts.tsx'
import { Glyph } from '../parts/glyphs.tsx'

interface TextProps {
  readonly report: ReaderView
  /** Which claim is chosen, from 0; -1 for none. */
  readonly current: number
  readonly onChoose: (index: number) => void
}

// So many marks every browser draws at once.
const fewMarks = 400

// A part comes into sight as one.
const paragraphsInPart = 5

/**
 * A report's paragraphs with their marked words. Another choice draws only the paragraphs anew that it is in; where there are very
 * many marks, parts far from what is in sight stand without them, so that the whole text can be searched all the same.
 */
export function ReaderText({ report, current, onChoose }: TextProps) {
  const { text, marks, paragraphs } = report
  const first = paragraphs[0]?.title === true ? 0 : 1
  const isLong = marks.length > fewMarks
  const inPart = isLong ? paragraphsInPart : Math.max(1, paragraphs.length)
  const parts = Array.from({ length: Math.ceil(paragraphs.length / inPart) }, (_, index) => index * inPart)
  return (
    <div className={isLong ? 'text parts' : 'text'}>
      {parts.map((from) => (
        <Part
          key={from}
          paragraphs={paragraphs}
          from={from}
          to={from + inPart}
          number={first + from}
          text={text}
          marks={marks}
          always={!isLong}
          current={current}
          onChoose={onChoose}
        />
      ))}
    </div>
  )
}

interface PartProps extends Omit<TextProps, 'report'> {
  readonly paragraphs: readonly Paragraph[]
  readonly from: number
  readonly to: number
  /** Of its first paragraph. */
  readonly number: number
  readonly text: string
  readonly marks: readonly MarkShown[]
  /** Whether it has its marks wherever it stands. */
  readonly always: boolean
}

function Part({ paragraphs, from, to, number, always, current, ...props }: PartProps) {
  const holder = useRef<HTMLDivElement>(null)
  const isNear = useNear(holder, always)
  return (
    <div className="passage" ref={holder}>
      {paragraphs.slice(from, to).map((paragraph, index) => {
        const chosen = paragraph.runs.some(({ claims }) => claims.includes(current + 1)) ? current : -1
        return (
          <OneParagraph
            key={paragraph.from}
            paragraph={paragraph}
            number={number + index}
            isMarked={isNear || chosen !== -1 || paragraph.title}
            current={chosen}
            {...props}
          />
        )
      })}
    </div>
  )
}

function Numbered({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  return (
    <p dir="auto">
      <span className="pn" aria-hidden="true">
        {number}
      </span>
      {children}
    </p>
  )
}

interface ParagraphProps extends Omit<TextProps, 'report'> {
  readonly paragraph: Paragraph
  readonly number: number
  readonly text: string
  readonly marks: readonly MarkShown[]
  readonly isMarked: boolean
}

const OneParagraph = memo(function OneParagraph({ paragraph, number, text, marks, isMarked, current, onChoose }: ParagraphProps) {
  const { texts } = useLanguage()
  if (!isMarked)
    return (
      <div className="pp">
        <Numbered number={number}>{text.slice(paragraph.from, paragraph.to)}</Numbered>
      </div>
    )
  const runs = <Runs paragraph={paragraph} text={text} marks={marks} current={current} onChoose={onChoose} />
  if (paragraph.title)
    return (
      <h1 className="rt" dir="auto">
        {runs}
      </h1>
    )
  const here = [...new Set(paragraph.runs.flatMap(({ claims }) => claims))].sort((a, b) => a - b)
  return (
    <div className="pp">
      <Numbered number={number}>{runs}</Numbered>
      <div className="margin" dir={texts.direction} aria-hidden="true">
        {here.map((claim) => {
          const mark = marks[claim - 1]
          return mark === undefined ? null : (
            <span key={claim} className={claim - 1 === current ? 'on' : undefined}>
              <b>{claim}</b>
              <Glyph stance={mark.stance} alone={false} />
              <span>{mark.source ?? texts.reader.ownVoice}</span>
            </span>
          )
        })}
      </div>
    </div>
  )
})

/** Whether the browser draws an element, as it says of those whose `content-visibility` is left to it. */
function useNear(element: { readonly current: HTMLElement | null }, always: boolean): boolean {
  const [near, setNear] = useState(always)
  useEffect(() => {
    const one = element.current
    if (always || one === null) return
    const listen = (event: Event) => 'skipped' in event && setNear(!event.skipped)
    one.addEventListener('contentvisibilityautostatechange', listen)
    return () => one.removeEventListener('contentvisibilityautostatechange', listen)
  }, [element, always])
  return near
}

type RunsProps = Omit<ParagraphProps, 'number' | 'isMarked'>

/** The words of a paragraph, marked where claims have them. Where several do, the one that is chosen marks, else the last to begin. */
function Runs({ paragraph, text, marks, current, onChoose }: RunsProps) {
  const { texts } = useLanguage()
  return paragraph.runs.map(({ from, to, claims }) => {
    const number = claims.find((one) => one - 1 === current) ?? claims.at(-1)
    // Claims are numbered from 1 in the order of the list.
    const mark = number === undefined ? undefined : marks[number - 1]
    if (number === undefined || mark === undefined) return <Fragment key={from}>{text.slice(from, to)}</Fragment>
    const ends = claims.filter((one) => marks[one - 1]?.span[1] === to)
    const name = `m ${mark.stance}${mark.doubtful ? ' unsure' : ''}${number - 1 === current ? ' on' : ''}`
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j and k, and by the cards
      <mark
        key={from}
        className={name}
        data-claim={mark.span[0] === from ? mark.claim : undefined}
        title={`${number} ${texts.stance[mark.stance]}`}
        onClick={() => onChoose(number - 1)}
      >
        <span>{text.slice(from, to)}</span>
        {ends.map((one) => (
          <sup key={one}>{one}</sup>
        ))}
      </mark>
    )
  })
}
