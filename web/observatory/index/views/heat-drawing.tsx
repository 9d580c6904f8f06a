import type { ReactNode } from "react"
import { fitted, short, textWidth } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"

/** One field of a table that is drawn. */
export interface Field {
  readonly fill: string
  /** 0 to 1. */
  readonly depth: number
  /** Written in the field where it fits. */
  readonly text: string
  readonly title: string
  /** A frame about it. */
  readonly frame?: "firm" | "broken"
}

interface How {
  readonly width: number
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** None where nothing belongs. */
  readonly field: (row: number, column: number) => Field | undefined
}

/** A table as coloured fields, names of the columns upright above; wider than its place it scrolls. */
export function drawHeat({ width, rows, columns, field }: How): Drawn {
  const head = Math.min(120, 14 + Math.max(0, ...columns.map((name) => textWidth(name, 11))))
  const left = Math.min(200, Math.max(84, width * 0.24))
  const column = Math.max(
    rows.length > 40 || columns.length > 40 ? 14 : 26,
    Math.min(64, (width - left - 4) / columns.length),
  )
  const row = Math.min(column, 28)
  const writes = column >= 34
  return {
    width: Math.max(width, Math.ceil(left + column * columns.length + 4)),
    height: head + row * rows.length + 4,
    content: (
      <>
        {columns.map((name, place) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: names of columns may be equal, their places are not
            key={place}
            transform={`translate(${short(left + (place + 0.5) * column + 4)} ${head - 6}) rotate(-90)`}
            fill="var(--ink)"
            fontSize={11}
          >
            <title>{name}</title>
            {fitted(name, head - 10, 11)}
          </text>
        ))}
        {rows.map((name, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <g key={place}>
            <text x={left - 6} y={head + (place + 0.5) * row + 4} textAnchor="end" fill="var(--ink)" fontSize={11}>
              <title>{name}</title>
              {fitted(name, left - 10, 11)}
            </text>
            {columns.map((_, at) => cell(place, at))}
          </g>
        ))}
      </>
    ),
  }

  function cell(place: number, at: number): ReactNode {
    const one = field(place, at)
    if (one === undefined) return null
    const [x, y] = [short(left + at * column), short(head + place * row)]
    return (
      <g key={at}>
        <rect
          x={x + 0.5}
          y={y + 0.5}
          width={short(column - 1)}
          height={short(row - 1)}
          fill={one.fill}
          fillOpacity={one.depth}
          {...(one.frame !== undefined && { stroke: "var(--ink)", strokeWidth: 1.6 })}
          {...(one.frame === "broken" && { strokeDasharray: "3 2" })}
        >
          <title>{one.title}</title>
        </rect>
        {writes ? (
          <text
            x={short(x + column / 2)}
            y={short(y + row / 2 + 4)}
            textAnchor="middle"
            fill="var(--ink)"
            fontSize={11}
            pointerEvents="none"
          >
            {one.text}
          </text>
        ) : null}
      </g>
    )
  }
}
