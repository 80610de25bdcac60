import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../web/dist')

/**
 * Folder of the built web app. The npm package brings it along; a checkout builds it the first time, which takes some seconds.
 * @returns null where it can't be built: then the API is served alone
 */
export async function webFolder(say: (line: string) => void): Promise<string | null> {
  if (existsSync(join(folder, 'index.html'))) return folder
  say('Building the web app, which is done once (again after a change: npm run build) …')
  try {
    const { build } = await import('vite')
    await build({ configFile: join(import.meta.dirname, '../web/vite.config.ts'), logLevel: 'warn' })
    return folder
  } catch (error) {
    say(
      `The web app could not be built, so that only the API is served: ${error instanceof Error ? error.message : String(error)}`,
    )
    return null
  }
}
