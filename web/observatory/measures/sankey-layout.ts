/** What flows from one member to another, in a number that is not negative. */
export interface FlowAmount {
  readonly home: string
  readonly host: string
  readonly amount: number
}

export interface SankeyNode {
  readonly member: string
  readonly amount: number
  readonly top: number
  readonly height: number
}

export interface SankeyRibbon extends FlowAmount {
  readonly from: number
  readonly to: number
  readonly height: number
}

export interface SankeyLayout {
  readonly homes: readonly SankeyNode[]
  readonly hosts: readonly SankeyNode[]
  readonly ribbons: readonly SankeyRibbon[]
}

/**
 * Places of a Sankey drawing with homes left and hosts right, both in the order of the members: heights in proportion to
 * amounts, ribbons stacked within each node in that order, so that none crosses another needlessly.
 * @param height of the drawing, the gaps between nodes within it
 */
export function sankeyLayout(
  flows: readonly FlowAmount[],
  { members, height, gap }: { readonly members: readonly string[]; readonly height: number; readonly gap: number },
): SankeyLayout {
  const total = flows.reduce((sum, { amount }) => sum + amount, 0)
  const scale = total === 0 ? 0 : (height - gap * (members.length - 1)) / total
  const column = (of: "home" | "host"): readonly SankeyNode[] => {
    let top = 0
    return members.map((member) => {
      const amount = flows.reduce((sum, flow) => (flow[of] === member ? sum + flow.amount : sum), 0)
      const node = { member, amount, top, height: amount * scale }
      top += node.height + gap
      return node
    })
  }
  const [homes, hosts] = [column("home"), column("host")]
  const next = {
    home: new Map(homes.map(({ member, top }) => [member, top])),
    host: new Map(hosts.map(({ member, top }) => [member, top])),
  }
  const take = (of: "home" | "host", member: string, by: number): number => {
    const at = next[of].get(member) ?? 0
    next[of].set(member, at + by)
    return at
  }
  const ribbons = members.flatMap((home) =>
    members.flatMap((host) => {
      const found = flows.find((flow) => flow.home === home && flow.host === host)
      if (found === undefined || found.amount === 0) return []
      const thick = found.amount * scale
      return [{ ...found, from: take("home", home, thick), to: take("host", host, thick), height: thick }]
    }),
  )
  return { homes, hosts, ribbons }
}
