import type { ReactNode } from "react"
import { type LossEffect, listOf, origin, type SupplyGraph } from "../../../observatory/index.ts"
import { fitted } from "../drawing/axis.ts"
import type { Drawn } from "../drawing/picture.tsx"
import type { Drawing } from "./layers.ts"

interface How {
  readonly width: number
  readonly origins: Uint8Array
  readonly effect: LossEffect | undefined
  readonly chosen: number | undefined
  readonly name: (item: number) => string
  readonly words: { readonly hidden: (count: number) => string; readonly abroad: string }
  readonly onChoose: (item: number) => void
}

const box = { width: 136, height: 30, gap: 8, between: 44 }

/** Layers from products to what needs nothing, offers from abroad as the coloured part of each box. */
export function drawChain(graph: SupplyGraph, drawing: Drawing, how: How): Drawn {
  const width = Math.max(how.width, drawing.columns * (box.width + box.between) - box.between + 4)
  const step = drawing.columns < 2 ? 0 : (width - box.width - 4) / (drawing.columns - 1)
  const height = drawing.rows * (box.height + box.gap) + 8
  const counts = new Map<number, number>()
  for (const { column } of drawing.items) counts.set(column, (counts.get(column) ?? 0) + 1)
  const spots = new Map(
    drawing.items.map(({ item, column, row }) => {
      const rows = counts.get(column) ?? 1
      return [item, { x: 2 + column * step, y: ((row + 0.5) * height) / rows - box.height / 2 }]
    }),
  )
  const states = statesOf(how.effect)
  return {
    height,
    width,
    content: (
      <>
        {drawing.links.map(({ above, item, alternative }) => {
          const [from, to] = [spots.get(above), spots.get(item)]
          if (from === undefined || to === undefined) return null
          const [x1, y1] = [from.x + box.width, from.y + box.height / 2]
          const [x2, y2] = [to.x, to.y + box.height / 2]
          const bend = (x2 - x1) / 2
          return (
            <path
              key={`${above} ${item}`}
              d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
              fill="none"
              stroke={states.get(item) === "stopped" ? "var(--loss)" : "var(--line-strong)"}
              strokeWidth={1.2}
              strokeDasharray={alternative ? "5 3" : undefined}
            />
          )
        })}
        {drawing.items.map(({ item, hidden }) => (
          <Box
            key={item}
            graph={graph}
            item={item}
            hidden={hidden}
            spot={spots.get(item)}
            state={states.get(item)}
            how={how}
          />
        ))}
      </>
    ),
  }
}

function statesOf(effect: LossEffect | undefined): ReadonlyMap<number, "stopped" | "weakened"> {
  return new Map([
    ...(effect?.weakened ?? []).map((item) => [item, "weakened"] as const),
    ...(effect?.products ?? []).flatMap(({ item, state }) => (state === "weakened" ? [[item, state] as const] : [])),
    ...(effect?.stopped ?? []).map((item) => [item, "stopped"] as const),
  ])
}

interface BoxProps {
  readonly graph: SupplyGraph
  readonly item: number
  readonly hidden: number
  readonly spot: { readonly x: number; readonly y: number } | undefined
  readonly state: "stopped" | "weakened" | undefined
  readonly how: How
}

function Box({ graph, item, hidden, spot, state, how }: BoxProps): ReactNode {
  if (spot === undefined) return null
  const abroad = shareAbroad(graph, item, how.origins)
  const edge = { stopped: "var(--loss)", weakened: "var(--assumed)" }
  const sign = state === "stopped" ? "✕ " : state === "weakened" ? "△ " : ""
  const more = hidden > 0 ? ` +${hidden}` : ""
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields beside the picture do the same by keyboard
    <g transform={`translate(${spot.x} ${spot.y})`} style={{ cursor: "pointer" }} onClick={() => how.onChoose(item)}>
      <title>
        {`${how.name(item)} · ${how.words.abroad} ${Math.round(100 * abroad)} %${hidden > 0 ? ` · ${how.words.hidden(hidden)}` : ""}`}
      </title>
      <rect width={box.width} height={box.height} rx={4} fill="var(--paper)" />
      <rect y={box.height - 4} width={box.width * abroad} height={4} fill="var(--act)" />
      <rect
        width={box.width}
        height={box.height}
        rx={4}
        fill="none"
        stroke={state === undefined ? (how.chosen === item ? "var(--act)" : "var(--line-strong)") : edge[state]}
        strokeWidth={state !== undefined || how.chosen === item ? 2 : 1}
        strokeDasharray={state === "weakened" ? "4 2" : undefined}
      />
      <text x={7} y={18} fontSize={11.5} fill={state === "stopped" ? "var(--loss)" : "var(--ink)"}>
        {sign}
        {fitted(how.name(item), box.width - 14 - 11 * (sign.length + more.length / 2), 11.5)}
        {more}
      </text>
    </g>
  )
}

/** Part of an item's offers from abroad: by value, by number where no value is known. */
function shareAbroad(graph: SupplyGraph, item: number, origins: Uint8Array): number {
  let [worth, abroad, count, countAbroad] = [0, 0, 0, 0]
  for (const offer of listOf(graph.usesOf, item)) {
    const value = graph.offers.value[offer] || 0
    const isAbroad = origins[offer] === origin.abroad
    worth += value
    count++
    if (isAbroad) [abroad, countAbroad] = [abroad + value, countAbroad + 1]
  }
  return worth > 0 ? abroad / worth : countAbroad / Math.max(1, count)
}
