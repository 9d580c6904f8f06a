/** Logarithm of the gamma function for x > 0 by Lanczos's series (g = 7, nine terms); right to about 1e-14. */
function logGamma(x: number): number {
  const series = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  let sum = 0.9999999999998099
  for (const [place, term] of series.entries()) sum += term / (x + place)
  const shifted = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(sum)
}

/** Keeps a divisor of the fraction away from zero. */
const away = (number: number): number => (Math.abs(number) < 1e-300 ? 1e-300 : number)

/** Continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22). */
function betaFraction(x: number, a: number, b: number): number {
  let upper = 1
  let lower = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = lower
  for (let term = 1; term < 10_000; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term))
    lower = 1 / away(1 + even * lower)
    upper = away(1 + even / upper)
    result *= lower * upper
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1))
    lower = 1 / away(1 + odd * lower)
    upper = away(1 + odd / upper)
    result *= lower * upper
    if (Math.abs(lower * upper - 1) < 1e-15) break
  }
  return result
}

/** Regularised incomplete beta function I_x(a, b). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** Probability that Student's t of so many degrees of freedom is further from zero than this one, on either side. */
export function beyondT(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
}

/** Probability that a standard normal number is further from zero than this one, on either side. */
export function beyondNormal(z: number): number {
  return upperGammaHalf((z * z) / 2)
}

/** Γ(½, x)/Γ(½), by its series for small x and its continued fraction else (DLMF 8.7.1, 8.9.2). */
function upperGammaHalf(x: number): number {
  if (x === 0) return 1
  if (x < 1.5) {
    let term = 2
    let sum = 2
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= x / (0.5 + n)
      sum += term
    }
    return 1 - (sum * Math.sqrt(x) * Math.exp(-x)) / Math.sqrt(Math.PI)
  }
  let step = x + 0.5
  let upper = 1e300
  let lower = 1 / step
  let result = lower
  for (let n = 1; n < 10_000; n++) {
    const part = -n * (n - 0.5)
    step += 2
    lower = 1 / away(part * lower + step)
    upper = away(step + part / upper)
    result *= lower * upper
    if (Math.abs(lower * upper - 1) < 1e-15) break
  }
  return (result * Math.sqrt(x) * Math.exp(-x)) / Math.sqrt(Math.PI)
}
