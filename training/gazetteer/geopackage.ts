import { DatabaseSync } from 'node:sqlite'

export type Position = readonly [lon: number, lat: number]
export type Ring = readonly Position[]
/** A row of a GeoPackage layer: its columns, and its shape as rings or lines without their nesting. */
export interface Feature {
  readonly columns: Readonly<Record<string, string | null>>
  /** Polygons as lists of rings, outer ring first; a line is a polygon of one ring. */
  readonly parts: readonly (readonly Ring[])[]
}

/** Reads a layer of polygons or lines. Format: OGC GeoPackage 1.3, geometry blobs of section 2.1.3 around ISO WKB. */
export function readLayer(file: string, layer: string): Feature[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database
      .prepare(`select * from "${layer}" order by fid`)
      .all()
      .map((row) => {
        const { geom, ...columns } = row
        if (!(geom instanceof Uint8Array)) throw new Error(`Row ${String(row.fid)} of ${layer} has no shape.`)
        const text = Object.entries(columns).map(([name, value]) => [name, value === null ? null : String(value)])
        return { columns: Object.fromEntries(text), parts: readShape(geom) }
      })
  } finally {
    database.close()
  }
}

const envelopeBytes = [0, 32, 48, 48, 64]

function readShape(blob: Uint8Array): Ring[][] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  let at = 8 + (envelopeBytes[(view.getUint8(3) >> 1) & 7] ?? 0)
  return shape()

  function shape(): Ring[][] {
    const little = view.getUint8(at) === 1
    const type = view.getUint32(at + 1, little) % 1000
    at += 5
    switch (type) {
      case 2:
        return [[ring(little)]]
      case 3:
        return [list(little, () => ring(little))]
      case 5:
      case 6:
        return list(little, shape).flat()
      default:
        throw new Error(`A shape of WKB type ${type} is neither lines nor polygons.`)
    }
  }
  function list<Item>(little: boolean, read: () => Item): Item[] {
    const count = view.getUint32(at, little)
    at += 4
    return Array.from({ length: count }, read)
  }
  function ring(little: boolean): Ring {
    return list(little, () => {
      const position: Position = [view.getFloat64(at, little), view.getFloat64(at + 8, little)]
      at += 16
      return position
    })
  }
}

/** Centre of area over all parts: triangles from each outer ring's first corner, weighted by the cosine of latitude. */
export function centre(parts: Feature['parts']): { lat: number; lon: number } {
  let area = 0
  let lon = 0
  let lat = 0
  for (const [outer] of parts) {
    const [x0, y0] = outer?.[0] ?? [0, 0]
    for (let i = 2; outer && i < outer.length; i++) {
      const [x1, y1] = outer[i - 1] ?? [0, 0]
      const [x2, y2] = outer[i] ?? [0, 0]
      const middle = { lon: (x0 + x1 + x2) / 3, lat: (y0 + y1 + y2) / 3 }
      const weight = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) * Math.cos((middle.lat * Math.PI) / 180)
      area += weight
      lon += middle.lon * weight
      lat += middle.lat * weight
    }
  }
  return { lat: lat / area, lon: lon / area }
}
