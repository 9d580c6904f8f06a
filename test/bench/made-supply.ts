import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

interface Size {
  readonly components: number
  readonly products: number
  readonly suppliers: number
}

const layers = 8
const countries = ["CN", "CN", "CN", "DE", "JP", "US", "KR", "NL", "XA", "?"]

/**
 * A made-up supply chain as CSV, the same each time: products of six parts, parts of up to four parts of a layer below,
 * a third of the needs with a second or third source, some parts used by many.
 */
export function madeSupply({ components, products, suppliers }: Size): string {
  const random = xoroshiro128plus(7)
  const below = (limit: number) => uniformInt(random, 0, limit - 1)
  const rows = ["component,parent,supplier,country,value,criticality,readiness,alternative,tags"]
  const width = Math.floor(components / layers)
  const supply = (component: string, parent: string, readiness: number) => {
    const sources = below(3) === 0 ? 2 + below(2) : 1
    const first = below(suppliers)
    for (let source = 0; source < sources; source++)
      rows.push(
        `${component},${parent},S${(first + source) % suppliers},${countries[below(10)]},${10 + below(90)},${1 + below(5)},${readiness},,`,
      )
  }
  for (let product = 0; product < products; product++) {
    rows.push(`P${product},,M${product},CN,${1000 + below(9000)},,,,${product % 4 === 0 ? "AI" : ""}`)
  }
  for (let layer = 0; layer < layers; layer++)
    for (let at = 0; at < width; at++) {
      const component = `C${layer}-${at}`
      // Everything goes into one thing above; one in three into a second.
      for (let use = 0; use < (below(3) === 0 ? 2 : 1); use++) {
        const parent =
          layer === 0 ? `P${(at + use) % products}` : `C${layer - 1}-${(at + use * (1 + below(width - 1))) % width}`
        supply(component, parent, 1 + ((layer + at) % 9))
      }
    }
  return `${rows.join("\n")}\n`
}
