/**
 * Direction numbers s, a, m₁…m_s of dimensions 2 to 32. Source: S. Joe, F. Y. Kuo, Constructing Sobol sequences with
 * better two-dimensional projections, SIAM J. Sci. Comput. 30 (2008), file new-joe-kuo-6.21201.
 */
const directions: readonly (readonly number[])[] = [
  [1, 0, 1],
  [2, 1, 1, 3],
  [3, 1, 1, 3, 1],
  [3, 2, 1, 1, 1],
  [4, 1, 1, 1, 3, 3],
  [4, 4, 1, 3, 5, 13],
  [5, 2, 1, 1, 5, 5, 17],
  [5, 4, 1, 1, 5, 5, 5],
  [5, 7, 1, 1, 7, 11, 19],
  [5, 11, 1, 1, 5, 1, 1],
  [5, 13, 1, 1, 1, 3, 11],
  [5, 14, 1, 3, 5, 5, 31],
  [6, 1, 1, 3, 3, 9, 7, 49],
  [6, 13, 1, 1, 1, 15, 21, 21],
  [6, 16, 1, 3, 1, 13, 27, 49],
  [6, 19, 1, 1, 1, 15, 7, 5],
  [6, 22, 1, 3, 1, 15, 13, 25],
  [6, 25, 1, 1, 5, 5, 19, 61],
  [7, 1, 1, 3, 7, 11, 23, 15, 103],
  [7, 4, 1, 3, 7, 13, 13, 15, 69],
  [7, 7, 1, 1, 3, 13, 7, 35, 63],
  [7, 8, 1, 3, 5, 9, 1, 25, 53],
  [7, 14, 1, 3, 1, 13, 9, 35, 107],
  [7, 19, 1, 3, 1, 5, 27, 61, 31],
  [7, 21, 1, 1, 5, 11, 19, 41, 61],
  [7, 28, 1, 3, 5, 3, 3, 13, 69],
  [7, 31, 1, 1, 7, 13, 1, 19, 1],
  [7, 32, 1, 3, 7, 5, 13, 19, 59],
  [7, 37, 1, 1, 3, 9, 25, 29, 41],
  [7, 41, 1, 3, 5, 13, 23, 1, 55],
  [7, 42, 1, 3, 7, 3, 13, 59, 17],
]

/** The most dimensions of a point. */
export const mostDimensions = directions.length + 1

const bits = 32

/**
 * Points of Sobol's sequence in the unit cube, moved by one shift of their binary digits per dimension, so that seeds
 * give different sets of the same evenness; the place in the middle of each cell, never 0 or 1.
 * @param shifts whole numbers of 32 bits, one per dimension; 0 gives the plain sequence
 * @returns coordinates, point by point
 * @throws RangeError for more than 32 dimensions
 * @example sobolPoints(4, [0, 0]) // 0 0, ½ ½, ¾ ¼, ¼ ¾, each 2⁻³³ further
 * Source: I. M. Sobol', 1967; I. A. Antonov, V. M. Saleev, 1979 (Gray code order); Joe and Kuo, 2008
 */
export function sobolPoints(count: number, shifts: readonly number[]): Float64Array {
  const dimensions = shifts.length
  if (dimensions > mostDimensions) throw new RangeError(`${dimensions} dimensions`)
  const columns = shifts.map((_, dimension) => numbersOf(dimension))
  const point = Uint32Array.from(shifts, (shift) => shift >>> 0)
  const coordinates = new Float64Array(count * dimensions)
  for (let index = 0; index < count; index++) {
    for (let dimension = 0; dimension < dimensions; dimension++)
      coordinates[index * dimensions + dimension] = ((point[dimension] ?? 0) + 0.5) / 2 ** bits
    const lowestZero = Math.clz32(~index & (index + 1)) ^ 31
    for (let dimension = 0; dimension < dimensions; dimension++)
      point[dimension] = (point[dimension] ?? 0) ^ (columns[dimension]?.[lowestZero] ?? 0)
  }
  return coordinates
}

function numbersOf(dimension: number): Uint32Array {
  const numbers = new Uint32Array(bits)
  const given = directions[dimension - 1]
  if (given === undefined) {
    for (let bit = 0; bit < bits; bit++) numbers[bit] = 2 ** (bits - 1 - bit)
    return numbers
  }
  const [degree = 0, polynomial = 0, ...initial] = given
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) {
      numbers[bit] = (initial[bit] ?? 0) * 2 ** (bits - 1 - bit)
      continue
    }
    const back = numbers[bit - degree] ?? 0
    let number = back ^ (back >>> degree)
    for (let term = 1; term < degree; term++)
      if ((polynomial >>> (degree - 1 - term)) & 1) number ^= numbers[bit - term] ?? 0
    numbers[bit] = number
  }
  return numbers
}
