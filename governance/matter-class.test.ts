import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { classFor, readMatterClasses } from "./matter-class.ts"

const written: { readonly formulas: Record<string, object> } = parse(
  readFileSync(join(import.meta.dirname, "../data/governance/matter-classes.yaml"), "utf8"),
)
const read = readMatterClasses(written)
if ("problems" in read) throw new Error(read.problems.join("\n"))
const classes = read

test.each([
  ["parameter vouchers.ratio", "vouchers"],
  ["parameter settlement.platform-share", "division-of-money"],
  ["parameter chain.stop-rule", "fundamental"],
  ["list negative", "common-bans"],
  ["list power", "fundamental"],
])("the matter %s is decided as %s", (matter, expected) => {
  expect(classFor([matter], classes).id).toBe(expected)
})

test("matters of two classes cannot be decided by the easier one", () => {
  expect(() => classFor(["list negative", "list power"], classes)).toThrow(
    expect.objectContaining({ code: "governance.mixed-matters", facts: { classes: "common-bans, fundamental" } }),
  )
})

test("a matter that no class names is refused", () => {
  expect(() => classFor(["list negative"], [])).toThrow(expect.objectContaining({ code: "governance.no-class" }))
})

test("every class of the file is marked as assumed until the members' agreement is signed", () => {
  expect(classes.filter(({ assumed, source }) => assumed && source.startsWith("taken on 2026-11-24"))).toHaveLength(
    classes.length,
  )
})

const one = {
  name: { zh: "甲", en: "One" },
  matters: ["parameter", "list"],
  formula: "consensus",
  ballot: "open",
  consultationDays: 1,
  daysAfterAmendment: 1,
  votingDays: 1,
  replace: true,
  tie: "rejected",
  noQuorum: "returned",
  source: "agreement, clause 1",
}
const formulas = {
  consensus: { ...written.formulas.consensus, name: one.name, source: "agreement, clause 2", assumed: undefined },
}

test.each([
  [
    "a formula that cannot be read",
    { formulas: { consensus: { ...formulas.consensus, quorum: "yes >" } } },
    "character 6: ",
  ],
  [
    "a formula that needs no yes",
    { formulas: { consensus: { ...formulas.consensus, majority: "no = 0" } } },
    "abstain, and the motion is carried",
  ],
  [
    "a formula that nobody can fulfil",
    { formulas: { consensus: { ...formulas.consensus, majority: "yes > 4" } } },
    "all 2 delegations say yes",
  ],
  ["a formula that is not there", { classes: { one: { ...one, formula: "other" } } }, "there is no formula other"],
  ["a matter in two classes", { classes: { one, two: { ...one, matters: ["list"] } } }, "list: a matter has one class"],
  ["no class for what is left", { classes: { one: { ...one, matters: ["list"] } } }, "parameter: no class decides it"],
  ["neither source nor assumption", { classes: { one: { ...one, source: undefined } } }, "a source or an assumption"],
  [
    "a sealed ballot that is never opened",
    { classes: { one: { ...one, ballot: "sealed" } } },
    "need days in which they are opened",
  ],
  ["a matter of another kind", { classes: { one: { ...one, matters: ["list market"] } } }, "a matter is written like"],
  ["a field that is not known", { classes: { one: { ...one, veto: "a" } } }, "classes.one"],
])("a file with %s is not taken", (_, part, cause) => {
  expect(readMatterClasses({ formulas, classes: { one } })).toHaveLength(1)
  const { problems } = { problems: [], ...readMatterClasses({ formulas, classes: { one }, ...part }) }
  expect(problems.join("; ")).toContain(cause)
})
