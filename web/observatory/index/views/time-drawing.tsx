import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import { linePath, spread } from "../../drawing/lines.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { valueText, written } from "../../drawing/writing.ts"

/** The numbers of a unit over time; without a colour it is drawn behind the others. */
export interface TimeLine {
  readonly unit: string
  readonly name: string
  readonly values: readonly number[]
  readonly colour: string | undefined
}

interface How {
  readonly periods: readonly number[]
  readonly width: number
  /** A number that a line is drawn at: the base. */
  readonly level: number | undefined
}

/** Lines over the periods, each named at its end. */
export function drawTime(lines: readonly TimeLine[], { periods, width, level }: How): Drawn {
  const narrow = width < 560
  const height = narrow ? 320 : 400
  const right = narrow ? 104 : 150
  const [top, bottom, left] = [12, height - 26, 46]
  const up = scaleOf([...lines.flatMap(({ values }) => values), ...(level === undefined ? [] : [level])], {
    ...{ from: bottom, to: top, zero: false, count: 6 },
  })
  const [first, last] = [periods[0] ?? 0, periods.at(-1) ?? 0]
  const across = (period: number) => left + ((period - first) / Math.max(1, last - first)) * (width - right - left)
  const every = Math.ceil(periods.length / Math.max(2, Math.floor((width - right - left) / 44)))
  const shown = lines.filter(({ colour }) => colour !== undefined)
  const ends = shown.map(({ values }) => up.place(values.findLast((value) => !Number.isNaN(value)) ?? up.least))
  const heights = spread(ends, 15, top + 4, bottom)
  const path = (values: readonly number[]) =>
    linePath(values.map((value, place) => [across(periods[place] ?? 0), up.place(value)]))
  return {
    height,
    content: (
      <>
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={up.place(tick)} y2={up.place(tick)} stroke="var(--line)" />
            <text x={left - 6} y={up.place(tick) + 4} textAnchor="end" fill="var(--ink-soft)" fontSize={11}>
              {valueText(tick)}
            </text>
          </g>
        ))}
        {periods.map((period, place) =>
          place % every === 0 ? (
            <text
              key={period}
              x={across(period)}
              y={height - 8}
              textAnchor="middle"
              fill="var(--ink-soft)"
              fontSize={11}
            >
              {period}
            </text>
          ) : null,
        )}
        {level === undefined ? null : (
          <line
            x1={left}
            x2={width - right}
            y1={up.place(level)}
            y2={up.place(level)}
            stroke="var(--ink-soft)"
            strokeDasharray="4 3"
          />
        )}
        {lines.map(({ unit, name, values, colour }) =>
          colour === undefined ? (
            <path key={unit} d={path(values)} fill="none" stroke="var(--line-strong)" strokeWidth={1}>
              <title>{name}</title>
            </path>
          ) : null,
        )}
        {shown.map(({ unit, name, values, colour }, place) => (
          <g key={unit}>
            <path d={path(values)} fill="none" stroke={colour} strokeWidth={2} strokeLinejoin="round" />
            {values.map((value, at) =>
              Number.isNaN(value) ? null : (
                <circle
                  key={periods[at]}
                  cx={short(across(periods[at] ?? 0))}
                  cy={short(up.place(value))}
                  r={3}
                  fill={colour}
                >
                  <title>{`${name} ${periods[at]}: ${written(value)}`}</title>
                </circle>
              ),
            )}
            <path
              d={`M${short(width - right + 4)} ${short(ends[place] ?? 0)}L${short(width - right + 12)} ${short(heights[place] ?? 0)}`}
              fill="none"
              stroke={colour}
            />
            <text x={width - right + 15} y={(heights[place] ?? 0) + 4} fill="var(--ink)">
              <title>{name}</title>
              {fitted(name, right - 60, 12)} {written(values.at(-1), 1)}
            </text>
          </g>
        ))}
      </>
    ),
  }
}
