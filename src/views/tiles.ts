/** Where there are tiles, in degrees: none are asked for elsewhere. Null where that is not known. */
export type TileBounds = readonly [west: number, south: number, east: number, north: number]

/** What a page needs to draw the tiles that were set to lie under its marks. */
export type TilesShown =
  | {
      readonly kind: 'raster'
      readonly url: string
      readonly most: number
      readonly bounds: TileBounds | null
      readonly credit: string
    }
  /** A style, or for `vector` the names of the layers within the tiles. */
  | { readonly kind: 'style'; readonly url: string; readonly credit: string }
  | {
      readonly kind: 'vector'
      readonly url: string
      readonly most: number
      readonly bounds: TileBounds | null
      readonly layers: readonly string[]
      readonly credit: string
    }
