import type { Claim } from '#model/claim.ts'
import { type Reader, readClaims } from '../../../src/pipeline.ts'

export interface Text {
  readonly id: string
  readonly text: string
}

/** The claims of each text, read as a report of its own without outlet or day. */
export function claimsOfTexts(texts: readonly Text[], reader: Reader): Claim[][] {
  return texts.map(({ id, text }) =>
    readClaims({ id, text, title: null, published: null, outlet: null, url: null, sha256: '', language: 'en' }, reader),
  )
}
