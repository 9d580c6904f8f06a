import { expect, test } from "vitest"
import { byMember, changes } from "./by-member.ts"
import { asked, CaseFile, figureOf, type Pack, standIn, underPack, unitsOf, versionOn } from "./case-state.ts"

const text = { zh: "", en: "" }
const named = (id: string) => ({ id, title: text, optional: false })
const version = {
  until: null,
  source: { zh: "s", en: "s" },
  assumed: [],
  weights: [],
  ratesFact: null,
  takesTotals: false,
  takesAgreement: false,
  workedOutAmount: false,
}
const pack = (id: string, factors: readonly string[], more: Partial<Pack> = {}): Pack => ({
  id,
  title: text,
  summary: text,
  status: "in-force",
  places: "named",
  currency: null,
  amount: text,
  factors: factors.map(named),
  facts: [],
  roles: [],
  flags: [],
  portions: [],
  versions: [{ ...version, from: "2013-01-01", unitFields: ["rate"] } as Pack["versions"][number]],
  reviewed: "2026-11-24" as Pack["reviewed"],
  ...more,
})
const own = pack("own", ["revenue", "payroll", "assets"])
const other = pack("other", ["sales", "employees", "payroll"], { currency: "USD" })

test("under another pack figures are taken for what measures much the same, and the rest is left out", () => {
  const given = CaseFile.parse({
    pack: "own",
    day: "2024-12-31",
    currency: "CNY",
    units: [
      {
        id: "a",
        place: "1",
        flags: ["odd"],
        rate: "0.1",
        cap: "5",
        factors: { revenue: "6", payroll: "2", assets: "9" },
      },
    ],
    totals: { revenue: "10" },
  })
  expect(underPack(given, own, other)).toEqual({
    pack: "other",
    day: "2024-12-31",
    currency: "USD",
    facts: {},
    units: [{ id: "a", place: "1", flags: [], rate: "0.1", factors: { sales: "6", payroll: "2" } }],
  })
  expect(underPack(given, own, other, { employees: "assets" }).units[0]?.factors.employees).toBe("9")
  expect(standIn("employees", ["revenue"])).toBeUndefined()
})

test("what was left empty is not asked", () => {
  const given = CaseFile.parse({
    pack: "own",
    day: "2024-12-31",
    currency: "CNY",
    amount: "",
    facts: { one: "", two: false },
    units: [{ id: "", place: "", factors: { revenue: "", assets: "0" } }],
  })
  expect(asked(given)).toEqual({
    pack: "own",
    day: "2024-12-31",
    currency: "CNY",
    facts: { two: false },
    units: [{ id: "", factors: { assets: "0" }, flags: [] }],
  })
})

test("units are read from the rows of a file; a column that the pack does not have is named", () => {
  expect(unitsOf([{ id: "a", place: "320500", flags: "x y", revenue: "1; 2" }], own)).toEqual([
    { id: "a", place: "320500", flags: ["x", "y"], factors: { revenue: ["1", "2"] } },
  ])
  expect(() => unitsOf([{ id: "a", sales: "1" }], own)).toThrow("sales")
  expect(figureOf(" 7/3 ")).toBe("7/3")
})

test("a version holds from its day until the next", () => {
  expect(versionOn(own, "2012-12-31")).toBeUndefined()
  expect(versionOn(own, "2013-01-01")?.from).toBe("2013-01-01")
})

test("units of one member count together, a unit elsewhere for itself; gains and losses are exact", () => {
  const parts = (a: string, b: string, c: string) =>
    [
      ["a", a],
      ["b", b],
      ["c", c],
    ].map(([id = "", amount = ""]) => ({ id, amount, place: null, share: "0", exactShare: "0" }))
  const members = [
    { id: "a", name: null, member: "M" },
    { id: "b", name: null, member: "M" },
    { id: "c", name: null, member: null },
  ]
  const answer = (list: ReturnType<typeof parts>) => ({ parts: list }) as never
  const before = byMember({ answer: answer(parts("1.10", "2.20", "3.00")), members })
  const after = byMember({ answer: answer(parts("1.00", "2.00", "3.30")), members })
  expect(before).toEqual([
    { key: "M", member: "M", amount: "3.30" },
    { key: "c", member: null, amount: "3.00" },
  ])
  expect(changes(before, after).map(({ difference }) => difference)).toEqual(["-0.30", "0.30"])
})
