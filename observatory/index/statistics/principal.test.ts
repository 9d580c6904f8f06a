import { expect, test } from "vitest"
import { tai } from "../testing-tai.ts"
import { type PrincipalComponents, principalComponents, rotatedFactors } from "./principal.ts"

const columns = Object.values(tai.data).map((numbers) => Float64Array.from(numbers))

function components(of: readonly Float64Array[] = columns): PrincipalComponents {
  const found = principalComponents(of)
  if (!("values" in found)) throw new Error(JSON.stringify(found))
  return found
}

const near = (numbers: ArrayLike<number>, published: readonly number[], by: number) =>
  expect(Array.from(numbers, (number, place) => Math.abs(number - (published[place] ?? 0)) < by)).toEqual(
    published.map(() => true),
  )

test("eigenvalues are those of the Handbook's tables 7 and 16", () => {
  const { values, explained } = components()
  near(values, [3.354, 1.746, 0.985, 0.894, 0.471, 0.299, 0.174, 0.076], 6e-4)
  near(explained, [0.419, 0.218, 0.123, 0.111, 0.06, 0.037, 0.022, 0.009], 1.2e-3)
})

test("loadings on the first component are those of the Handbook's table 8, but for the sign", () => {
  const { loadings, size } = components()
  const first = [...loadings].filter((_, place) => place % size === 0)
  near(first.map(Math.abs), [0.11, 0.56, 0.92, 0.35, 0.76, 0.91, 0.74, 0.36], 0.011)
  expect(first[3]).toBeLessThan(0)
})

test("four factors after varimax explain what the Handbook's tables 9 and 17 say", () => {
  const { explained, communalities } = rotatedFactors(components(), 4)
  near(explained.slice().sort(), [1.19, 1.39, 1.76, 2.64], 0.024)
  near(communalities, [0.95, 0.89, 0.89, 0.86, 0.77, 0.85, 0.85, 0.93], 0.011)
})

test("rows that lack a number are left out, and too few or equal ones are said", () => {
  expect(components([...columns.slice(1), Float64Array.from(tai.data.patents).fill(Number.NaN, 20)]).complete).toBe(20)
  expect(principalComponents([Float64Array.of(1, 2, Number.NaN), Float64Array.of(1, 3, 2)])).toEqual({ fewRows: 2 })
  expect(principalComponents([Float64Array.of(1, 2, 5), Float64Array.of(0.1, 0.1, 0.1)])).toEqual({ constant: 1 })
})
