import { Refusal } from "../../base/index.ts"
import type { Lost } from "./losses.ts"
import { isHome } from "./origins.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** Names of what is lost, as the file writes them; a country stands for its regions too. */
export interface LostNames {
  readonly suppliers?: readonly string[]
  readonly countries?: readonly string[]
  readonly components?: readonly string[]
}

/**
 * Places of what is lost.
 * @throws Refusal "observatory.no-such-supplier", "observatory.no-such-country", "observatory.no-such-component"
 * @example effectOf(graph, lostIn(graph, { suppliers: ["Foundry"] }))
 */
export function lostIn(graph: SupplyGraph, { suppliers = [], countries = [], components = [] }: LostNames): Lost {
  const { file, places } = graph
  const placed = (name: string, known: ReadonlyMap<string, number>, kind: "supplier" | "component") => {
    const found = known.get(name)
    if (found !== undefined) return found
    throw new Refusal(`observatory.no-such-${kind}`, { file, [kind]: name, near: nearest(name, known) })
  }
  return {
    suppliers: suppliers.map((name) => placed(name, places.suppliers, "supplier")),
    components: components.map((name) => placed(name, places.items, "component")),
    countries: countries.flatMap((name) => {
      const found = graph.countries.flatMap((code, place) => (isHome(code, [name]) ? [place] : []))
      if (found.length > 0) return found
      const known = graph.countries.slice(0, 30).join(", ")
      throw new Refusal("observatory.no-such-country", { file, country: name, known })
    }),
  }
}

/** Up to three names that hold the same letters most, for who mistyped. */
function nearest(name: string, known: ReadonlyMap<string, number>): string {
  const pairs = (text: string) => new Set([...text.toLowerCase()].map((sign, at, all) => `${sign}${all[at + 1] ?? ""}`))
  const asked = pairs(name)
  const like = (other: string) => {
    const theirs = pairs(other)
    const shared = [...asked].filter((pair) => theirs.has(pair)).length
    return (2 * shared) / (asked.size + theirs.size)
  }
  const best: { readonly other: string; readonly score: number }[] = []
  for (const other of known.keys()) {
    best.push({ other, score: like(other) })
    best.sort((a, b) => b.score - a.score)
    best.length = Math.min(best.length, 3)
  }
  return best.map(({ other }) => other).join(", ")
}
