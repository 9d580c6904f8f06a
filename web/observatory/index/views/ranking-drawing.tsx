import type { IndexNode } from "../../../../observatory/index.ts"
import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { Ticks } from "../../drawing/ticks.tsx"
import { percentText, rankText, written } from "../../drawing/writing.ts"
import type { Piece } from "./stacks.ts"
import type { Standing } from "./standings.ts"

/** A unit with the pieces of its bar. */
export interface Bar {
  readonly standing: Standing
  readonly parts: readonly (readonly [IndexNode, number])[]
  readonly pieces: readonly Piece[]
}

interface How {
  readonly width: number
  readonly colour: (child: string) => string
  readonly unitName: (unit: string) => string
  readonly estimatedText: (share: string) => string
  readonly scoreBounds: boolean
}

/** A bar a unit: on a narrow page the name stands above it, else beside. */
export function drawRanking(bars: readonly Bar[], { width, colour, unitName, estimatedText, scoreBounds }: How): Drawn {
  const narrow = width < 560
  const [row, thick] = narrow ? [44, 16] : [30, 18]
  const uncertain = bars.some(({ standing }) => standing.spread !== undefined)
  const guessed = bars.some(({ standing }) => (standing.estimated ?? 0) > 0)
  const right = 58 + (narrow ? 0 : (uncertain ? 52 : 0) + (guessed ? 72 : 0))
  const left = narrow ? 4 : Math.min(200, Math.max(110, width * 0.22))
  const scale = scaleOf(
    bars.flatMap(({ standing: { score, spread }, pieces }) => [
      ...pieces.map(({ to }) => to),
      score,
      ...(scoreBounds && spread !== undefined ? [spread.score.p5, spread.score.p95] : []),
    ]),
    { from: left, to: width - right, zero: true, count: narrow ? 3 : 6 },
  )
  const height = bars.length * row + 24
  const base = bars.length * row + 4
  return {
    height,
    content: (
      <>
        <Ticks scale={scale} base={base} />
        {bars.map(({ standing, pieces }, place) => {
          const { unit, score, rank, spread, group, estimated = 0 } = standing
          const top = place * row
          const middle = top + (narrow ? 20 + thick / 2 : row / 2)
          const band = group === undefined ? undefined : group % 2 === 0
          const name = `${rankText(rank)}  ${unitName(unit)}`
          const ranks = spread === undefined ? "" : `${rankText(spread.rank.p5)}–${rankText(spread.rank.p95)}`
          const soft = estimated > 0 ? estimatedText(percentText(estimated)) : ""
          const more = [ranks === "" ? "" : `(${ranks})`, soft].filter((text) => text !== "").join("  ")
          return (
            <g key={unit}>
              {band === true ? (
                <rect x={0} y={top} width={width} height={row} fill="var(--ink)" fillOpacity={0.05} />
              ) : null}
              <text x={4} y={narrow ? top + 15 : middle + 4} fill="var(--ink)" xmlSpace="preserve">
                <title>{unitName(unit)}</title>
                {fitted(name, narrow ? width - 130 : left - 12, 12)}
              </text>
              {pieces.length > 0 ? (
                pieces.map(({ key, from, to, value }) => (
                  <rect
                    key={key}
                    x={short(Math.min(scale.place(from), scale.place(to)))}
                    y={middle - thick / 2}
                    width={short(Math.abs(scale.place(to) - scale.place(from)))}
                    height={thick}
                    fill={colour(key)}
                    fillOpacity={0.85}
                  >
                    <title>{`${unitName(unit)} · ${key}: ${written(value)}`}</title>
                  </rect>
                ))
              ) : Number.isNaN(score) ? null : (
                <rect
                  x={Math.min(scale.place(0), scale.place(score))}
                  y={middle - thick / 2}
                  width={Math.abs(scale.place(score) - scale.place(0))}
                  height={thick}
                  fill="var(--act)"
                  fillOpacity={0.85}
                />
              )}
              {!scoreBounds || spread === undefined || Number.isNaN(spread.score.p5) ? null : (
                <Whisker from={scale.place(spread.score.p5)} to={scale.place(spread.score.p95)} y={middle} />
              )}
              <text
                x={width - right + 6}
                y={middle + 4}
                fill="var(--ink)"
                style={{ fontVariantNumeric: "tabular-nums" }}
              >
                {written(score)}
              </text>
              <text
                x={narrow ? width - 4 : width - right + 58}
                y={narrow ? top + 15 : middle + 4}
                textAnchor={narrow ? "end" : "start"}
                fill="var(--ink-soft)"
                fontSize={11}
                xmlSpace="preserve"
              >
                {more}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}

/** The interval of nine runs in ten, seen on light and dark bars alike. */
export function Whisker({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) {
  const path = `M${short(from)} ${y - 5}v10M${short(to)} ${y - 5}v10M${short(from)} ${y}H${short(to)}`
  return (
    <g fill="none">
      <path d={path} stroke="var(--paper)" strokeWidth={4} />
      <path d={path} stroke="var(--ink)" strokeWidth={1.5} />
    </g>
  )
}
