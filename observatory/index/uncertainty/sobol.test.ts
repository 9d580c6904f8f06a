import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sobolDraws } from "./draws.ts"
import { sobolIndices } from "./sobol-indices.ts"
import { sobolPoints } from "./sobol-points.ts"

const bootstrap = { bootstrap: 200, seed: 3 }

/** Outputs of a function of factors from 0 to 1 over a design. */
function outputsOf(
  model: (factors: readonly number[]) => number,
  factors: number,
  samples: number,
  seed = 1,
): Float64Array {
  const draws = sobolDraws(seed, factors, samples)
  return Float64Array.from({ length: draws.length / factors }, (_, run) =>
    model([...draws.subarray(run * factors, (run + 1) * factors)]),
  )
}

describe("points of Sobol's sequence", () => {
  it("are those of Joe and Kuo, moved to the middle of their cells", () => {
    // Bratley and Fox, 1988; the same in scipy.stats.qmc.Sobol(3, scramble=False).random(8)
    const points = [...sobolPoints(8, [0, 0, 0])].map((coordinate) => coordinate - 2 ** -33)
    expect(points).toEqual([
      0, 0, 0, 0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.375, 0.375, 0.625, 0.875, 0.875, 0.125, 0.625,
      0.125, 0.875, 0.125, 0.625, 0.375,
    ])
  })

  it("put one of each 2^k in each slice of a dimension, whatever the shift", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 32, maxLength: 32 }), (shifts) => {
        const points = sobolPoints(64, shifts)
        for (let dimension = 0; dimension < 32; dimension++) {
          const slices = new Set(
            Array.from({ length: 64 }, (_, at) => Math.floor((points[at * 32 + dimension] ?? 0) * 64)),
          )
          expect(slices.size).toBe(64)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe("Sobol indices", () => {
  it("of Ishigami's function are those of its closed form", () => {
    // a = 7, b = 0.1: S = .3139 .4424 0, ST = .5576 .4424 .2437
    const angle = (factor = 0) => Math.PI * (2 * factor - 1)
    const ishigami = ([x, y, z]: readonly number[]) =>
      Math.sin(angle(x)) + 7 * Math.sin(angle(y)) ** 2 + 0.1 * angle(z) ** 4 * Math.sin(angle(x))
    const { indices, variance } = sobolIndices(outputsOf(ishigami, 3, 16_384), 3, bootstrap)
    expect(variance).toBeCloseTo(13.8446, 1)
    expect(indices.map(({ first }) => first)).toEqual([0.3139, 0.4424, 0].map((index) => expect.closeTo(index, 2)))
    expect(indices.map(({ total }) => total)).toEqual([0.5576, 0.4424, 0.2437].map((index) => expect.closeTo(index, 2)))
  })

  it("of Sobol's g-function are those of its closed form", () => {
    // a = 0, 1, 4.5, 9: S = .7165 .1791 .0237 .0072, ST = .7874 .2423 .0343 .0105
    const a = [0, 1, 4.5, 9]
    const g = (factors: readonly number[]) =>
      factors.reduce(
        (product, factor, at) => (product * (Math.abs(4 * factor - 2) + (a[at] ?? 0))) / (1 + (a[at] ?? 0)),
        1,
      )
    const { indices } = sobolIndices(outputsOf(g, 4, 16_384), 4, bootstrap)
    expect(indices.map(({ first }) => first)).toEqual(
      [0.7165, 0.1791, 0.0237, 0.0072].map((one) => expect.closeTo(one, 2)),
    )
    expect(indices.map(({ total }) => total)).toEqual(
      [0.7874, 0.2423, 0.0343, 0.0105].map((one) => expect.closeTo(one, 2)),
    )
  })

  it("of a sum are the squares of its factors, first order and total alike, and do not mind a constant", () => {
    const linear = ([x = 0, y = 0]: readonly number[]) => 100 + x + 2 * y
    for (const seed of [1, 2, 3, 4, 5]) {
      const { indices } = sobolIndices(outputsOf(linear, 2, 512, seed), 2, bootstrap)
      for (const [at, part] of [0.2, 0.8].entries()) {
        expect(indices[at]?.first).toBeCloseTo(part, 2)
        expect(indices[at]?.total).toBeCloseTo(part, 2)
        expect(indices[at]?.totalInterval[0]).toBeLessThan(part)
        expect(indices[at]?.totalInterval[1]).toBeGreaterThan(part)
      }
    }
  })

  it("pass over base samples in which a run failed, and say how many are left", () => {
    const outputs = outputsOf(([x = 0, y = 0]) => x + y, 2, 1024)
    for (let run = 0; run < 400; run += 40) outputs[run] = Number.NaN
    const { indices, samples } = sobolIndices(outputs, 2, bootstrap)
    expect(samples).toBe(1014)
    expect(indices[0]?.first).toBeCloseTo(0.5, 1)
  })

  it("of an output that does not vary are none", () => {
    const { indices } = sobolIndices(
      outputsOf(() => 0.1, 2, 64),
      2,
      bootstrap,
    )
    expect(indices[0]?.first).toBeNaN()
  })
})
