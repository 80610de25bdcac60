import { spawn } from 'node:child_process'

export interface Killing {
  /** A program that starts over where it was cut off, and its arguments; it ends with 0 once all is done. */
  readonly command: readonly [program: string, ...rest: readonly string[]]
  readonly kills: number
  /** How many run at once; each is killed by itself. */
  readonly atOnce: number
  /** Milliseconds that a run is left alive at least and at most, from its start or from the first that it prints. */
  readonly alive: readonly [least: number, most: number]
  readonly from: 'start' | 'first output'
  readonly random: () => number
}

/** Starts the program, kills it with SIGKILL at a random moment, and so on; then lets it end. Gives the number of kills that hit. */
export async function killAtRandom({ command, kills, atOnce, alive: [least, most], from, random }: Killing): Promise<number> {
  let hit = 0
  for (let kill = 0; kill < kills; kill += atOnce) {
    const runs = Array.from({ length: atOnce }, () => runFor(command, { milliseconds: least + random() * (most - least), from }))
    hit += (await Promise.all(runs)).filter((end) => end === 'SIGKILL').length
  }
  const ends = await Promise.all(Array.from({ length: atOnce }, () => runFor(command)))
  const bad = ends.find((end) => end !== 0)
  if (bad !== undefined) throw new Error(`The last run of “${command.join(' ')}” ended with ${bad}.`)
  return hit
}

type Life = Pick<Killing, 'from'> & { readonly milliseconds: number }

/** Runs a program until it ends or its life is over. Gives its exit code, or the signal that ended it. */
function runFor([program, ...rest]: Killing['command'], life?: Life): Promise<number | NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
    let timer: NodeJS.Timeout | undefined
    const count = (): void => {
      if (life) timer = setTimeout(() => child.kill('SIGKILL'), life.milliseconds)
    }
    if (life?.from === 'start') count()
    else child.stdout.once('data', count)
    child.stdout.resume()
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      resolve(signal ?? code ?? 0)
    })
  })
}
