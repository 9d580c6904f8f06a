import { fitted, short, textWidth } from "../../drawing/axis.ts"
import type { Drawn } from "../../drawing/picture.tsx"
import { partColour } from "./colours.ts"
import { type Arc, arcPath } from "./sunburst.ts"

interface How {
  readonly width: number
  readonly chosen: string
  readonly name: (code: string) => string
  readonly share: (code: string) => string
  readonly onChoose: (code: string) => void
}

/** Rings from the whole to the indicators; a name is written where it fits, and shown to who points at a part. */
export function drawFramework(arcs: readonly Arc[], { width, chosen, name, share, onChoose }: How): Drawn {
  const size = Math.min(width, 640)
  const rings = Math.max(1, ...arcs.map(({ ring }) => ring + 1))
  const middle = size / 2
  const thick = (middle - 6) / (rings - 0.35)
  const inner = (ring: number) => (ring === 0 ? 0 : (ring - 0.35) * thick)
  return {
    height: size,
    content: (
      <g transform={`translate(${short(width / 2)} ${short(middle)})`}>
        {arcs.map((arc) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the choice of a node in every view does the same by keyboard
          <path
            key={arc.code}
            d={arcPath(arc, short(inner(arc.ring)), short(inner(arc.ring + 1)))}
            fill={arc.branch < 0 ? "var(--line-strong)" : partColour(arc.branch)}
            fillOpacity={arc.branch < 0 ? 0.6 : Math.max(0.4, 0.95 - 0.18 * arc.ring)}
            stroke={arc.code === chosen ? "var(--ink)" : "var(--ground)"}
            strokeWidth={arc.code === chosen ? 2.5 : 1}
            style={{ cursor: "pointer" }}
            onClick={() => onChoose(arc.code)}
          >
            <title>{`${name(arc.code)} ${share(arc.code)}`}</title>
          </path>
        ))}
        {arcs.map((arc) => (
          <Label key={arc.code} arc={arc} text={name(arc.code)} from={inner(arc.ring)} to={inner(arc.ring + 1)} />
        ))}
      </g>
    ),
  }
}

/** A name along the radius, or across it in the middle; none where it would not fit. */
function Label(props: { readonly arc: Arc; readonly text: string; readonly from: number; readonly to: number }) {
  const { arc, text, from, to } = props
  const look = {
    ...{ textAnchor: "middle" as const, fill: "var(--ink)", fontSize: 11, pointerEvents: "none" as const },
    ...{ stroke: "var(--ground)", strokeWidth: 2.5, paintOrder: "stroke", strokeOpacity: 0.7 },
  }
  if (arc.ring === 0 && arc.to - arc.from > 0.99)
    return (
      <text {...look} y={4} fontWeight={600}>
        {fitted(text, to * 1.8, 11)}
      </text>
    )
  const radius = (from + to) / 2
  if ((arc.to - arc.from) * 2 * Math.PI * radius < 15) return null
  const turn = ((arc.from + arc.to) / 2) * 360
  const flipped = turn > 180
  const words = fitted(text, to - from - 6, 11)
  if (textWidth(words, 11) < 14 && words !== text) return null
  return (
    <text
      {...look}
      transform={`rotate(${short(turn - 90)}) translate(${short(radius)} 0) rotate(${flipped ? 180 : 0})`}
      dy="0.35em"
    >
      {words}
    </text>
  )
}
