import type { Failed } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'

/** While an answer is on its way, or why there is none. */
export function Waiting({ failed = null, again }: { readonly failed?: Failed | null; readonly again?: () => void }) {
  const { texts } = useLanguage()
  return (
    <main id="main" className="page">
      {failed === null ? (
        <p className="muted" role="status">
          {texts.app.loading}
        </p>
      ) : (
        <div role="alert">
          <p className="serif lead">{failed.status === 404 ? texts.app.nobody : texts.app.failed}</p>
          <p className="muted">{failed.detail}</p>
          {again !== undefined && (
            <p className="btnrow">
              <button type="button" className="btn" onClick={again}>
                {texts.app.tryAgain}
              </button>
            </p>
          )}
        </div>
      )}
    </main>
  )
}
