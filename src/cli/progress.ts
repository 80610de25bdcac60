/** A line on standard error that tells how far long work is; nothing where standard error is no terminal. */
export interface Progress {
  step(done: number, what: string): void
  end(): void
}

const quiet: Progress = { step: () => {}, end: () => {} }

// Short work is done before a person has read a bar.
const millisecondsUntilShown = 400
const millisecondsBetween = 80

/** @param total how many steps there will be, or null when that is not known beforehand. */
export function startProgress(total: number | null, unit = 'reports'): Progress {
  if (!process.stderr.isTTY) return quiet
  const begun = performance.now()
  let last = begun + millisecondsUntilShown - millisecondsBetween
  return {
    step(done, what) {
      const now = performance.now()
      if (now - last < millisecondsBetween) return
      last = now
      process.stderr.write(`\r\u001b[K${line(done, total, unit, now - begun)}  ${what.slice(-40)}`)
    },
    end: () => process.stderr.write('\r\u001b[K'),
  }
}

function line(done: number, total: number | null, unit: string, milliseconds: number): string {
  if (total === null || total === 0) return `${done} ${unit}`
  const filled = Math.round((20 * done) / total)
  const left = done === 0 ? null : Math.round((milliseconds / done) * (total - done) * 0.001)
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done} of ${total} ${unit}${left === null ? '' : `, ${left} s left`}`
}
