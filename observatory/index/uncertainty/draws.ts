import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"
import { mostDimensions, sobolPoints } from "./sobol-points.ts"

/** Most uncertain arguments whose sensitivity is worked out: each takes two dimensions of the points. */
export const mostFactors = mostDimensions / 2

/**
 * Independent random draws of runs, each from a stream of its own, so that any part of the runs can be done anywhere.
 * @returns run by run, a number from 0 to 1 (excluded) for each factor
 */
export function randomDraws(seed: number, factors: number, from: number, runs: number): Float64Array {
  const draws = new Float64Array(runs * factors)
  for (let run = 0; run < runs; run++) {
    const stream = xoroshiro128plus(mixed(seed, from + run))
    for (let factor = 0; factor < factors; factor++) draws[run * factors + factor] = uniformFloat64(stream)
  }
  return draws
}

/** One whole number of 32 bits from two, each bit depending on all of both (the finaliser of MurmurHash3). */
function mixed(seed: number, run: number): number {
  let word = seed ^ Math.imul(run + 1, 0x9e3779b1)
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return (word ^ (word >>> 16)) | 0
}

/**
 * Draws of a design for Sobol indices: for each base sample the row of A, the row of B, then for each factor the row of
 * A with that factor from B. (factors + 2) runs a base sample.
 * Source: A. Saltelli, Making best use of model evaluations to compute sensitivity indices, 2002; on Sobol's sequence
 */
export function sobolDraws(seed: number, factors: number, samples: number): Float64Array {
  const stream = xoroshiro128plus(mixed(seed, -1))
  const shifts = Array.from({ length: 2 * factors }, () => Math.floor(uniformFloat64(stream) * 2 ** 32))
  const points = sobolPoints(samples, shifts)
  const draws = new Float64Array(samples * (factors + 2) * factors)
  for (let sample = 0; sample < samples; sample++) {
    const a = points.subarray(sample * 2 * factors, (sample * 2 + 1) * factors)
    const b = points.subarray((sample * 2 + 1) * factors, (sample * 2 + 2) * factors)
    const at = sample * (factors + 2) * factors
    draws.set(a, at)
    draws.set(b, at + factors)
    for (let factor = 0; factor < factors; factor++) {
      draws.set(a, at + (factor + 2) * factors)
      draws[at + (factor + 2) * factors + factor] = b[factor] ?? 0
    }
  }
  return draws
}
