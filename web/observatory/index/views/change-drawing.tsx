import type { ChangeSpread } from "../../../../observatory/index.ts"
import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { signedText, valueText } from "../../drawing/writing.ts"

interface How {
  readonly width: number
  readonly unitName: (unit: string) => string
  readonly grewText: (part: number) => string
}

/** A point and an interval a unit, about zero. */
export function drawChanges(changes: readonly ChangeSpread[], { width, unitName, grewText }: How): Drawn {
  const narrow = width < 560
  const row = narrow ? 42 : 26
  const [left, right] = narrow ? [10, 10] : [Math.min(220, width * 0.26), 170]
  const scale = scaleOf(
    changes.flatMap(({ change: { nominal, p5, p95 } }) => [nominal, p5, p95]),
    { from: left, to: width - right, zero: true, count: narrow ? 4 : 6 },
  )
  const base = changes.length * row + 4
  return {
    height: base + 22,
    content: (
      <>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={scale.place(tick)}
              x2={scale.place(tick)}
              y1={0}
              y2={base}
              stroke={tick === 0 ? "var(--ink-soft)" : "var(--line)"}
            />
            <text x={scale.place(tick)} y={base + 15} textAnchor="middle" fill="var(--ink-soft)" fontSize={11}>
              {`${tick > 0 ? "+" : ""}${valueText(tick)}`}
            </text>
          </g>
        ))}
        {changes.map(({ unit, change: { nominal, p5, p95 }, grew }, place) => {
          const y = place * row + (narrow ? 30 : row / 2)
          const [from, to] = [short(scale.place(p5)), short(scale.place(p95))]
          return (
            <g key={unit}>
              <text x={4} y={narrow ? y - 14 : y + 4} fill="var(--ink)">
                <title>{unitName(unit)}</title>
                {fitted(unitName(unit), narrow ? width - 190 : left - 12, 12)}
              </text>
              <path
                d={`M${from} ${y - 5}v10M${to} ${y - 5}v10M${from} ${y}H${to}`}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={1.5}
              />
              <circle cx={short(scale.place(nominal))} cy={y} r={4.5} fill="var(--act)" />
              <text
                x={narrow ? width - 4 : width - right + 8}
                y={narrow ? y - 14 : y + 4}
                textAnchor={narrow ? "end" : "start"}
                fill="var(--ink-soft)"
                fontSize={11}
              >
                {`${signedText(nominal)} · ${grewText(grew)}`}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
