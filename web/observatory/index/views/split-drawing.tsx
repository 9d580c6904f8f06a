import { fitted, scaleOf, short } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { Ticks } from "../../drawing/ticks.tsx"
import { signedText, written } from "../../drawing/writing.ts"
import { lessColour, moreColour } from "./colours.ts"
import type { Fall } from "./stacks.ts"

/**
 * A lying waterfall: a step a row, from the first total to the last. The axis begins at zero only where that leaves the
 * steps large enough to be seen; totals that are cut off are drawn with a broken edge.
 */
export function drawSplit(falls: readonly (Fall & { readonly name: string })[], width: number): Drawn {
  const narrow = width < 560
  const [row, thick] = narrow ? [42, 16] : [28, 17]
  const left = narrow ? 8 : Math.min(260, width * 0.32)
  const steps = falls.filter(({ total }) => !total)
  const ends = falls.flatMap(({ total, from, to }) => (total ? [to] : [from, to]))
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const zero = steps.length === 0 || high - low > 0.25 * Math.max(Math.abs(low), Math.abs(high))
  const scale = scaleOf(zero ? [...ends, 0] : ends, {
    ...{ from: left, to: width - 62, count: narrow ? 3 : 6 },
    zero,
  })
  const base = falls.length * row + 4
  const floor = zero ? scale.place(0) : left
  return {
    height: base + 22,
    content: (
      <>
        <Ticks scale={scale} base={base} />
        {falls.map(({ key, name, value, from, to, total }, place) => {
          const top = place * row
          const y = top + (narrow ? 20 : (row - thick) / 2)
          const [a, b] = [total ? floor : scale.place(from), scale.place(to)]
          return (
            <g key={key}>
              <text x={4} y={narrow ? top + 15 : y + thick / 2 + 4} fill="var(--ink)" fontWeight={total ? 600 : 400}>
                <title>{name}</title>
                {fitted(name, narrow ? width - 80 : left - 14, 12)}
              </text>
              <rect
                x={short(Math.min(a, b))}
                y={y}
                width={Math.max(1, short(Math.abs(b - a)))}
                height={thick}
                fill={total ? "var(--ink-soft)" : value < 0 ? lessColour : moreColour}
                fillOpacity={0.85}
              />
              {total && !zero ? (
                <path
                  d={`M${short(floor + 8)} ${y - 2}l5 ${(thick + 4) / 2}l-5 ${(thick + 4) / 2}`}
                  fill="none"
                  stroke="var(--paper)"
                  strokeWidth={3}
                />
              ) : null}
              {place < falls.length - 1 ? (
                <line
                  x1={short(b)}
                  x2={short(b)}
                  y1={y + thick}
                  y2={top + row + (narrow ? 20 : (row - thick) / 2)}
                  stroke="var(--ink-soft)"
                  strokeDasharray="2 2"
                />
              ) : null}
              <text x={width - 58} y={narrow ? top + 15 : y + thick / 2 + 4} fill="var(--ink)">
                {total ? written(to) : signedText(value)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
