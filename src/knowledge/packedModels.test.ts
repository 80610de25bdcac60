import { expect, test } from 'vitest'
import { packModels, unpackModels } from './packedModels.ts'

const plain = { classes: ['no', 'yes'], hashes: Uint32Array.of(3, 9), rows: Float32Array.of(1, -0.5, 0, 0), layer: null }
const layered = {
  ...plain,
  layer: {
    units: 3,
    takesFeatures: false,
    incoming: Float32Array.of(0.25, -0.5, 1, 0, 0, 2),
    bias: Float32Array.of(0.05, -1.5, 0),
    outgoing: Float32Array.of(1, 0, 0, -4, 8, 8),
  },
}

test('models come back as they were packed, with their layers, within half a step of the row', () => {
  const { one, other } = unpackModels<'one' | 'other'>(
    'models\n',
    packModels('models\n', ['one', 'other'], { one: layered, other: plain }),
  )
  expect(other.layer).toBeNull()
  expect(one.classes).toEqual(['no', 'yes'])
  expect(Array.from(one.hashes)).toEqual([3, 9])
  near(one.rows, layered.rows)
  near(one.layer?.incoming, layered.layer.incoming)
  near(one.layer?.bias, layered.layer.bias)
  near(one.layer?.outgoing, layered.layer.outgoing)
})

function near(got: Float32Array | undefined, wanted: Float32Array): void {
  expect(got).toHaveLength(wanted.length)
  wanted.forEach((weight, i) => {
    expect(Math.abs((got?.[i] ?? Number.NaN) - weight)).toBeLessThanOrEqual(8 / 31 / 2)
  })
}
