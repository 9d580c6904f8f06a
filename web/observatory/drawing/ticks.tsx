import type { ReactNode } from "react"
import type { Scale } from "./axis.ts"
import { valueText } from "./writing.ts"

/** A line down to `base` for each round number of a scale, with the number below it. */
export function Ticks({ scale, base }: { readonly scale: Scale; readonly base: number }): ReactNode {
  return scale.ticks.map((tick) => (
    <g key={tick}>
      <line x1={scale.place(tick)} x2={scale.place(tick)} y1={0} y2={base} stroke="var(--line)" />
      <text x={scale.place(tick)} y={base + 15} textAnchor="middle" fill="var(--ink-soft)" fontSize={11}>
        {valueText(tick)}
      </text>
    </g>
  ))
}
