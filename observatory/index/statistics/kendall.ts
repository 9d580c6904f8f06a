/** Kendall's tau-b of two columns without missing numbers, and the z of its test. */
export interface Kendall {
  /** NaN where a column does not vary. */
  readonly tau: number
  /** The sum of signs against its deviation under independence, with both columns' ties (Kendall 1970, chapter 4). */
  readonly z: number
}

/** Counts discordant pairs while sorting (Knight 1966): n log n steps. */
export function kendall(left: Float64Array, right: Float64Array): Kendall {
  const n = left.length
  const at = (column: Float64Array, place: number): number => column[place] ?? 0
  const order = Uint32Array.from({ length: n }, (_, place) => place).sort(
    (a, b) => at(left, a) - at(left, b) || at(right, a) - at(right, b),
  )
  const x = Float64Array.from(order, (place) => at(left, place))
  const y = Float64Array.from(order, (place) => at(right, place))
  const tiesX = tiesOf(x, (a, b) => x[a] === x[b])
  const tiesBoth = tiesOf(x, (a, b) => x[a] === x[b] && y[a] === y[b])
  const exchanges = sortCounting(y)
  const tiesY = tiesOf(y, (a, b) => y[a] === y[b])
  const pairs = (n * (n - 1)) / 2
  const sum = pairs - tiesX.pairs - tiesY.pairs + tiesBoth.pairs - 2 * exchanges
  const whole = Math.sqrt((pairs - tiesX.pairs) * (pairs - tiesY.pairs))
  if (n < 2 || whole === 0) return { tau: Number.NaN, z: Number.NaN }
  const plain = (n * (n - 1) * (2 * n + 5) - tiesX.fifth - tiesY.fifth) / 18
  const first = (2 * tiesX.pairs * tiesY.pairs) / (n * (n - 1))
  const second = n > 2 ? (tiesX.triples * tiesY.triples) / (9 * n * (n - 1) * (n - 2)) : 0
  return { tau: sum / whole, z: sum / Math.sqrt(plain + first + second) }
}

/** Over the runs of t equal numbers: Σ t(t−1)/2, Σ t(t−1)(t−2), Σ t(t−1)(2t+5). */
function tiesOf(sorted: Float64Array, equal: (a: number, b: number) => boolean) {
  let [pairs, triples, fifth] = [0, 0, 0]
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && equal(from, to)) to++
    const t = to - from
    pairs += (t * (t - 1)) / 2
    triples += t * (t - 1) * (t - 2)
    fifth += t * (t - 1) * (2 * t + 5)
    from = to
  }
  return { pairs, triples, fifth }
}

/** Sorts by merging and counts how many neighbours had to change places. */
function sortCounting(numbers: Float64Array): number {
  const spare = new Float64Array(numbers.length)
  let exchanges = 0
  for (let width = 1; width < numbers.length; width *= 2) {
    for (let from = 0; from < numbers.length; from += 2 * width) {
      const middle = Math.min(from + width, numbers.length)
      const to = Math.min(from + 2 * width, numbers.length)
      exchanges += merge(numbers, spare, from, middle, to)
    }
    numbers.set(spare)
  }
  return exchanges
}

function merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): number {
  let [left, right, exchanges] = [start, middle, 0]
  for (let place = start; place < end; place++) {
    const takesRight = left >= middle || (right < end && (from[right] ?? 0) < (from[left] ?? 0))
    if (takesRight) {
      exchanges += middle - left
      to[place] = from[right++] ?? 0
    } else to[place] = from[left++] ?? 0
  }
  return exchanges
}
