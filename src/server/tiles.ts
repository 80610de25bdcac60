import { type FileHandle, open } from 'node:fs/promises'
import { type Header, PMTiles, type Source, TileType } from 'pmtiles'
import { Refusal } from '#model/refusal.ts'
import type { TilesShown } from '#views/tiles.ts'

export interface Tiles {
  readonly shown: TilesShown
  /** The other server that pages may ask; null where the tiles are a file here. */
  readonly origin: string | null
  /** A tile of the file, empty where it has none there; null where the tiles are no file. */
  readonly tile: (z: number, x: number, y: number) => Promise<Uint8Array | null>
  readonly close: () => Promise<void>
}

/**
 * Opens what `--tiles` names: a tile address with {z}, {x} and {y}, the address of a map style, or a .pmtiles file.
 * @throws Refusal that says what is wrong with it
 */
export async function openTiles(given: string, credit: string): Promise<Tiles> {
  if (!/^https?:/.test(given)) return openFile(given, credit)
  const url = URL.parse(given)
  if (url === null) throw new Refusal(`${given} is no address: give one as https://tiles.example/{z}/{x}/{y}.png.`)
  const isTile = /\{z\}.*\{x\}.*\{y\}|\{z\}.*\{y\}.*\{x\}/.test(given)
  const shown: TilesShown = isTile
    ? { kind: 'raster', url: given, most: 19, bounds: null, credit }
    : { kind: 'style', url: given, credit }
  return { shown, origin: url.origin, tile: async () => null, close: async () => {} }
}

async function openFile(path: string, credit: string): Promise<Tiles> {
  const { file, archive, header, metadata } = await archiveOf(path)
  const told = metadata as { attribution?: unknown; vector_layers?: readonly { id: string }[] }
  const own = typeof told.attribution === 'string' ? told.attribution.replace(/<[^>]*>/g, '') : ''
  const bounds = [header.minLon, header.minLat, header.maxLon, header.maxLat] as const
  const common = { url: '/api/tiles/{z}/{x}/{y}', most: header.maxZoom, bounds, credit: credit || own }
  return {
    shown:
      header.tileType === TileType.Mvt
        ? { kind: 'vector', ...common, layers: (told.vector_layers ?? []).map(({ id }) => id) }
        : { kind: 'raster', ...common },
    origin: null,
    tile: async (z, x, y) => {
      const found = await archive.getZxy(z, x, y)
      return new Uint8Array(found?.data ?? [])
    },
    close: () => file.close(),
  }
}

async function archiveOf(path: string): Promise<{ file: FileHandle; archive: PMTiles; header: Header; metadata: unknown }> {
  let file: FileHandle | null = null
  try {
    file = await open(path)
    const archive = new PMTiles(new LocalFile(path, file))
    return { file, archive, header: await archive.getHeader(), metadata: await archive.getMetadata() }
  } catch (error) {
    await file?.close()
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal(`${path} can't be read as a .pmtiles file (${why}). Give such a file, or an address of tiles.`)
  }
}

/** Reads only the stretches that a tile needs: such a file may be as large as the disk. */
class LocalFile implements Source {
  readonly #path: string
  readonly #file: FileHandle
  constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }
  getKey(): string {
    return this.#path
  }
  async getBytes(offset: number, length: number) {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#file.read(bytes, 0, length, offset)
    return { data: bytes.slice(0, bytesRead).buffer }
  }
}
