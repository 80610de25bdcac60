import { type DragEvent, useRef, useState } from 'react'
import type { IntakeStep } from '#views/intake.ts'
import { forgetAnswers, sendForEvents } from '../ask.ts'
import { useLanguage } from '../language/texts.tsx'
import { Go } from '../state.tsx'
import { AddAddress } from './addAddress.tsx'

interface Work {
  readonly steps: readonly IntakeStep[]
  readonly state: 'idle' | 'reading' | 'rehearsed' | 'done'
  readonly said: string
}

const idle: Work = { steps: [], state: 'idle', said: '' }

/** Reports in: files, or the text of one; with a dry run that keeps nothing, and what became of each as it is read. */
export function AddScreen() {
  const { texts, day } = useLanguage()
  const { work, run } = useIntake()
  const [files, setFiles] = useState<readonly File[]>([])
  const [over, setOver] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const submit = (dry: boolean) => {
    const fields = new FormData(form.current ?? undefined)
    fields.delete('file')
    for (const file of files) fields.append('file', file)
    void run(fields, dry)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    setFiles([...event.dataTransfer.files])
  }
  return (
    <main id="main" className="page addpage">
      <h1 className="title">{texts.add.title}</h1>
      <p className="sub">
        <span>{texts.add.sub}</span>
      </p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          submit(false)
        }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the field within */}
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <label>
            {texts.add.drop}
            <input type="file" name="file" multiple onChange={({ target }) => setFiles([...(target.files ?? [])])} />
          </label>
          {files.length > 0 && <p className="muted">{texts.add.chosen(files.length)}</p>}
        </div>
        <label className="stack">
          {texts.add.paste}
          <textarea name="text" rows={8} dir="auto" />
        </label>
        <AddAddress />
        <div className="fields">
          <label className="stack">
            {texts.add.outlet} <small className="muted">{texts.add.publishedHint}</small>
            <input name="outlet" autoComplete="off" />
          </label>
          <label className="stack">
            {texts.add.published} <small className="muted">{texts.add.publishedHint}</small>
            <input name="published" type="date" />
          </label>
        </div>
        <div className="btnrow">
          <button type="submit" className="btn solid" disabled={work.state === 'reading'}>
            {texts.add.read}
          </button>
          <button type="button" className="btn" disabled={work.state === 'reading'} onClick={() => submit(true)}>
            {texts.add.rehearse}
          </button>
          <span className="muted">
            {texts.add.terminal} <code>fogline read reports/*.txt</code>
          </span>
        </div>
      </form>
      <p className="toast" role="status">
        {work.state === 'reading' ? texts.add.reading : work.said}{' '}
        {work.state === 'done' && <Go to={{ screen: 'situation', on: null, known: null }}>{texts.add.seeMap}</Go>}
      </p>
      <ol className="taken">
        {work.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps only ever come at the end
          <li key={index}>
            <b>{texts.add.kind[step.kind]}</b>
            <span dir="auto">
              {step.report !== null && work.state !== 'rehearsed' ? (
                <Go to={{ screen: 'reports', id: step.report }}>{step.title ?? step.input}</Go>
              ) : (
                (step.title ?? step.input)
              )}
            </span>
            <small>
              {[
                step.outlet,
                step.published === null ? null : day(step.published),
                step.kind === 'new' ? `${step.claims} ${texts.reader.claims.toLowerCase()}` : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
            {step.problems.map((problem) => (
              <small key={problem} className="denies">
                {problem}
              </small>
            ))}
          </li>
        ))}
      </ol>
    </main>
  )
}

/** Sends reports and gathers what the server tells of each as it is read. */
export function useIntake() {
  const { texts } = useLanguage()
  const [work, setWork] = useState(idle)
  const follow = async (path: string, body: FormData | null, dry: boolean) => {
    setWork({ ...idle, state: 'reading' })
    try {
      for await (const { event, data } of sendForEvents(path, body)) {
        if (event === 'report') setWork((before) => ({ ...before, steps: [...before.steps, data as IntakeStep] }))
        else if (event === 'problem')
          setWork((before) => ({ ...before, state: 'done', said: String((data as { detail: string }).detail) }))
        else {
          const sum = data as { new: number; known: number; claims: number }
          const counts = texts.add.done(sum.new, sum.known, sum.claims)
          setWork((before) => ({
            ...before,
            state: dry ? 'rehearsed' : 'done',
            said: dry ? `${texts.add.rehearsed} ${counts}` : counts,
          }))
        }
      }
      if (!dry) forgetAnswers()
    } catch (error) {
      setWork((before) => ({ ...before, state: 'idle', said: error instanceof Error ? error.message : String(error) }))
    }
  }
  return {
    work,
    run: (fields: FormData, dry: boolean) => follow(dry ? '/api/reports?dry=1' : '/api/reports', fields, dry),
    samples: () => follow('/api/samples', null, false),
  }
}
