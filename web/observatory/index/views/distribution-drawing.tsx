import type { Histogram } from "../../../../observatory/index.ts"
import { scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { valueText } from "../../drawing/writing.ts"

/** An indicator as it stood at some point of the method. */
export interface Stage {
  readonly key: "untreated" | "treated" | "measured"
  readonly histogram: Histogram
  readonly present: number
  readonly mean: number
  readonly median: number
  readonly skewness: number
  readonly kurtosis: number
}

interface How {
  readonly width: number
  readonly title: (stage: Stage) => string
}

/** A histogram for each stage, beside each other or on a narrow page one above the other. */
export function drawDistribution(stages: readonly Stage[], { width, title }: How): Drawn {
  const beside = width >= 640 && stages.length > 1
  const room = beside ? width / stages.length - 12 : width
  const height = 230
  return {
    height: beside ? height : height * stages.length,
    content: (
      <>
        {stages.map((stage, place) => (
          <g
            key={stage.key}
            transform={`translate(${beside ? place * (room + 24) : 0} ${beside ? 0 : place * height})`}
          >
            <Columns stage={stage} width={room} height={height} title={title(stage)} />
          </g>
        ))}
      </>
    ),
  }
}

interface ColumnsProps {
  readonly stage: Stage
  readonly width: number
  readonly height: number
  readonly title: string
}

function Columns({ stage, width, height, title }: ColumnsProps) {
  const { edges, counts } = stage.histogram
  const [left, right, top, bottom] = [34, width - 12, 28, height - 24]
  const up = scaleOf(counts, { from: bottom, to: top, zero: true, count: 4 })
  const [least, most] = [edges[0] ?? 0, edges.at(-1) ?? 1]
  const across = (value: number) =>
    most > least ? left + ((value - least) / (most - least)) * (right - left) : (left + right) / 2
  const column = (right - left) / counts.length
  return (
    <>
      <text x={left} y={14} fill="var(--ink)" fontWeight={600}>
        {title}
      </text>
      {up.ticks
        .filter((tick) => Number.isInteger(tick))
        .map((tick) => (
          <g key={tick}>
            <line x1={left} x2={right} y1={up.place(tick)} y2={up.place(tick)} stroke="var(--line)" />
            <text x={left - 6} y={up.place(tick) + 4} textAnchor="end" fill="var(--ink-soft)" fontSize={11}>
              {tick}
            </text>
          </g>
        ))}
      {counts.map((count, place) => (
        <rect
          key={edges[place]}
          x={short(left + place * column + 0.5)}
          y={short(up.place(count))}
          width={short(Math.max(1, column - 1))}
          height={short(bottom - up.place(count))}
          fill="var(--act)"
          fillOpacity={0.75}
        >
          <title>{`${valueText(edges[place] ?? 0)} – ${valueText(edges[place + 1] ?? 0)}: ${count}`}</title>
        </rect>
      ))}
      <line
        x1={short(across(stage.median))}
        x2={short(across(stage.median))}
        y1={top - 6}
        y2={bottom}
        stroke="var(--ink)"
        strokeDasharray="4 3"
      />
      {[least, (least + most) / 2, most].map((value, place) => (
        <text
          key={place === 1 ? "middle" : place}
          x={short(across(value))}
          y={height - 8}
          textAnchor={place === 0 ? "start" : place === 1 ? "middle" : "end"}
          fill="var(--ink-soft)"
          fontSize={11}
        >
          {most > least || place === 1 ? valueText(value) : ""}
        </text>
      ))}
    </>
  )
}
