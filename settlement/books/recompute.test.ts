import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anySettlement, request } from "../../test/settlement-cases.ts"
import { type LedgerExport, readLedgerExport, recomputeLedger, tellDifference } from "./index.ts"
import { exportOf } from "./testing.ts"

/** A few uses, with prices at which a minute more or less changes the fee. */
const anyLedger = fc
  .array(
    anySettlement.map((one) => ({
      ...one,
      costs: { ...one.costs, perHour: one.costs.perHour.map((part) => ({ ...part, amount: part.amount + 60n })) },
    })),
    { minLength: 1, maxLength: 4 },
  )
  .map(exportOf)

test("an export of what the engine settled is found without a difference", () => {
  fc.assert(
    fc.property(anyLedger, (given) => {
      expect(recomputeLedger(given).differences).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** A place of a figure in an export: the way to it, and how what it belongs to is called in what is found. */
interface Place {
  readonly way: readonly (string | number)[]
  readonly of: string
  readonly times?: number
}

/** Every place where a figure stands that money depends on. */
function placesIn(given: LedgerExport): readonly Place[] {
  const under = (way: readonly (string | number)[], of: string) => (more: readonly (string | number)[]) => ({
    way: [...way, ...more],
    of,
  })
  const bills = given.bills.flatMap((bill, at) => {
    const place = under(["bills", at], bill.booking)
    return [
      ...[["quoted"], ["fee"], ["paidByVoucher"], ["paidByOrganisation"], ["costs", "setUp"]].map(place),
      // Minutes that nothing is charged by stand beside the bill.
      ...(bill.charge === "used" && bill.reason === "use" ? [place(["minutesUsed"])] : []),
      place(["minutesBooked"]),
      // A price an hour moved by less than this moves no amount of a late cancellation of some minutes.
      ...bill.costs.perHour.map((_, index) => ({ ...place(["costs", "perHour", index, "amount"]), times: 60 })),
      ...bill.lines.map((_, index) => place(["lines", index, "amount"])),
      ...bill.shares.map((_, index) => place(["shares", index, "amount"])),
      ...bill.parameters.map((_, index) => place(["parameters", index, "value"])),
      ...(bill.voucher === null ? [] : [place(["voucher", "reserved"])]),
    ]
  })
  const journals = given.journals.flatMap(({ id, postings }, at) =>
    postings.map((_, index) => ({ way: ["journals", at, "postings", index, "amount"], of: id })),
  )
  const accounts = given.accounts.flatMap(({ jurisdiction, id }, at) =>
    ["opening", "balance"].map((part) => ({ way: ["accounts", at, part], of: `${jurisdiction} ${id}` })),
  )
  const vouchers = given.vouchers.flatMap(({ id }, at) =>
    ["face", "reserved", "redeemed"].map((part) => ({ way: ["vouchers", at, part], of: id })),
  )
  const statements = given.statements.flatMap(({ member, totals }, at) => [
    { way: ["statements", at, "net"], of: member },
    ...totals.map((_, index) => ({ way: ["statements", at, "totals", index, "amount"], of: member })),
  ])
  const uses = given.voucherUses.map(({ voucher }, at) => ({ way: ["voucherUses", at, "amount"], of: voucher }))
  const years = given.groupYears.map(({ group }, at) => ({ way: ["groupYears", at, "redeemed"], of: group }))
  const parameters = given.parameters.map(({ id }, at) => ({ way: ["parameters", at, "value"], of: id }))
  return [...bills, ...journals, ...accounts, ...vouchers, ...statements, ...uses, ...years, ...parameters]
}

/** A copy with one figure moved by `by`: an amount, minutes, or the upper part of a share. */
function altered(given: LedgerExport, way: Place["way"], by: number): LedgerExport {
  const copy: unknown = structuredClone(given)
  let inside = copy as Record<string | number, unknown>
  for (const step of way.slice(0, -1)) inside = inside[step] as Record<string | number, unknown>
  const last = way.at(-1) ?? ""
  const before = inside[last]
  if (typeof before === "number") inside[last] = before + Math.abs(by)
  else {
    const [upper = "0", under] = `${before}`.split("/")
    const moved = BigInt(upper) + BigInt(by)
    inside[last] = under === undefined ? `${moved}` : `${moved < 0n ? -moved + 1n : moved}/${under}`
  }
  return readLedgerExport(copy)
}

test("whichever figure is altered, it is found, and what it belongs to is named", () => {
  const by = fc.oneof(fc.constantFrom(1, -1), fc.integer({ min: 2, max: 100_000 }))
  fc.assert(
    fc.property(anyLedger, fc.nat(), by, (given, pick, by) => {
      const places = placesIn(given)
      const place = places[pick % places.length]
      if (place === undefined) throw new Error("an export without any figure")
      const { differences } = recomputeLedger(altered(given, place.way, by * (place.times ?? 1)))
      const named = differences.map(({ of, part }) => `${of} ${part}`).join("\n")
      expect(named, `${place.way.join(".")} by ${by}`).toContain(place.of)
    }),
    { numRuns: 300 },
  )
})

test("every place of one ledger is tried once", () => {
  const given = exportOf([request, { ...request, reason: "late-cancellation", minutesUsed: null }])
  for (const { way, of, times = 1 } of placesIn(given)) {
    const { differences } = recomputeLedger(altered(given, way, times))
    expect(differences.map((one) => `${one.of} ${one.part}`).join("\n"), way.join(".")).toContain(of)
  }
})

test("a difference says which bill, which part, and both amounts", () => {
  const given = exportOf([request])
  const [difference] = recomputeLedger(altered(given, ["bills", 0, "shares", 1, "amount"], 100)).differences
  expect(difference === undefined ? "" : tellDifference(difference).en).toBe(
    "bill CN-JS/00000000-0000-4000-8001-000000000000: shares.platform.amount is 1460 in the file, 1360 by its data",
  )
})

test("a bill left out, with its entries, is found by balances and statements", () => {
  const given = exportOf([request, request])
  const gone = given.bills[0]?.transaction
  const without = {
    ...given,
    bills: given.bills.slice(1),
    journals: given.journals.filter(({ transaction }) => transaction !== gone),
  }
  const kinds = new Set(recomputeLedger(without).differences.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(["balance", "statement"])
})

test("a bill by a parameter that was not in force when the booking was made is found", () => {
  const given = exportOf([request])
  const later = { ...given.parameters[0], from: "2025-01-01T00:00:00.000Z" }
  const { differences } = recomputeLedger(readLedgerExport({ ...given, parameters: [...given.parameters, later] }))
  expect(differences).toMatchObject([
    { kind: "bill", part: "parameters.settlement.platform-share.from", found: "2025-01-01" },
  ])
})

test.each<[string, (given: LedgerExport) => unknown, string]>([
  [
    "a limit of a purse",
    (given) => ({ accounts: given.accounts.map((one) => ({ ...one, minimum: one.minimum === null ? null : "-1" })) }),
    "minimum",
  ],
  [
    "a limit where none is",
    (given) => ({ accounts: given.accounts.map((one) => ({ ...one, minimum: "0" })) }),
    "minimum",
  ],
  [
    "the fee by which a voucher was decided",
    (given) => ({
      voucherUses: given.voucherUses.map((one) => ({
        ...one,
        decision: one.decision === null ? null : { ...one.decision, fee: `${BigInt(one.decision.fee) + 1n}` },
      })),
    }),
    "decision.fee",
  ],
  [
    "the rules in force on a bill",
    (given) => ({ bills: given.bills.map((one) => ({ ...one, listVersion: one.listVersion + 1 })) }),
    "listVersion",
  ],
])("%s is found when it is altered", (_, change, part) => {
  const given = exportOf([request])
  const { differences } = recomputeLedger(readLedgerExport({ ...given, ...(change(given) as object) }))
  expect(differences.map((one) => one.part)).toContain(part)
})

test("an entry twice is found", () => {
  const given = exportOf([request])
  const { differences } = recomputeLedger({ ...given, journals: [...given.journals, ...given.journals.slice(-1)] })
  expect(differences[0]).toMatchObject({ kind: "entry", part: "count", found: "2" })
})

test.each([
  ["no object", 7, "settlement.no-export"],
  ["another format", { format: "log" }, "settlement.no-export"],
  ["a later version", { format: "delta-commons-ledger", version: 2 }, "settlement.export-version"],
  ["a part missing", { ...exportOf([request]), bills: undefined }, "settlement.no-export"],
  [
    "an amount with a point",
    { ...exportOf([]), statements: [{ month: "2026-11", member: "x", totals: [], net: "1.5" }] },
    "settlement.no-export",
  ],
])("%s is refused", (_, json, code) => {
  expect(() => readLedgerExport(json)).toThrow(expect.objectContaining({ code }))
})
