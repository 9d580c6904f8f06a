import type { Drawn } from "../drawing/picture.tsx"
import { type FlowAmount, type SankeyNode, sankeyLayout } from "./sankey-layout.ts"

interface How {
  readonly members: readonly string[]
  readonly name: (member: string) => string
  readonly colour: (member: string) => string
  readonly amount: (amount: number) => string
  readonly heads: { readonly home: string; readonly host: string }
  readonly width: number
}

const [top, gap, bar] = [24, 14, 10]

/** Homes left, hosts right, between them ribbons as thick as what flows, in the home's colour. */
export function drawSankey(flows: readonly FlowAmount[], how: How): Drawn {
  const { members, name, colour, amount, heads, width } = how
  const narrow = width < 560
  const room = narrow ? 92 : 150
  const height = Math.max(260, members.length * 72)
  const layout = sankeyLayout(flows, { members, height: height - gap, gap })
  const [left, right] = [room, width - room]
  const middle = (left + bar + right - bar) / 2
  const label = ({ member, amount: of, top: at, height: tall }: SankeyNode, x: number, anchor: "start" | "end") => (
    <g key={`${anchor} ${member}`}>
      <rect
        x={anchor === "end" ? x : x - bar}
        y={top + at}
        width={bar}
        height={Math.max(1, tall)}
        fill={colour(member)}
      />
      <text x={anchor === "end" ? x - 6 : x + 6} y={top + at + tall / 2} textAnchor={anchor} fill="var(--ink)">
        {name(member)}
      </text>
      <text
        x={anchor === "end" ? x - 6 : x + 6}
        y={top + at + tall / 2 + 14}
        textAnchor={anchor}
        fill="var(--ink-soft)"
        fontSize={11}
      >
        {amount(of)}
      </text>
    </g>
  )
  return {
    height: height + top + gap,
    content: (
      <>
        <text x={left + bar} y={12} textAnchor="end" fill="var(--ink-soft)">
          {heads.home}
        </text>
        <text x={right - bar} y={12} textAnchor="start" fill="var(--ink-soft)">
          {heads.host}
        </text>
        {layout.ribbons.map(({ home, host, from, to, height: tall, amount: of }) => {
          const [y0, y1] = [top + from, top + to]
          const path = `M${left + bar} ${y0}C${middle} ${y0} ${middle} ${y1} ${right - bar} ${y1}V${y1 + tall}C${middle} ${y1 + tall} ${middle} ${y0 + tall} ${left + bar} ${y0 + tall}Z`
          return (
            <path key={`${home} ${host}`} d={path} fill={colour(home)} fillOpacity={home === host ? 0.22 : 0.5}>
              <title>{`${name(home)} → ${name(host)}: ${amount(of)}`}</title>
            </path>
          )
        })}
        {layout.homes.map((node) => label(node, left, "end"))}
        {layout.hosts.map((node) => label(node, right, "start"))}
      </>
    ),
  }
}
