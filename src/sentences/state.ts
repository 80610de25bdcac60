/** What the parser can do: put the next word on the stack, or hang the top of the stack on the next word or on the one below it. */
export const shift = 0
export const left = 1
export const right = 2
export type Move = typeof shift | typeof left | typeof right

/** Every move with every relation that it may give, as training met them. */
export class Actions {
  /** `shift`, then `left nsubj`, `right obj` … */
  readonly names: readonly string[]
  readonly relations: readonly string[]
  readonly move: Uint8Array
  /** Number of the relation, -1 for `shift`. */
  readonly relation: Int32Array
  /** The action that makes a word the root of the sentence. */
  readonly rootAction: number

  constructor(names: readonly string[]) {
    this.names = names
    this.relations = [...new Set(names.slice(1).map((name) => name.slice(name.indexOf(' ') + 1)))]
    this.move = Uint8Array.from(names, (name) => (name.startsWith('left ') ? left : name.startsWith('right ') ? right : shift))
    this.relation = Int32Array.from(names, (name) => this.relations.indexOf(name.slice(name.indexOf(' ') + 1)))
    this.rootAction = names.indexOf('left root')
    if (this.relations.length > 64) throw new RangeError(`${this.relations.length} relations: a state has room for 64.`)
  }

  get count(): number {
    return this.names.length
  }
}

/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011) with the root behind the last word. A sentence
 * of n words takes exactly 2n moves. Columns are as long as the longest sentence; `length + 1` stands for "no word".
 */
export class State {
  length = 0
  /** Sum of the logarithms of what its moves were worth, in nats. */
  score = 0
  depth = 0
  /** The next word; `length` is the root. */
  next = 0
  readonly stack: Int32Array
  readonly head: Int32Array
  readonly relation: Int32Array
  /** The outermost dependents and those just inside, -1 where there is none. */
  readonly left1: Int32Array
  readonly left2: Int32Array
  readonly right1: Int32Array
  readonly right2: Int32Array
  readonly leftCount: Int32Array
  readonly rightCount: Int32Array
  /** Relations among the dependents as bits: relation r is bit r % 32 of row r >> 5. */
  readonly leftSets: readonly [Int32Array, Int32Array]
  readonly rightSets: readonly [Int32Array, Int32Array]
  private readonly columns: readonly Int32Array[]

  constructor(longest: number) {
    const column = () => new Int32Array(longest + 2)
    this.stack = column()
    this.head = column()
    this.relation = column()
    this.left1 = column()
    this.left2 = column()
    this.right1 = column()
    this.right2 = column()
    this.leftCount = column()
    this.rightCount = column()
    this.leftSets = [column(), column()]
    this.rightSets = [column(), column()]
    const { head, relation, left1, left2, right1, right2, leftCount, rightCount } = this
    this.columns = [head, relation, left1, left2, right1, right2, leftCount, rightCount, ...this.leftSets, ...this.rightSets]
  }

  start(length: number): void {
    this.length = length
    this.score = 0
    this.depth = 0
    this.next = 0
    const end = length + 2
    for (const column of this.columns) column.fill(0, 0, end)
    for (const column of [this.head, this.relation, this.left1, this.left2, this.right1, this.right2]) column.fill(-1, 0, end)
  }

  copy(from: State): void {
    this.length = from.length
    this.score = from.score
    this.depth = from.depth
    this.next = from.next
    for (let i = 0; i < from.depth; i++) this.stack[i] = from.stack[i] ?? 0
    const end = from.length + 2
    for (const [k, column] of this.columns.entries()) {
      const source = from.columns[k]
      if (!source) continue
      for (let i = 0; i < end; i++) column[i] = source[i] ?? 0
    }
  }

  get done(): boolean {
    return this.next === this.length && this.depth === 0
  }

  /** The word so far from the top of the stack, `length + 1` where there is none. */
  onStack(below: number): number {
    return below < this.depth ? (this.stack[this.depth - 1 - below] ?? 0) : this.length + 1
  }

  may(move: Move): boolean {
    if (move === shift) return this.next < this.length
    if (move === right) return this.depth >= 2
    return this.depth >= 1 && (this.next < this.length || this.depth === 1)
  }

  /** The only thing that can be done, or -1 when there is a choice. */
  forced(actions: Actions): number {
    if (this.depth === 0) return 0
    return this.next === this.length && this.depth === 1 ? actions.rootAction : -1
  }

  apply(action: number, actions: Actions): void {
    const move = actions.move[action]
    if (move === shift) {
      this.stack[this.depth++] = this.next++
      return
    }
    const relation = actions.relation[action] ?? 0
    const word = this.stack[--this.depth] ?? 0
    const head = move === left ? this.next : (this.stack[this.depth - 1] ?? 0)
    this.head[word] = head
    this.relation[word] = relation
    if (word < head) {
      this.left2[head] = this.left1[head] ?? -1
      this.left1[head] = word
      this.leftCount[head] = (this.leftCount[head] ?? 0) + 1
      note(this.leftSets, head, relation)
    } else {
      this.right2[head] = this.right1[head] ?? -1
      this.right1[head] = word
      this.rightCount[head] = (this.rightCount[head] ?? 0) + 1
      note(this.rightSets, head, relation)
    }
  }
}

function note(sets: readonly [Int32Array, Int32Array], word: number, relation: number): void {
  const set = sets[relation < 32 ? 0 : 1]
  set[word] = (set[word] ?? 0) | (1 << (relation & 31))
}
