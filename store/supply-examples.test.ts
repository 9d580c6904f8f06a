import { expect, test } from "vitest"
import { autonomyOf, readSupply } from "../observatory/index.ts"
import { readSupplyExamples } from "./supply-examples.ts"

const weights = { criticality: 1, foreign: 1, gap: 1, downstream: 1 }

test("every worked supply chain is read, says that it is invented, and leaves nothing unproven", () => {
  const examples = readSupplyExamples()
  expect(examples.length).toBeGreaterThan(0)
  for (const { id, title, source, home, graph } of examples) {
    expect(`${title.zh} ${title.en} ${source.en}`).toMatch(/虚构.*[Ii]nvented/)
    const { products, challenges, notes } = autonomyOf(readSupply({ file: id, text: graph }), { home, weights })
    expect(products.filter(({ cut, foreignCut }) => !cut.exact || !foreignCut.exact)).toEqual([])
    expect(challenges.length).toBeGreaterThan(10)
    expect(notes.overfull).toEqual([])
  }
})
