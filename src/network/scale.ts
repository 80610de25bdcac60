/** The scale of a row of weights is kept as one byte, in sixteenths of a power of two. */
export function scaleOf(byte: number): number {
  return 2 ** (byte / 16 - 15)
}
export function scaleByte(scale: number): number {
  return Math.max(0, Math.min(255, Math.round((Math.log2(scale) + 15) * 16)))
}
