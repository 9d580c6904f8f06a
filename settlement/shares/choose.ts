/** In how many ways k of n are chosen. @example choose(4, 2) // 6n */
export function choose(n: number, k: number): bigint {
  return Array.from({ length: k }).reduce<bigint>(
    (ways, _, index) => (ways * BigInt(n - index)) / BigInt(index + 1),
    1n,
  )
}
