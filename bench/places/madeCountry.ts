import { randomFrom } from '../../training/random.ts'

// As names of a dense country file are made: a kind of place, then a name, spelled in one of several ways.
const kinds = ['Kafr', 'Tall', 'Khirbat', 'Dayr', 'Umm', 'Ayn', 'Jisr', 'Bayt', 'Qasr', 'Wadi', 'Jabal', 'Abu']
const first = ['S', 'R', 'H', 'M', 'Z', 'Q', 'T', 'N', 'Sh', 'Kh', 'B', 'D', 'F', 'J', 'L']
const vowels = ['a', 'i', 'u', 'ā', 'ī', 'ū', 'ay', 'aw']
const middle = ['n', 'r', 'l', 'm', 'b', 'd', 'mm', 'rr', 'z', 's', 'kh', 'q']
const last = ['n', 'r', 'd', 'm', 'l', 'īyah', 'ah', 'ā’', 'in', 'at']
const features = ['PPL', 'PPL', 'PPL', 'PPL', 'PPL', 'PPLA3', 'PPLX', 'ADM3']

/** Lines as GeoNames has them, of an invented country of so many places within Syria's borders; the same each time. */
export function madeCountry(rows: number): string {
  const next = randomFrom(2024)
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? ''
  const word = () => `${pick(first)}${pick(vowels)}${pick(middle)}${pick(vowels)}${pick(last)}`
  const lines: string[] = []
  for (let i = 0; i < rows; i++) {
    const name = `${pick(kinds)} ${word()}`
    const others = [name.replaceAll('ay', 'ei'), name.replaceAll('ū', 'oo').replaceAll('ī', 'ee'), `${word()}`].join(',')
    const ascii = name.normalize('NFKD').replace(/\p{M}|’/gu, '')
    const [lat, lon] = [32.3 + next() * 5, 35.7 + next() * 6.6].map((degrees) => degrees.toFixed(5))
    const feature = pick(features)
    const people = String(Math.floor(10 ** (next() * 4)))
    const region = String(1 + Math.floor(next() * 14)).padStart(2, '0')
    lines.push(
      [
        40_000_000 + i,
        name,
        ascii,
        others,
        lat,
        lon,
        feature.startsWith('A') ? 'A' : 'P',
        feature,
        'SY',
        '',
        region,
        '',
        '',
        '',
        people,
        '',
        '300',
        'Asia/Damascus',
        '2024-01-01',
      ].join('\t'),
    )
  }
  return `${lines.join('\n')}\n`
}
