import { addDays, addMinutes, day, instant } from "../../base/index.ts"
import type { ParameterUse } from "../../rulebook/index.ts"
import { imbalances, type Journal } from "../journal.ts"
import { fundPurse, issueVoucher } from "../purse.ts"
import { type Settlement, settle } from "../settle.ts"
import { type LedgerExport, readLedgerExport } from "./ledger-export.ts"

const members = [
  { code: "CN-AH", name: { zh: "安徽省", en: "Anhui" } },
  { code: "CN-JS", name: { zh: "江苏省", en: "Jiangsu" } },
  { code: "CN-SH", name: { zh: "上海市", en: "Shanghai" } },
  { code: "CN-ZJ", name: { zh: "浙江省", en: "Zhejiang" } },
]
const zone = "Asia/Shanghai"

const idOf = (kind: number, number: number): string =>
  `00000000-0000-4000-8${`${kind}`.padStart(3, "0")}-${`${number}`.padStart(12, "0")}`

/** The uses as bookings of their own, each with a voucher of its own where it has one, one minute after another. */
function distinct(settlements: readonly Settlement[]): readonly Settlement[] {
  return settlements.map((one, index) => ({
    ...one,
    booking: idOf(1, index),
    transaction: idOf(2, index),
    voucher: one.voucher === null ? null : { ...one.voucher, id: idOf(3, index) },
    at: addMinutes(one.at, index),
    parameters: {
      platform: since(one.parameters.platform, index),
      host: since(one.parameters.host, index),
      home: since(one.parameters.home, index),
      ratio: since(one.parameters.ratio, index),
      lateCancellation: since(one.parameters.lateCancellation, index),
    },
  }))
}

/** Each booking is made on a day of its own, on which its values begin. */
const madeOn = (index: number) => addDays(day("2025-01-01"), index)

function since(parameter: ParameterUse, index: number): ParameterUse {
  return { ...parameter, from: madeOn(index) }
}

/** The whole export that a ledger with these uses would give: purses funded, vouchers issued, bills settled by the engine. */
export function exportOf(settlements: readonly Settlement[]): LedgerExport {
  const uses = distinct(settlements)
  const settled = uses.map((one) => ({ one, ...settle(one) }))
  const faced = uses.flatMap(({ voucher }) => (voucher === null ? [] : [voucher]))
  const occasion = (kind: number, index: number) => ({
    ...{ transaction: idOf(kind, index), at: opened, act: "settlement.issue-voucher", listVersion: 1 },
    ...{ subject: { kind: "purse", jurisdiction: "CN-SH", id: "x" }, text: { zh: "试", en: "test" } },
  })
  const funded = members.map(({ code }, index) => fundPurse(occasion(4, index), code, 10n ** 13n))
  const issued = faced.map(({ jurisdiction, id, reserved }, index) =>
    issueVoucher(occasion(5, index), jurisdiction, id, reserved * 2n),
  )
  const journals = [...funded, ...issued, ...settled.flatMap((each) => each.journals)]
  if (imbalances(journals).length > 0) throw new Error("the engine made books that do not balance")
  return readLedgerExport(wire({ ...bookHead(journals), ...bookBody(settled, faced, journals) }))
}

const opened = instant("2026-10-01T00:00:00Z")

function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? `${inner}` : inner)))
}

function bookHead(journals: readonly Journal[]) {
  const accounts = new Map<string, Record<string, unknown> & { balance: bigint }>()
  for (const { jurisdiction, postings } of journals)
    for (const { account, amount } of postings) {
      const key = `${jurisdiction} ${account.id}`
      const found = accounts.get(key) ?? { ...account, jurisdiction, opening: 0n, balance: 0n }
      accounts.set(key, { ...found, balance: found.balance + amount })
    }
  return {
    format: "delta-commons-ledger",
    version: 1,
    region: { id: "test", name: { zh: "试", en: "Test" }, timeZone: zone, sample: true },
    currency: { code: "CNY", decimals: 2, sign: "¥" },
    at: "2026-12-01T00:00:00.000Z",
    from: null,
    to: null,
    members,
    organisations: [
      { id: "lab", jurisdiction: "CN-JS", name: { zh: "南京大学 分析测试中心", en: "Lab" } },
      { id: "firm", jurisdiction: "CN-SH", name: { zh: "上海“芯片”有限公司；分部", en: "Firm; branch" } },
    ],
    accounts: [...accounts.values()],
  }
}

type SettledUse = { readonly one: Settlement } & ReturnType<typeof settle>

function bookBody(
  settled: readonly SettledUse[],
  faced: readonly { readonly jurisdiction: string; readonly id: string; readonly reserved: bigint }[],
  journals: readonly Journal[],
) {
  const parameters = settled.flatMap(({ bill }) => bill.parameters)
  const drawn = settled.flatMap(({ bill, one }) => (one.voucher === null ? [] : [{ bill, ...one.voucher }]))
  return {
    parameters: [...new Map(parameters.map((one) => [`${one.id} ${one.from}`, one])).values()],
    vouchers: faced.map(({ jurisdiction, id, reserved }, index) => ({
      ...{ jurisdiction, id, organisation: "firm", group: `group-${index}`, face: reserved * 2n, reserved: 0n },
      ...{ redeemed: drawn[index]?.bill.paidByVoucher ?? 0n, state: "open" },
      ...{ validFrom: "2026-01-01", validUntil: "2026-12-31" },
    })),
    voucherUses: drawn.map(({ bill, jurisdiction, id, reserved }) => ({
      ...{ jurisdiction, voucher: id, host: bill.jurisdiction, booking: bill.booking, year: 2026 },
      ...{ amount: bill.paidByVoucher, state: "redeemed" },
      decision: { fee: bill.quoted, amount: reserved, limitedBy: "balance", parameters: [] },
    })),
    groupYears: drawn.map(({ bill, jurisdiction }, index) => ({
      ...{ jurisdiction, group: `group-${index}`, year: 2026, reserved: 0n },
      ...{ redeemed: bill.paidByVoucher, cap: 10n ** 15n },
    })),
    bills: settled.map(({ bill, one }, index) => ({
      ...bill,
      ...{ correction: 0, madeAt: `${madeOn(index)}T04:00:00.000Z`, facility: one.facility, charge: one.charge },
      parameters: bill.parameters.map(({ id, value, from }) => ({ id, value, from })),
    })),
    journals: journals.map((journal, index) => ({
      ...journal,
      id: idOf(6, index),
      reverses: null,
      postings: journal.postings.map(({ account, part, amount }) => ({ account: account.id, part, amount })),
    })),
    statements: statementsOf(journals),
  }
}

/** One statement a member: all uses lie in November. */
function statementsOf(journals: readonly Journal[]) {
  const sums = new Map<string, Map<string, bigint>>()
  for (const { jurisdiction, postings } of journals)
    for (const { account, amount } of postings) {
      if (account.counterpart === null) continue
      const totals = sums.get(jurisdiction) ?? new Map<string, bigint>()
      totals.set(account.counterpart, (totals.get(account.counterpart) ?? 0n) - amount)
      sums.set(jurisdiction, totals)
    }
  return [...sums].map(([member, totals]) => ({
    month: "2026-11",
    member,
    totals: [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([counterpart, amount]) => ({ counterpart, amount })),
    net: [...totals.values()].reduce((sum, amount) => sum + amount, 0n),
  }))
}
