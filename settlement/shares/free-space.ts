/**
 * Directions in which amounts may still move when some sums of them are fixed: whole vectors, each orthogonal to all that
 * is fixed. A sum is fixed as well when every direction leaves it as it is.
 */
export type FreeSpace = readonly (readonly bigint[])[]

/** All directions that leave the sum of all amounts as it is. */
export function spaceOf(players: number): FreeSpace {
  return Array.from({ length: players - 1 }, (_, axis) =>
    Array.from({ length: players }, (_, index) => (index === axis ? 1n : index === players - 1 ? -1n : 0n)),
  )
}

/** The directions that are left when the sum of a coalition is fixed too; the same when it was fixed already. */
export function fixing(space: FreeSpace, mask: number): FreeSpace {
  const changes = space.map((direction) => changeOf(direction, mask))
  const chosen = changes.findIndex((change) => change !== 0n)
  const [pivot, by] = [space[chosen], changes[chosen]]
  if (pivot === undefined || by === undefined) return space
  return space.flatMap((direction, index) => {
    const change = changes[index] ?? 0n
    if (index === chosen) return []
    if (change === 0n) return [direction]
    return [shortened(direction.map((one, axis) => one * by - (pivot[axis] ?? 0n) * change))]
  })
}

/** Whether the sum of a coalition is fixed. */
export function isFixed(space: FreeSpace, mask: number): boolean {
  return space.every((direction) => changeOf(direction, mask) === 0n)
}

/** What a step in a direction adds to the sum of a coalition. */
export function changeOf(direction: readonly bigint[], mask: number): bigint {
  let sum = 0n
  for (let [rest, index] = [mask, 0]; rest !== 0; rest >>>= 1, index += 1)
    if ((rest & 1) === 1) sum += direction[index] ?? 0n
  return sum
}

function shortened(direction: readonly bigint[]): readonly bigint[] {
  let divisor = 0n
  for (const one of direction) {
    let [x, y] = [divisor, one < 0n ? -one : one]
    while (y !== 0n) [x, y] = [y, x % y]
    divisor = x
  }
  return divisor > 1n ? direction.map((one) => one / divisor) : direction
}
