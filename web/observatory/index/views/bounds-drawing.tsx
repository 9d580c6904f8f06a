import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { Ticks } from "../../drawing/ticks.tsx"
import { Whisker } from "./ranking-drawing.tsx"

/** A named row of thin bars, each with the bounds it lies between. */
export interface BoundedRow {
  readonly key: string
  readonly name: string
  readonly bars: readonly {
    readonly value: number
    readonly colour: string
    readonly bounds: readonly [number, number]
  }[]
  /** Written at the end of the row. */
  readonly text: string
}

/** Lying bars from zero with their intervals. */
export function drawBounds(rows: readonly BoundedRow[], width: number): Drawn {
  const narrow = width < 560
  const count = Math.max(1, ...rows.map(({ bars }) => bars.length))
  const thick = count > 1 ? 11 : 16
  const row = count * (thick + 3) + (narrow ? 30 : 14)
  const [left, right] = narrow ? [8, 12] : [Math.min(280, width * 0.32), 130]
  const scale = scaleOf(
    rows.flatMap(({ bars }) => bars.flatMap(({ value, bounds }) => [value, ...bounds])),
    { from: left, to: width - right, zero: true, count: narrow ? 3 : 6 },
  )
  const base = rows.length * row + 4
  return {
    height: base + 22,
    content: (
      <>
        <Ticks scale={scale} base={base} />
        {rows.map(({ key, name, bars, text }, place) => {
          const top = place * row
          const first = top + (narrow ? 22 : 7)
          const words = narrow ? top + 15 : top + row / 2 + 4
          return (
            <g key={key}>
              <text x={4} y={words} fill="var(--ink)">
                <title>{name}</title>
                {fitted(name, narrow ? width - 130 : left - 14, 12)}
              </text>
              {bars.map(({ value, colour, bounds }, at) => {
                const y = first + at * (thick + 3)
                const [a, b] = [scale.place(0), scale.place(Number.isNaN(value) ? 0 : value)]
                return (
                  <g key={colour}>
                    <rect
                      x={short(Math.min(a, b))}
                      y={y}
                      width={short(Math.abs(b - a))}
                      height={thick}
                      fill={colour}
                      fillOpacity={0.85}
                    />
                    {bounds.some((bound) => Number.isNaN(bound)) ? null : (
                      <Whisker from={scale.place(bounds[0])} to={scale.place(bounds[1])} y={y + thick / 2} />
                    )}
                  </g>
                )
              })}
              <text
                x={narrow ? width - 4 : width - right + 8}
                y={words}
                textAnchor={narrow ? "end" : "start"}
                fill="var(--ink-soft)"
                fontSize={11}
              >
                {text}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
