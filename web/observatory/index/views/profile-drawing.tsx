import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { Ticks } from "../../drawing/ticks.tsx"
import { percentText, rankText, written } from "../../drawing/writing.ts"
import type { ProfileRow } from "./profile-rows.ts"

/** A line a node from the least score to the most; a stroke for the median, a cross for the mean, a point a unit. */
export function drawProfile(
  rows: readonly ProfileRow[],
  { width, nodeName }: { readonly width: number; readonly nodeName: (row: ProfileRow) => string },
): Drawn {
  const narrow = width < 560
  const row = narrow ? 42 : 26
  const right = narrow ? 10 : 122
  const left = narrow ? 10 : Math.min(280, width * 0.36)
  const scale = scaleOf(
    rows.flatMap(({ least, most }) => [least, most].filter((one) => Number.isFinite(one))),
    { from: left, to: width - right, zero: false, count: narrow ? 4 : 6 },
  )
  const base = rows.length * row + 4
  return {
    height: base + 22,
    content: (
      <>
        <Ticks scale={scale} base={base} />
        {rows.map((one, place) => {
          const top = place * row
          const y = top + (narrow ? 30 : row / 2)
          const text = `${written(one.score)} · ${rankText(one.rank)}/${one.of}`
          const soft = (one.estimated ?? 0) > 0 ? ` · ${percentText(one.estimated ?? 0)}*` : one.marks > 0 ? " *" : ""
          const indent = one.depth * (narrow ? 6 : 12)
          return (
            <g key={one.node.code}>
              <text
                x={4 + indent}
                y={narrow ? top + 15 : y + 4}
                fill="var(--ink)"
                fontWeight={one.node.level > 1 ? 600 : 400}
              >
                <title>{nodeName(one)}</title>
                {fitted(nodeName(one), (narrow ? width - 120 : left - 16) - indent, 12)}
              </text>
              {Number.isFinite(one.least) ? (
                <line
                  x1={short(scale.place(one.least))}
                  x2={short(scale.place(one.most))}
                  y1={y}
                  y2={y}
                  stroke="var(--line-strong)"
                  strokeWidth={3}
                  strokeLinecap="round"
                />
              ) : null}
              <Sign x={scale.place(one.median)} y={y} path="v-6v12" />
              <Sign x={scale.place(one.mean)} y={y} path="m-3 -3l6 6m0 -6l-6 6" />
              {Number.isNaN(one.other) ? null : (
                <rect
                  x={short(scale.place(one.other)) - 4.5}
                  y={y - 4.5}
                  width={9}
                  height={9}
                  fill="var(--paper)"
                  stroke="#d55e00"
                  strokeWidth={2.2}
                />
              )}
              {Number.isNaN(one.score) ? null : (
                <circle cx={short(scale.place(one.score))} cy={y} r={5} fill="var(--act)">
                  <title>{`${nodeName(one)}: ${text}`}</title>
                </circle>
              )}
              <text
                x={narrow ? width - 4 : width - right + 8}
                y={narrow ? top + 15 : y + 4}
                textAnchor={narrow ? "end" : "start"}
                fill="var(--ink-soft)"
                fontSize={11}
              >
                {text + soft}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}

function Sign({ x, y, path }: { readonly x: number; readonly y: number; readonly path: string }) {
  if (Number.isNaN(x)) return null
  return <path d={`M${short(x)} ${y}${path}`} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
}
