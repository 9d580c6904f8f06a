import type { UnitCompared } from "../../../../observatory/index.ts"
import { fitted, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { rankText } from "../../drawing/writing.ts"
import { lessColour, moreColour } from "./colours.ts"

interface How {
  readonly width: number
  readonly unitName: (unit: string) => string
  /** Name of the run that is compared with, and of this one. */
  readonly name: string
  readonly own: string
}

/** A line a unit from its place in this run to its place in the other. */
export function drawShifts(rows: readonly UnitCompared[], { width, unitName, name, own }: How): Drawn {
  const narrow = width < 560
  const side = Math.min(220, width * (narrow ? 0.36 : 0.3))
  const last = Math.max(1, ...rows.flatMap(({ ranks }) => ranks))
  const row = Math.max(last > 40 ? 13 : 20, Math.min(26, 500 / last))
  const y = (rank: number) => 34 + (rank - 1) * row
  const [left, right] = [side, width - side]
  return {
    height: Math.ceil(y(last) + 14),
    content: (
      <>
        <text x={left} y={14} textAnchor="end" fill="var(--ink-soft)">
          {fitted(own, side - 6, 12)}
        </text>
        <text x={right} y={14} fill="var(--ink-soft)">
          <title>{name}</title>
          {fitted(name, side - 6, 12)}
        </text>
        {rows.map(({ unit, ranks: [before, after], shift }) => {
          const colour = shift === 0 ? "var(--line-strong)" : shift > 0 ? moreColour : lessColour
          const text = unitName(unit)
          return (
            <g key={unit}>
              <line
                x1={left + 8}
                x2={right - 8}
                y1={short(y(before))}
                y2={short(y(after))}
                stroke={colour}
                strokeWidth={shift === 0 ? 1.2 : 2}
              >
                <title>{`${text}: ${rankText(before)} → ${rankText(after)}`}</title>
              </line>
              <text x={left} y={short(y(before) + 4)} textAnchor="end" fill="var(--ink)" fontSize={11}>
                {fitted(`${text} ${rankText(before)}`, side - 4, 11)}
              </text>
              <text x={right} y={short(y(after) + 4)} fill="var(--ink)" fontSize={11}>
                {fitted(`${rankText(after)} ${text}`, side - 4, 11)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
