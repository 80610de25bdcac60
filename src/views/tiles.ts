/** What a page needs to draw the tiles that were set to lie under its marks. */
export type TilesShown =
  | { readonly kind: 'raster'; readonly url: string; readonly most: number; readonly credit: string }
  /** A style, or for `vector` the names of the layers within the tiles. */
  | { readonly kind: 'style'; readonly url: string; readonly credit: string }
  | {
      readonly kind: 'vector'
      readonly url: string
      readonly most: number
      readonly layers: readonly string[]
      readonly credit: string
    }
