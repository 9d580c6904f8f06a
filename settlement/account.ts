import type { Text } from "../base/index.ts"

/** What an account holds. Each lies in one jurisdiction; a positive balance is what its owner has. */
export type AccountKind =
  | "purse"
  | "voucher"
  | "clearing"
  | "organisation"
  | "platform"
  | "share"
  | "funding"
  | "subsidy"
  | "bank"

/** An account of the ledger inside one jurisdiction. */
export interface Account {
  readonly id: string
  readonly kind: AccountKind
  /** The organisation or voucher that it belongs to. */
  readonly owner: string | null
  /** For clearing: the other member. */
  readonly counterpart: string | null
  /** The database refuses any posting that takes the balance below this; null for no limit. */
  readonly minimum: bigint | null
}

const plain = { owner: null, counterpart: null, minimum: null }

/** Where money for vouchers comes from; its balance is minus what was ever funded. */
export const fundingAccount: Account = { ...plain, id: "funding", kind: "funding" }
/** Where money for subsidies comes from; its balance is minus what was ever funded. */
export const subsidyFundingAccount: Account = { ...plain, id: "subsidy-funding", kind: "funding" }
/** Money for vouchers that is not yet promised to anyone. Never below zero. */
export const purseAccount: Account = { ...plain, id: "purse", kind: "purse", minimum: 0n }
/** Money for subsidies on invoices that is not granted yet. Never below zero. */
export const subsidyAccount: Account = { ...plain, id: "subsidy", kind: "subsidy", minimum: 0n }
/** What running the platform receives at the host. */
export const platformAccount: Account = { ...plain, id: "platform", kind: "platform" }
/** What the jurisdiction itself receives of settled amounts. */
export const shareAccount: Account = { ...plain, id: "share", kind: "share" }

/**
 * What came in from other members outside of the ledger (negative), or went out to them: it settles closed months.
 */
export const bankAccount: Account = { ...plain, id: "bank", kind: "bank" }

/** What is left of one voucher. Never below zero. */
export function voucherAccount(voucher: string): Account {
  return { ...plain, id: `voucher:${voucher}`, kind: "voucher", owner: voucher, minimum: 0n }
}

/** What an organisation has, or (negative) owes. */
export function organisationAccount(organisation: string): Account {
  return { ...plain, id: `organisation:${organisation}`, kind: "organisation", owner: organisation }
}

/**
 * What a member holds for another and still owes it (negative: what it is owed). The other member keeps the mirror, and
 * the two sum to zero.
 */
export function clearingAccount(counterpart: string): Account {
  return { ...plain, id: `clearing:${counterpart}`, kind: "clearing", counterpart }
}

const names: Readonly<Record<AccountKind, Text>> = {
  purse: { zh: "创新券资金池", en: "Voucher purse" },
  voucher: { zh: "创新券", en: "Voucher" },
  clearing: { zh: "往来清算", en: "Clearing with" },
  organisation: { zh: "机构", en: "Organisation" },
  platform: { zh: "平台运行", en: "Running the platform" },
  share: { zh: "地方分成", en: "Jurisdiction's share" },
  funding: { zh: "财政拨入", en: "Funding" },
  subsidy: { zh: "补助资金池", en: "Subsidy purse" },
  bank: { zh: "银行收付", en: "Bank" },
}

/**
 * How a reader sees an account.
 * @param of name of the organisation or other member that it belongs to; null where there is none
 * @example accountName("clearing", { zh: "上海市", en: "Shanghai" }) // { zh: "往来清算：上海市", en: "Clearing with Shanghai" }
 */
export function accountName(kind: AccountKind, of: Text | null): Text {
  if (of === null) return names[kind]
  if (kind === "organisation") return of
  return { zh: `${names[kind].zh}：${of.zh}`, en: `${names[kind].en} ${of.en}` }
}
