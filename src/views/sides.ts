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

/** Short name of a side from its id: `syria/opposition` is "Opposition", `syria/sdf` is "SDF". */
export function labelOfSide(id: string): string {
  const short = id.split('/').at(-1) ?? id
  if (short.length <= 3 || /\d/.test(short)) return short.toUpperCase()
  const words = short.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An actor's id as a person reads it, where no name is known: `syria/government-forces` is "government forces". */
export function labelOfActor(id: string): string {
  return id.includes('/') ? (id.split('/').at(-1) ?? id).replaceAll('-', ' ') : id
}
