import { describe, expect, test } from "vitest"
import { executeAgreement } from "./index.ts"
import type { AgreementTerms } from "./terms.ts"
import { cny, halves, party, trigger, words } from "./testing.ts"

const run = (terms: AgreementTerms, amount: bigint) =>
  executeAgreement(terms, trigger(amount), { reference: null, currency: cny, holds: null, paid: new Map() })
const shared = (terms: AgreementTerms, amount: bigint) => run(terms, amount).parts.map((part) => part.shared)

describe("floors", () => {
  const terms = { ...halves, parties: [party("A1", { share: "1/2", floor: "60" }), party("B1", { share: "1/2" })] }

  test("raise a part where there is enough", () => {
    expect(shared(terms, 200n)).toEqual([60n, 40n])
  })

  test("take all there is, and no more, in a weak period and in one without revenue", () => {
    expect(shared(terms, 100n)).toEqual([50n, 0n])
    expect(shared(terms, 0n)).toEqual([0n, 0n])
  })

  test("are cut in proportion where they exceed what is shared, and a step says so", () => {
    const both = {
      ...halves,
      parties: [party("A1", { share: "1/2", floor: "60" }), party("B1", { share: "1/2", floor: "30" })],
    }
    expect(shared(both, 120n)).toEqual([40n, 20n])
    expect(run(both, 120n).steps.map(({ text }) => text.en)).toContain(
      "The floors together are 0.90, and only 0.60 is shared: each is cut in proportion.",
    )
  })

  test("do not touch the stock of the base year in a period below it", () => {
    const parties = [
      party("A1", { share: "1/2", stock: "20", floor: "30" }),
      party("B1", { share: "1/2", stock: "80" }),
    ]
    const { parts } = run({ ...halves, parties, base: { kind: "increment", year: "2024", threshold: "" } }, 100n)
    expect(parts.map(({ kept, shared }) => [kept, shared])).toEqual([
      [10n, 0n],
      [40n, 0n],
    ])
  })
})

test("a name stands in the steps as it is written, whatever it looks like", () => {
  const name = words("$& p:B1")
  const { steps } = run(
    { ...halves, parties: [party("A1", { share: "1/2", name }), party("B1", { share: "1/2" })] },
    200n,
  )
  expect(steps.find(({ kind, of }) => kind === "part" && of === "A1")?.text.en).toContain("$& p:B1: 1.00 × 50%")
})
