import { useLanguage } from '../language/texts.tsx'
import { OverPage } from './overPage.tsx'

export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const { texts } = useLanguage()
  return (
    <OverPage title={texts.app.keys} className="keyhelp" onClose={onClose}>
      <dl>
        {texts.keyHelp.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </OverPage>
  )
}
