import { floor, multiply, rational } from "../../base/index.ts"
import { shareOf } from "../../rulebook/index.ts"
import { absent, type Difference } from "./difference.ts"
import { type KnownParameters, knownParameters } from "./known-parameters.ts"
import type { ExportedBill, LedgerExport } from "./ledger-export.ts"

type Use = LedgerExport["voucherUses"][number]

/**
 * Compares vouchers with what bookings hold and drew of them and with the entries, what bookings drew with their bills, the
 * years of groups with the uses of their vouchers and the caps that decided, and what was reserved by the ratio with the
 * ratio.
 */
export function checkVouchers(given: LedgerExport): readonly Difference[] {
  const known = knownParameters(given)
  const { vouchers, voucherUses, groupYears, bills, from, to } = given
  const byVoucher = Map.groupBy(voucherUses, ({ jurisdiction, voucher }) => `${jurisdiction}/${voucher}`)
  const issued = from === null && to === null ? issuedOn(given) : undefined
  const groups = new Map(vouchers.map(({ jurisdiction, id, group }) => [`${jurisdiction}/${id}`, group]))
  const byGroup = Map.groupBy(
    voucherUses,
    ({ jurisdiction, voucher, year }) => `${jurisdiction} ${groups.get(`${jurisdiction}/${voucher}`)} ${year}`,
  )
  // Of several bills of one booking the last one is left.
  const last = new Map(bills.map((bill) => [`${bill.jurisdiction}/${bill.booking}`, bill]))
  return [
    ...vouchers.flatMap((one) => checkVoucher(one, byVoucher.get(`${one.jurisdiction}/${one.id}`) ?? [], issued)),
    ...groupYears.flatMap((one) => checkGroupYear(one, byGroup.get(nameOfYear(one)) ?? [])),
    ...voucherUses.flatMap((use) => [
      ...checkDecision(use, known),
      ...checkDrawn(use, last.get(`${use.host}/${use.booking}`)),
    ]),
  ]
}

/** What was issued on each voucher, by the entries. */
function issuedOn({ journals }: LedgerExport): ReadonlyMap<string, bigint> {
  const issued = new Map<string, bigint>()
  for (const { jurisdiction, postings } of journals)
    for (const { account, part, amount } of postings) {
      if (part !== "issue" || !account.startsWith("voucher:")) continue
      const of = `${jurisdiction}/${account.slice("voucher:".length)}`
      issued.set(of, (issued.get(of) ?? 0n) + BigInt(amount))
    }
  return issued
}

const nameOfYear = ({ jurisdiction, group, year }: LedgerExport["groupYears"][number]): string =>
  `${jurisdiction} ${group} ${year}`
const nameOfUse = ({ jurisdiction, voucher, booking }: Use): string => `${jurisdiction}/${voucher} → ${booking}`

function total(uses: readonly Use[], state: string): bigint {
  return uses.filter((use) => use.state === state).reduce((sum, { amount }) => sum + BigInt(amount), 0n)
}

function differing(
  kind: Difference["kind"],
  of: string,
  parts: readonly (readonly [part: string, expected: bigint | string, found: string])[],
): readonly Difference[] {
  return parts
    .filter(([, expected, found]) => `${expected}` !== found)
    .map(([part, expected, found]) => ({ kind, of, part, expected: `${expected}`, found }))
}

function checkVoucher(
  { jurisdiction, id, face, reserved, redeemed }: LedgerExport["vouchers"][number],
  uses: readonly Use[],
  issued: ReadonlyMap<string, bigint> | undefined,
): readonly Difference[] {
  const of = `${jurisdiction}/${id}`
  return differing("voucher", of, [
    ["reserved", total(uses, "reserved"), reserved],
    ["redeemed", total(uses, "redeemed"), redeemed],
    ...(issued === undefined ? [] : [["face", issued.get(of) ?? 0n, face] as const]),
  ])
}

function checkGroupYear(one: LedgerExport["groupYears"][number], uses: readonly Use[]): readonly Difference[] {
  const { reserved, redeemed, cap } = one
  const caps = uses.flatMap(({ decision }) => decision?.parameters ?? []).filter(({ id }) => id === capId)
  const of = nameOfYear(one)
  const drawn = BigInt(reserved) + BigInt(redeemed)
  return [
    ...differing("group-year", of, [
      ["reserved", total(uses, "reserved"), reserved],
      ["redeemed", total(uses, "redeemed"), redeemed],
    ]),
    ...(caps.length === 0 || caps.some(({ value }) => value === cap)
      ? []
      : differing("group-year", of, [["cap", caps.at(-1)?.value ?? absent, cap]])),
    ...(drawn <= BigInt(cap) ? [] : differing("group-year", of, [["reserved + redeemed", `≤ ${cap}`, `${drawn}`]])),
  ]
}

const [ratioId, capId] = ["vouchers.ratio", "vouchers.group-cap"]

/** What was reserved is at most the ratio of the quoted fee, and just that where the ratio is what limited it. */
function checkDecision(use: Use, known: KnownParameters): readonly Difference[] {
  const { decision } = use
  if (decision === null) return []
  const unknown = decision.parameters
    .filter(({ id, value, from }) => !(known.get(id) ?? []).some((one) => one.from === from && one.value === value))
    .map(({ id, value }) => ({
      kind: "voucher" as const,
      of: nameOfUse(use),
      part: `decision.parameters.${id}`,
      expected: (known.get(id) ?? []).map((one) => one.value).join(", ") || absent,
      found: value,
    }))
  const used = decision.parameters.find(({ id }) => id === ratioId)
  const ratio = (known.get(ratioId) ?? []).find(({ from }) => from === used?.from)
  if (ratio === undefined) return unknown
  const most = floor(multiply(rational(BigInt(decision.fee)), shareOf(ratio)))
  const amount = BigInt(decision.amount)
  const fits = decision.limitedBy === "ratio" ? amount === most : amount <= most
  if (fits) return unknown
  const expected = decision.limitedBy === "ratio" ? `${most}` : `≤ ${most}`
  return [
    ...unknown,
    { kind: "voucher", of: nameOfUse(use), part: "decision.amount", expected, found: decision.amount },
  ]
}

/** What a booking drew is what its last bill says; what the bill says was reserved is what the booking reserved. */
function checkDrawn(use: Use, bill: ExportedBill | undefined): readonly Difference[] {
  if (bill === undefined || bill.voucher === null || bill.voucher.id !== use.voucher) return []
  return differing("voucher", nameOfUse(use), [
    ...(use.state === "redeemed" ? [["amount", bill.paidByVoucher, use.amount] as const] : []),
    ...(use.decision === null
      ? []
      : [
          ["decision.fee", bill.quoted, use.decision.fee] as const,
          ["decision.amount", bill.voucher.reserved, use.decision.amount] as const,
        ]),
  ])
}
