import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { commands } from '../src/cli/commands.ts'

// The program as a person runs it: what it prints, where, and with which exit code.
const folder = mkdtempSync(join(tmpdir(), 'fogline-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
const bin = join(import.meta.dirname, '../bin/fogline.js')
// Starting Node takes long where other programs keep the machine busy.
const patience = 180_000
vi.setConfig({ testTimeout: patience, hookTimeout: patience })

function fogline(args: readonly string[], input = '') {
  const env = { ...process.env, NO_COLOR: '1', npm_lifecycle_event: undefined, FOGLINE_LEDGER: undefined }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', input, cwd: folder, env })
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean) }
}
const records = (lines: readonly string[]): Record<string, unknown>[] => lines.map((line) => JSON.parse(line))

const text = 'Syrian rebels captured the town of Murak on Wednesday, the Syrian Observatory for Human Rights said.'
const denial = 'The Syrian army denied on Thursday that rebels had captured the town of Murak in Hama province.'

beforeAll(() => {
  writeFileSync(join(folder, 'murak.txt'), text)
  writeFileSync(join(folder, 'denial.txt'), denial)
  mkdirSync(join(folder, 'reports'))
})

describe(
  'used wrongly: exit code 2, one line that says what to do',
  () => {
    test.each<[args: readonly string[], line: RegExp]>([
      [['read', '--publishd', '2024-12-04', 'murak.txt'], /'--publishd'.*--published/s],
      [['read'], /argument 'file'.*'fogline read --help'/],
      [['raed', 'murak.txt'], /'raed'.*read/s],
      [['read', '--published', '4.12.2024', 'murak.txt'], /2024-12-03/],
      [['control', '--on', '2024-02-30'], /2024-12-03/],
      [['events', '--type', 'battle'], /capture, hold/],
      [['events', '--standing', 'true'], /acknowledged/],
      [['export', '--format', 'docx'], /csv/],
      [['export', '--format', 'csv', '--on', '2024-12-04'], /--of control/],
      [['extract', '--jsonl', 'murak.txt'], /leave the file out/],
    ])('%j', (args, line) => {
      const { status, stdout, stderr } = fogline(args)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toMatch(line)
    })
  },
  patience,
)

describe(
  'help',
  () => {
    test.each(commands().map((command) => [command.name()]))('%s --help says what it does and takes', (name) => {
      const { status, stdout, stderr } = fogline([name, '--help'])
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toContain(`fogline ${name}`)
      // A line is read in a terminal of 80 columns; commander folds what it knows how to fold.
      expect(stdout).toMatch(/Options:/)
    })
    test('the whole program lists every command', () => {
      const { stdout } = fogline(['--help'])
      for (const command of commands()) expect(stdout).toContain(`  ${command.name()} `)
    })
  },
  patience,
)

// One ledger for all that follows: two reports, one after the other, since every run opens the whole reader anew.
describe('reading and asking', () => {
  const read = (...args: readonly string[]) => fogline(['read', '--ledger', 'told.db', ...args])
  let first: ReturnType<typeof fogline>
  let second: ReturnType<typeof fogline>
  let again: ReturnType<typeof fogline>
  beforeAll(() => {
    first = read('--published', '2024-12-04', '--outlet', 'Meridian Herald', '--json', 'none.txt', 'reports', 'murak.txt')
    second = read('--published', '2024-12-05', '--outlet', 'Harbour Post', 'denial.txt')
    again = read('--published', '2024-12-05', '--outlet', 'Harbour Post', 'denial.txt')
  }, patience)

  test('what is wrong is told on standard error, with the remedy, and the rest goes on', () => {
    const { status, lines, stderr } = first
    expect(status).toBe(1)
    expect(stderr).toMatch(/none\.txt: There is no such file\. Check the name/)
    expect(stderr).toMatch(/reports: Is a folder\. Name the files in it/)
    expect(records(lines)).toMatchObject([{ type: 'capture', stance: 'asserts', places: [{ text: 'Murak' }] }])
  })
  test('for a person: who says what, what is denied, who holds what, in 80 columns', () => {
    const { status, stdout, stderr } = second
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(
      /Who says what\n {2}The Syrian army {2}Syrian government\n.*capture +denies “rebels had captured the town of Murak/,
    )
    expect(stdout).toMatch(/Denied or doubted\n {2}capture at Murak/)
    expect(stdout).toMatch(/Who holds what\n {2}Murak {2}Syrian armed opposition, disputed/)
    expect(stdout).toMatch(/1 report read, 1 claim kept in told\.db\./)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour where it is no terminal
    expect(stdout).not.toMatch(/\u001b/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
  test('the same report again changes nothing, and says so', () => {
    expect(again.status).toBe(0)
    expect(again.stdout).toMatch(/^\nNothing new: the report was in told\.db already\./)
  })

  test.each<[args: readonly string[], record: object]>([
    [
      ['control', 'Murak', '--json'],
      {
        place: { text: 'Murak' },
        side: 'syria/opposition',
        status: 'disputed',
        since: '2024-12-04',
        names: { 'syria/opposition': 'Syrian armed opposition' },
      },
    ],
    [['control', '--known-at', '2024-12-04', '--json'], { place: { text: 'Murak' }, status: 'reported' }],
    [['events', '--standing', 'disputed', '--json'], { type: 'capture', standing: 'disputed' }],
    [['why', 'Murak', '--json'], { holdings: [{ holding: { status: 'disputed' } }] }],
    [['export', '--format', 'jsonl', '--of', 'control'], { status: 'disputed' }],
  ])('%j prints a record a line', (args, expected) => {
    const { status, lines, stderr } = fogline([...args, '--ledger', 'told.db'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(records(lines)).toMatchObject([expected])
  })
  test('why shows both voices, word for word', () => {
    const { stdout } = fogline(['why', 'Murak', '--ledger', 'told.db'])
    expect(stdout).toContain('“Syrian rebels captured the town of Murak on Wednesday”')
    expect(stdout).toContain('“rebels had captured the town of Murak in Hama province”')
  })
  test('why says how well each part is known, and names the sides', () => {
    const { stdout } = fogline(['why', 'Murak', '--ledger', 'told.db'])
    expect(stdout).toContain('Murak  Syrian armed opposition, disputed since 4 Dec 2024')
    expect(stdout).toMatch(/place: Murak disputed\n +day: 4 Dec 2024 disputed\n +doer: Syrian rebels disputed/)
  })
  test.each([
    [['control', '--ledger', 'none.db'], /none\.db: There is no ledger yet.*--ledger/],
    [['why', 'Atlantis', '--ledger', 'told.db'], /names Atlantis.*fogline control/],
  ])('%j: exit code 1 and what to do', (args, message) => {
    const { status, stderr } = fogline(args)
    expect(status).toBe(1)
    expect(stderr).toMatch(message)
  })
})

test(
  'reports that want something of the reader: no day, another language, marks that would move a terminal',
  () => {
    writeFileSync(join(folder, 'fr.txt'), 'Les rebelles ont pris la ville de Hama mardi, selon le ministère de la Défense.')
    writeFileSync(join(folder, 'evil.txt'), `${text} \u001b[2J\u001b]0;owned\u0007 \u202eThe army said.`)
    const { status, stdout, stderr } = fogline(['read', '--ledger', 'odd.db', 'murak.txt', 'fr.txt', 'evil.txt'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/murak\.txt: Says no day of publication\. Give it with --published/)
    expect(stderr).toMatch(/fr\.txt: Is written in 'fr'.*kept, without claims/)
    expect(stdout).toMatch(/3 reports read/)
    expect(stdout).not.toMatch(/\u202e|\p{Cc}(?<!\n)/u)
    // Today is never guessed.
    const holdings = fogline(['control', '--ledger', 'odd.db', '--on', '2030-01-01', '--json'])
    expect(records(holdings.lines)).toEqual([])
  },
  patience,
)

test(
  'extract --jsonl gives the ids back that it was given',
  () => {
    const input = ['a', 'b'].map((id) => JSON.stringify({ id, text, published: '2024-12-04' })).join('\n')
    const { status, lines } = fogline(['extract', '--jsonl'], input)
    expect(status).toBe(0)
    expect(records(lines).map(({ report }) => report)).toEqual(['a', 'b'])
  },
  patience,
)
