import { fitted, scaleOf, short } from "./drawing/axis.ts"
import { linePath, spread } from "./drawing/lines.ts"
import type { Drawn } from "./drawing/picture.tsx"
import { written } from "./drawing/writing.ts"

/** What one edition says, ready to be drawn. */
export interface FanLine {
  readonly vintage: string
  readonly points: readonly { readonly year: number; readonly value: number; readonly derived: boolean }[]
  /** Of another definition than the newest edition: not to be compared with it. */
  readonly broken: boolean
}

/** Told apart when colour-blind, and by their names at the end; the newest edition is the last and the strongest. */
const colours = ["#7a7a7a", "#c75000", "#0072b2", "#a24b7f", "#2b7a4b"]

/** Editions over each other: published values as full circles, derived ones as rings, another definition dashed. */
export function drawFan(lines: readonly FanLine[], width: number, decimals: number): Drawn {
  const narrow = width < 560
  const height = narrow ? 300 : 360
  const [top, bottom, left, right] = [12, height - 26, 44, narrow ? 96 : 190]
  const all = lines.flatMap(({ points }) => points)
  const up = scaleOf(
    all.map(({ value }) => value),
    { from: bottom, to: top, zero: false, count: 6 },
  )
  const years = all.map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const across = (year: number) => left + ((year - first) / Math.max(1, last - first)) * (width - right - left)
  const every = Math.ceil((last - first + 1) / Math.max(2, Math.floor((width - right - left) / 44)))
  const ends = lines.map(({ points }) => up.place(points.at(-1)?.value ?? up.least))
  const heights = spread(ends, 15, top + 4, bottom)
  const colourOf = (place: number) => colours[(lines.length - 1 - place + 2) % colours.length] ?? "#0072b2"
  return {
    height,
    content: (
      <>
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={up.place(tick)} y2={up.place(tick)} stroke="var(--line)" />
            <text x={left - 6} y={up.place(tick) + 4} textAnchor="end" fill="var(--ink-soft)" fontSize={11}>
              {written(tick, 0)}
            </text>
          </g>
        ))}
        {Array.from({ length: last - first + 1 }, (_, place) => first + place)
          .filter((year) => (year - first) % every === 0)
          .map((year) => (
            <text key={year} x={across(year)} y={height - 8} textAnchor="middle" fill="var(--ink-soft)" fontSize={11}>
              {year}
            </text>
          ))}
        {lines.map(({ vintage, points, broken }, place) => {
          const colour = colourOf(place)
          const end = points.at(-1)
          const newest = place === lines.length - 1
          return (
            <g key={vintage}>
              <path
                d={linePath(points.map(({ year, value }) => [across(year), up.place(value)]))}
                fill="none"
                stroke={colour}
                strokeWidth={newest ? 2.5 : 1.5}
                strokeDasharray={broken ? "5 4" : undefined}
              />
              {points.map(({ year, value, derived }) => (
                <circle
                  key={year}
                  cx={short(across(year))}
                  cy={short(up.place(value))}
                  r={3.5}
                  stroke={colour}
                  fill={derived ? "var(--paper)" : colour}
                >
                  <title>{`${vintage} · ${year}: ${written(value, decimals)}`}</title>
                </circle>
              ))}
              {end === undefined ? null : (
                <path
                  d={`M${short(across(end.year) + 5)} ${short(ends[place] ?? 0)}L${short(width - right + 10)} ${short(heights[place] ?? 0)}`}
                  fill="none"
                  stroke={colour}
                  strokeWidth={0.75}
                />
              )}
              <text x={width - right + 13} y={(heights[place] ?? 0) + 4} fill="var(--ink)">
                <title>{vintage}</title>
                {fitted(vintage, narrow ? 50 : 120, 12)} {written(end?.value, decimals)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
