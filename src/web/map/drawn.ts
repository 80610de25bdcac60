let stands = false

// A map that never comes to rest must not hold up everything else for ever.
const patience = 10_000

/** Says that the map stands, as it does once all that is seen of it is drawn. */
export function sayDrawn(): void {
  stands = true
  dispatchEvent(new Event('fogline-drawn'))
}

/** Calls back once the page's first map stands: what is not seen yet is fetched after it. Gives what takes the call back. */
export function whenDrawn(call: () => void): () => void {
  if (stands) {
    call()
    return () => {}
  }
  const once = () => {
    takeBack()
    call()
  }
  const timer = setTimeout(once, patience)
  const takeBack = () => {
    clearTimeout(timer)
    removeEventListener('fogline-drawn', once)
  }
  addEventListener('fogline-drawn', once)
  return takeBack
}
