/** How this Fogline was called, for lines that tell a person what to type next. */
export function invocation(): string {
  return process.env.npm_lifecycle_event === undefined ? 'fogline' : 'npm run --silent fogline --'
}
