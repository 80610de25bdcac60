import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { Answered } from '../problem.ts'
import type { Served } from '../server.ts'

export function tileRoutes({ tiles }: Served): Endpoint[] {
  return [
    {
      method: 'get',
      path: '/api/tiles/{z}/{x}/{y}',
      summary: 'A tile of the .pmtiles file that the server was started with.',
      query: z.strictObject({}),
      body: null,
      answer: { media: 'application/octet-stream' },
      handle: async (context) => {
        const [zoom = Number.NaN, x = Number.NaN, y = Number.NaN] = ['z', 'x', 'y'].map((name) => Number(context.req.param(name)))
        const isTile =
          [zoom, x, y].every((one) => Number.isInteger(one) && one >= 0) && zoom <= 26 && x < 2 ** zoom && y < 2 ** zoom
        const bytes = isTile && tiles !== null ? await tiles.tile(zoom, x, y) : null
        if (bytes === null)
          throw new Answered(
            404,
            'not-found',
            'Not found',
            'There can be no such tile, or the tiles are no file. Start the server with --tiles FILE.pmtiles.',
          )
        if (bytes.length === 0) return new Response(null, { status: 204 })
        return new Response(new Uint8Array(bytes), {
          headers: { 'content-type': 'application/octet-stream', 'cache-control': 'max-age=3600' },
        })
      },
    },
  ]
}
