import fc from "fast-check"
import { expect, test } from "vitest"
import { fitted, scaleOf, textWidth, ticksOf } from "./axis.ts"

test("ticks are round numbers within their bounds", () => {
  expect(ticksOf(0, 100, 5)).toEqual([0, 20, 40, 60, 80, 100])
  expect(ticksOf(-0.3, 0.31, 4)).toEqual([-0.2, 0, 0.2])
  expect(ticksOf(98.2, 131, 6)).toEqual([100, 110, 120, 130])
  expect(ticksOf(7, 7, 4)).toEqual([7])
})

test("ticks rise, lie within the bounds and are not many more than asked for", () =>
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (least, size) => {
        const ticks = ticksOf(least, least + size, 6)
        for (const [place, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(least - size * 1e-6)
          expect(tick).toBeLessThanOrEqual(least + size * (1 + 1e-6))
          if (place > 0) expect(tick).toBeGreaterThan(ticks[place - 1] ?? tick)
        }
        expect(ticks.length).toBeLessThanOrEqual(8)
      },
    ),
  ))

test("a scale for bars holds zero, and places its bounds at the ends", () => {
  const scale = scaleOf([20, 50], { from: 10, to: 110, zero: true, count: 5 })
  expect([scale.place(0), scale.place(50), scale.place(25)]).toEqual([10, 110, 60])
})

test("a scale for points does not begin at zero, and leaves a little room", () => {
  const scale = scaleOf([100, 200], { from: 0, to: 108, zero: false, count: 5 })
  expect([scale.place(100), scale.place(200)].map(Math.round)).toEqual([4, 104])
})

test("a scale for nothing, or for one number, still has a length", () => {
  const options = { from: 0, to: 100, zero: false, count: 5 }
  expect(scaleOf([Number.NaN], options).place(0.5)).toBe(50)
  expect(scaleOf([3], options).place(3)).toBe(50)
})

test("a text that is too long ends in dots and fits", () => {
  expect(fitted("R&D", 100, 12)).toBe("R&D")
  const short = fitted("创新共同体研发投入强度", 60, 12)
  expect(short).toBe("创新共同…")
  expect(textWidth(short, 12)).toBeLessThanOrEqual(60)
})
