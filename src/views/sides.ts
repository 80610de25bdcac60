/** A side as screens show it: by shape and colour of its slot, and by its short name. */
export interface SideShown {
  /** `theatre/side`. */
  readonly id: string
  /** Short: "Opposition", "SDF". */
  readonly label: string
  /** As the theatre names it: "Syrian armed opposition". */
  readonly name: string
  /** 0 to 5: which of the six shapes and colours it has. The state's own side is 0. */
  readonly slot: number
}

export const slots = 6

export { labelOfSide } from '#model/inShort.ts'

/** An actor's id as a person reads it, where no name is known: `syria/government-forces` is "government forces". */
export function labelOfActor(id: string): string {
  return id.includes('/') ? (id.split('/').at(-1) ?? id).replaceAll('-', ' ') : id
}
