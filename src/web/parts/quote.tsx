import type { QuoteShown } from '#views/quoteShown.ts'
import { useLanguage } from '../language/texts.tsx'
import { Go } from '../state.tsx'
import { StanceWord } from './glyphs.tsx'

/** Words of a report with what stands around them: cut from the stored text, one click from the whole. */
export function Quoted({ quote }: { readonly quote: QuoteShown }) {
  const { texts, shortDay } = useLanguage()
  const { claim, report, stance, source, outlet, published, span, sha256, paragraph, before, after } = quote
  return (
    <div className="quoted">
      <div className="qh">
        <StanceWord stance={stance} />
        <span className="muted">
          {texts.happening[quote.type]} · {source}
        </span>
      </div>
      <blockquote dir="auto">
        <span className="ctx">{before}</span>
        <span className={`m ${stance} on`}>
          <span>{quote.quote}</span>
        </span>
        <span className="ctx">{after}</span>
      </blockquote>
      <div className="prov">
        <span>
          {outlet ?? texts.reader.noOutlet}, {published === null ? texts.reader.noDate : shortDay(published)} ·{' '}
          <bdi dir="ltr">
            {texts.event.paragraph(paragraph)}, {span[0]}–{span[1]}
          </bdi>{' '}
          · <span className="mono">{sha256.slice(0, 6)}</span>
        </span>
        <span className="acts">
          <Go to={{ screen: 'reports', id: report, selected: claim }}>{texts.event.openReport}</Go>
        </span>
      </div>
    </div>
  )
}
