import { readFileSync } from 'node:fs'

/** The functions of kernel.wat over one block of memory. Addresses are in bytes, counts are 4 × how many. */
export interface Kernel {
  readonly memory: ArrayBuffer
  /** `to[…] = from[…] + Σ values[k] · floats at pointers[k]` */
  sum(pointers: number, values: number, count: number, from: number, to: number, width: number): void
  /** As `sum`, over rows that are a 32-bit scale and signed bytes behind it. */
  sumBytes(pointers: number, values: number, count: number, from: number, to: number, width: number): void
  /** Lists the hidden units above zero, with the addresses of their outgoing weights; gives 4 × how many. */
  activate(hidden: number, width: number, weights: number, stride: number, pointers: number, values: number): number
  /** `floats at pointers[k] += values[k] · by[…]` */
  scatter(pointers: number, values: number, count: number, by: number, width: number): void
  /** One hidden unit's outgoing weights take a step; gives the gradient of the unit. */
  learn(weights: number, squares: number, gradient: number, width: number, unit: number, rate: number): number
}

// The part of the WebAssembly interface that is used here; TypeScript declares it only for browsers.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: unknown }
}
type Exports = Omit<Kernel, 'memory'> & {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
}

const pageBytes = 65536

/** A kernel with at least so many bytes of memory. */
export function openKernel(bytes: number): Kernel {
  const module = new WebAssembly.Module(readFileSync(new URL('./kernel.wasm', import.meta.url)))
  const exports = new WebAssembly.Instance(module).exports as Exports
  exports.memory.grow(Math.ceil(bytes / pageBytes))
  const { sum, sumBytes, activate, scatter, learn } = exports
  return { memory: exports.memory.buffer, sum, sumBytes, activate, scatter, learn }
}

/** Hands out stretches of a kernel's memory one behind the other, each on a 64-byte boundary. */
export class Layout {
  bytes = 0

  take(bytes: number): number {
    const at = this.bytes
    this.bytes = (at + bytes + 63) & ~63
    return at
  }
}
