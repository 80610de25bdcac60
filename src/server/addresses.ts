import { fetchAddress } from './fetchAddress.ts'

/** What was fetched, as a file among those that are taken in. */
export interface FetchedFile {
  readonly address: string
  readonly file: File
}

/** Pages and feeds that were just looked at: what is then read is what was shown, not what the address gives a minute later. */
export class Addresses {
  readonly #privateToo: boolean
  readonly #kept = new Map<string, { readonly since: number; readonly fetched: FetchedFile }>()

  /** @param privateToo whether addresses of this machine and its network are asked too */
  constructor(privateToo: boolean) {
    this.#privateToo = privateToo
  }

  /** @throws Answered that says why there is nothing */
  async fetch(address: string | null): Promise<FetchedFile | null> {
    if (address === null) return null
    for (const [old, { since }] of this.#kept) if (Date.now() - since > keptFor) this.#kept.delete(old)
    const kept = this.#kept.get(address)
    if (kept !== undefined) return kept.fetched
    const { address: found, bytes } = await fetchAddress(address, { privateToo: this.#privateToo })
    const fetched = { address: found, file: new File([new Uint8Array(bytes)], new URL(found).hostname) }
    this.#kept.set(address, { since: Date.now(), fetched })
    for (const old of this.#kept.keys()) if (this.#kept.size > mostKept) this.#kept.delete(old)
    return fetched
  }
}

const mostKept = 8
/** Milliseconds. */
const keptFor = 10 * 60_000
