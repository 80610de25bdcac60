/** As much of a DOM node as is needed to read its text. */
export interface Node {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<Node>
}

const textNode = 3
const elementNode = 1
const inline = names(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr',
)
// A caption may tell of another day ("Fighters near Velmora, file photo"), so figures are left out with what is no text at all.
const skipped = names(
  'script style noscript template figure svg math iframe object video audio canvas form button select nav aside footer head title',
)

/**
 * The running text below a node, a line a block (paragraph, heading, list item, table row), white space made single.
 * Scripts, styles, figures, forms and navigation are left out.
 */
export function linesOf(root: Node): string[] {
  const lines: string[] = []
  let line = ''
  const flush = (): void => {
    const text = line.replace(/[\s\u00a0]+/g, ' ').trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  // Its own stack instead of recursion: a page may nest deeper than a call stack reaches.
  const stack: (Node | 'end of block')[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'end of block') flush()
    else if (node.nodeType === textNode) line += node.nodeValue ?? ''
    else if (node.nodeType !== elementNode || node === root) stack.push(...[...node.childNodes].reverse())
    else open(node, node.nodeName.toLowerCase())
  }
  flush()
  return lines

  function open(node: Node, name: string): void {
    if (skipped.has(name)) return
    if (name === 'td' || name === 'th') line += ' '
    else if (!inline.has(name)) {
      flush()
      stack.push('end of block')
    }
    stack.push(...[...node.childNodes].reverse())
  }
}

/** How many elements the deepest text stands in. */
export function depthOf(root: Node): number {
  let deepest = 0
  const stack: (readonly [node: Node, depth: number])[] = [[root, 0]]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, depth] = next
    deepest = Math.max(deepest, depth)
    for (const child of node.childNodes) stack.push([child, depth + 1])
  }
  return deepest
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
