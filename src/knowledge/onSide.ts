import { stateIdentity } from './byState.ts'
import type { Identity, Scene } from './identity.ts'
import type { HeadRole } from './parties.ts'

/** Somebody of a side of whom no more is told: "rebels". The government's forces are one actor, however they are called. */
export function onSide(side: string, heads: readonly HeadRole[], because: string, scene: Scene): Identity {
  if (heads.includes('outlet')) return { id: null, side, kind: 'outlet', because: [because] }
  const isForces = heads.includes('army') || heads.includes('force')
  const home = scene.known.states.byCode.get(scene.theatre.home ?? '')
  if (home && isForces && side === `${scene.theatre.id}/government`)
    return { ...stateIdentity(home, 'forces', scene), because: [because] }
  return { id: side, side, kind: 'party', because: [because] }
}
