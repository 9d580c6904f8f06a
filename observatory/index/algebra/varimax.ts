/**
 * Turns loadings so that each factor loads high on few rows and low on the others: Kaiser's varimax with rows scaled to
 * length 1 during the rotation (Kaiser 1958), plane by plane until nothing turns any more.
 * @param loadings row after row, one number a factor
 * @returns the same table, turned; each row keeps its length, the factors their order
 */
export function varimax(loadings: Float64Array, factors: number): Float64Array {
  const rows = loadings.length / factors
  const turned = loadings.slice()
  const lengths = Float64Array.from({ length: rows }, (_, row) =>
    Math.hypot(...turned.subarray(row * factors, (row + 1) * factors)),
  )
  scaleRows(turned, factors, lengths, false)
  for (let round = 0; round < 1000; round++) {
    let most = 0
    for (let one = 0; one < factors; one++)
      for (let other = one + 1; other < factors; other++)
        most = Math.max(most, Math.abs(turnPlane(turned, factors, one, other)))
    if (most < 1e-13) break
  }
  scaleRows(turned, factors, lengths, true)
  return turned
}

function scaleRows(table: Float64Array, factors: number, lengths: Float64Array, back: boolean): void {
  for (const [row, length] of lengths.entries()) {
    const scale = back ? length : length === 0 ? 0 : 1 / length
    for (let place = row * factors; place < (row + 1) * factors; place++) table[place] = (table[place] ?? 0) * scale
  }
}

/** Turns two factors by the angle that makes the variance of their squared loadings greatest. */
function turnPlane(table: Float64Array, factors: number, one: number, other: number): number {
  const rows = table.length / factors
  let [sumU, sumV, sumSquares, sumProducts] = [0, 0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const x = table[row * factors + one] ?? 0
    const y = table[row * factors + other] ?? 0
    const u = x * x - y * y
    const v = 2 * x * y
    sumU += u
    sumV += v
    sumSquares += u * u - v * v
    sumProducts += 2 * u * v
  }
  const across = sumProducts - (2 * sumU * sumV) / rows
  const along = sumSquares - (sumU * sumU - sumV * sumV) / rows
  const angle = Math.atan2(across, along) / 4
  const cosine = Math.cos(angle)
  const sine = Math.sin(angle)
  for (let row = 0; row < rows; row++) {
    const x = table[row * factors + one] ?? 0
    const y = table[row * factors + other] ?? 0
    table[row * factors + one] = x * cosine + y * sine
    table[row * factors + other] = y * cosine - x * sine
  }
  return angle
}
