import { useMemo } from 'react'
import { useAnswer } from '../ask.ts'
import type { SilentTown } from './scene.ts'

const noTowns: readonly SilentTown[] = []

/** The larger towns of the first two countries fought in: the fixed set that areas are cut from. */
export function useTowns(homes: readonly string[]): readonly SilentTown[] {
  const first = useAnswer<{ towns: readonly SilentTown[] }>(homes[0] === undefined ? null : `/api/towns/${homes[0]}`)
  const second = useAnswer<{ towns: readonly SilentTown[] }>(homes[1] === undefined ? null : `/api/towns/${homes[1]}`)
  return useMemo(() => {
    const all = [...(first.value?.towns ?? []), ...(second.value?.towns ?? [])]
    return all.length === 0 ? noTowns : all
  }, [first.value, second.value])
}
