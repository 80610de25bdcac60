import { describe, expect, test } from 'vitest'
import { openClusters } from '#knowledge/clusters.ts'
import { Refusal } from '#model/refusal.ts'
import { openLanguage, readWeights } from './language.ts'

const whole = readWeights()
const clusters = openClusters()
const remedy = /knowledge\/en\/language\.weights.*Install Fogline anew/

describe('a weights file that is not as it should be is refused, with its name and a remedy', () => {
  test.each([
    ['another file', Buffer.from('<html>404</html>'), /is no file of weights/],
    ['an empty file', new Uint8Array(), /is no file of weights/],
    ['one of another version', changed(7, '2'.charCodeAt(0)), /is of version 02/],
    ['one that was cut off', whole.subarray(0, whole.length / 2), /has \d+ bytes where it should have \d+/],
    ['one with a byte changed', changed(whole.length - 1000, (whole.at(-1000) ?? 0) ^ 1), /is damaged: its checksum is wrong/],
  ])('%s', (_, bytes, told) => {
    expect(() => openLanguage(bytes, clusters)).toThrow(Refusal)
    expect(() => openLanguage(bytes, clusters)).toThrow(told)
    expect(() => openLanguage(bytes, clusters)).toThrow(remedy)
  })

  test('none at all', () => {
    expect(() => readWeights('/nowhere/language.weights')).toThrow(Refusal)
    expect(() => readWeights('/nowhere/language.weights')).toThrow(remedy)
  })
})

function changed(at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(whole)
  copy[at] = byte
  return copy
}
