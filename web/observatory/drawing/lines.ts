import { short } from "./axis.ts"

/** A point of a line; NaN where there is none. */
export type Point = readonly [number, number]

/** A line through points, with a gap where one is missing. @example linePath([[0, 1], [2, 3]]) // "M0 1L2 3" */
export function linePath(points: readonly Point[]): string {
  let path = ""
  let going = false
  for (const [x, y] of points) {
    if (Number.isNaN(y)) going = false
    else {
      path += `${going ? "L" : "M"}${short(x)} ${short(y)}`
      going = true
    }
  }
  return path
}

/** Heights for labels that would overlap: as near to where they belong as the least distance lets them, within bounds. */
export function spread(heights: readonly number[], distance: number, least: number, most: number): readonly number[] {
  const order = heights
    .map((height, place) => ({ height, place }))
    .sort((a, b) => a.height - b.height || a.place - b.place)
  const gap = Math.min(distance, (most - least) / Math.max(1, heights.length - 1))
  const placed: number[] = []
  for (const { height } of order)
    placed.push(Math.max(height, least, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap))
  let limit = most
  for (let place = placed.length - 1; place >= 0; place--) {
    placed[place] = Math.min(placed[place] ?? 0, limit)
    limit = (placed[place] ?? 0) - gap
  }
  const result = new Array<number>(heights.length).fill(0)
  for (const [at, { place }] of order.entries()) result[place] = placed[at] ?? 0
  return result
}
