import { useState } from 'react'
import { send } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'

interface Entry {
  readonly number: number
  readonly readable: boolean
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly characters: number
  readonly known: boolean
  readonly problems: readonly string[]
}

interface Looked {
  readonly address: string
  readonly entries: readonly Entry[]
}

/** A page or feed by its address; of a feed's entries those are ticked that the ledger does not have yet. */
export function AddAddress() {
  const { texts, day, number } = useLanguage()
  const [address, setAddress] = useState('')
  const [looked, setLooked] = useState<Looked | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [said, setSaid] = useState('')
  const look = async () => {
    if (address.trim() === '') return
    setSaid(texts.add.fetching)
    setLooked(null)
    try {
      const found = await send<Looked>('/api/addresses', { address: address.trim() })
      const open = found.entries.filter(({ readable, known }) => readable && !known)
      setLooked(found)
      setTicked(new Set(open.map((entry) => entry.number)))
      setSaid(texts.add.found(found.entries.length, open.length))
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  const some = looked?.entries.filter(({ readable }) => readable) ?? []
  const tick = (one: number) => setTicked((before) => before.symmetricDifference(new Set([one])))
  return (
    <div className="byaddress">
      <label className="stack" htmlFor="address">
        {texts.add.address}
      </label>
      <div className="addressrow">
        <input
          id="address"
          name="address"
          type="url"
          dir="ltr"
          autoComplete="off"
          placeholder="https://"
          value={address}
          onChange={({ target }) => {
            setAddress(target.value)
            setLooked(null)
            setSaid('')
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void look()
          }}
        />
        <button type="button" className="btn" onClick={() => void look()}>
          {texts.add.look}
        </button>
      </div>
      <p className="toast" role="status">
        {said}
      </p>
      {looked !== null && looked.entries.length > 0 && (
        <fieldset className="entries">
          <legend className="vh">{texts.add.entries}</legend>
          {some.length > 1 && (
            <p>
              <button type="button" className="plainlink" onClick={() => setTicked(new Set(some.map((entry) => entry.number)))}>
                {texts.add.tickAll}
              </button>{' '}
              ·{' '}
              <button type="button" className="plainlink" onClick={() => setTicked(new Set())}>
                {texts.add.tickNone}
              </button>
            </p>
          )}
          {/* What is ticked is sent; nothing ticked asks for nothing of it. */}
          {ticked.size === 0 && <input type="hidden" name="entry" value="-1" />}
          {looked.entries.map((entry) => (
            <label key={entry.number} className="entry">
              <input
                type="checkbox"
                name="entry"
                value={entry.number}
                checked={ticked.has(entry.number)}
                disabled={!entry.readable}
                onChange={() => tick(entry.number)}
              />
              <span dir="auto">{entry.title ?? entry.problems[0] ?? texts.add.kind.none}</span>
              <small>
                {[
                  entry.outlet,
                  entry.published === null ? null : day(entry.published),
                  entry.readable ? texts.add.characters(number(entry.characters)) : null,
                  entry.known ? texts.add.kind.known : null,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </small>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
