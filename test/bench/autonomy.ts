import { autonomyOf, effectOf, readSupply } from "../../observatory/index.ts"
import { type Figure, percentile, within } from "./figures.ts"
import { madeSupply } from "./made-supply.ts"

const weights = { criticality: 1, foreign: 1, gap: 1, downstream: 1 }

/** Supply chains beside the limit that was set for 100,000 components, in CPU time: from the file's text to every table. */
export async function benchAutonomy(): Promise<readonly Figure[]> {
  const made = madeSupply({ components: 100_000, products: 200, suppliers: 20_000 })
  const deep = chainOf(100_000)
  const large = readSupply({ file: "made.csv", text: made })
  const rows = large.offers.count.toLocaleString("en")
  const all = (text: string) => autonomyOf(readSupply({ file: "made.csv", text }), { home: ["CN"], weights })
  const open = all(made).products.filter(({ cut, foreignCut }) => !cut.exact || !foreignCut.exact).length
  return [
    within(
      `autonomy: 100,000 components, 200 products, ${rows} rows: read`,
      cpu(() => readSupply({ file: "made.csv", text: made })),
      2,
      "CPU s",
    ),
    within(
      "autonomy: the same, read and all worked out",
      cpu(() => all(made)),
      2,
      "CPU s",
    ),
    within("autonomy: smallest cuts of 200 products left unproven", open, 200, "products"),
    within(
      "autonomy: one chain of 100,000 components, read and all worked out",
      cpu(() => all(deep)),
      2,
      "CPU s",
    ),
    within(
      "autonomy: loss of a country of 100,000 components",
      cpu(() => effectOf(large, { countries: [1] })),
      2,
      "CPU s",
    ),
  ]
}

/** Each made of the next. */
function chainOf(length: number): string {
  const rows = Array.from(
    { length },
    (_, at) => `c${at},${at === 0 ? "" : `c${at - 1}`},s${at},${at % 3 === 0 ? "CN" : "DE"},1,3,4`,
  )
  return `component,parent,supplier,country,value,criticality,readiness\n${rows.join("\n")}\n`
}

/** Seconds of CPU, the middle of some turns after one for warming up. */
function cpu(work: () => unknown): number {
  const times = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  })
  return percentile(times.slice(1), 0.5)
}
