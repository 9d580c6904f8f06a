import type { RefusalTexts } from "../base/index.ts"
import { agreementRefusals } from "./agreement/index.ts"
import { apportionmentRefusals } from "./apportionment/index.ts"
import { booksRefusals } from "./books/index.ts"
import { claimsRefusals } from "./claims/index.ts"
import { inputRefusals } from "./input-refusals.ts"
import { outputRefusals } from "./output/index.ts"
import { ownershipRefusals } from "./ownership/index.ts"
import { periodRefusals } from "./period-refusals.ts"
import { sharesRefusals } from "./shares/index.ts"
import { subsidyRefusals } from "./subsidy/refusals.ts"

/** What this domain says when it refuses. */
export const settlementRefusals = {
  ...agreementRefusals,
  ...apportionmentRefusals,
  ...booksRefusals,
  ...inputRefusals,
  ...sharesRefusals,
  ...claimsRefusals,
  ...ownershipRefusals,
  ...outputRefusals,
  ...periodRefusals,
  ...subsidyRefusals,
  "settlement.unknown-voucher": {
    status: 404,
    detail: {
      zh: "{jurisdiction} 没有贵机构所属集团可用的创新券 {voucher}。",
      en: "{jurisdiction} has no voucher {voucher} that your organisation's group may use.",
    },
    help: { zh: "请在“创新券”页面选择可用的券。", en: "Choose one of the vouchers on the Vouchers page." },
  },
  "settlement.voucher-expired": {
    status: 409,
    detail: { zh: "创新券 {voucher} 已于 {until} 到期。", en: "Voucher {voucher} was valid until {until}." },
    help: { zh: "请另选一张券，或不用券预约。", en: "Choose another voucher, or book without one." },
  },
  "settlement.voucher-not-yet-valid": {
    status: 409,
    detail: { zh: "创新券 {voucher} 自 {from} 起有效。", en: "Voucher {voucher} is valid from {from}." },
    help: { zh: "请在生效日或之后使用，或另选一张券。", en: "Use it on or after that day, or choose another voucher." },
  },
  "settlement.voucher-withdrawn": {
    status: 409,
    detail: { zh: "创新券 {voucher} 已被发券方收回。", en: "Voucher {voucher} was withdrawn by its issuer." },
    help: { zh: "请另选一张券，或不用券预约。", en: "Choose another voucher, or book without one." },
  },
  "settlement.voucher-changed": {
    status: 409,
    detail: {
      zh: "创新券 {voucher} 或集团年度上限的余额刚刚发生变化，不足以预留 {amount}（最小货币单位）。",
      en: "What is left on voucher {voucher}, or under its group's cap, has just changed and does not cover {amount} (minor units).",
    },
    help: { zh: "请重新查看报价后再预约。", en: "Ask for the quote again, then book." },
  },
  "settlement.not-reserved": {
    status: 409,
    detail: {
      zh: "预约 {booking} 在创新券 {voucher} 上没有不低于 {amount}（最小货币单位）的预留。",
      en: "Booking {booking} holds no reservation of at least {amount} (minor units) on voucher {voucher}.",
    },
    help: {
      zh: "请查看该预约：它可能已经结算或取消。",
      en: "Look at the booking: it may be settled or cancelled already.",
    },
  },
  "settlement.purse-empty": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 的资金池余额不足以支付 {amount}（最小货币单位）。",
      en: "The purse of {jurisdiction} does not hold {amount} (minor units).",
    },
    help: { zh: "请先拨入资金，或减少金额。", en: "Fund the purse first, or choose a smaller amount." },
  },
  "settlement.unknown-purse": {
    status: 404,
    detail: { zh: "没有名为“{purse}”的资金池。", en: "There is no purse “{purse}”." },
    help: { zh: "现有资金池：{purses}。", en: "The purses are: {purses}." },
  },
  "settlement.currency-mismatch": {
    status: 422,
    detail: {
      zh: "金额以 {given} 计，而账簿以 {currency} 记账。",
      en: "The amount is in {given}; the books are kept in {currency}.",
    },
    help: { zh: "请换算为 {currency} 后再提交。", en: "State the amount in {currency}." },
  },
  "settlement.bad-amount": {
    status: 422,
    detail: {
      zh: "金额 {amount} 无效：应大于零，且不超过 {largest}（最小货币单位）。",
      en: "The amount {amount} cannot be moved: it must be above zero and at most {largest} (minor units).",
    },
    help: { zh: "请改正金额。", en: "Correct the amount." },
  },
  "settlement.amount-too-large": {
    status: 422,
    detail: {
      zh: "账户余额将超出可记录的范围。",
      en: "The balance of an account would exceed what the ledger can hold.",
    },
    help: { zh: "请检查金额是否多写了几位。", en: "Check whether the amount has too many digits." },
  },
  "settlement.bad-minutes": {
    status: 422,
    detail: {
      zh: "时长 {minutes} 无效：应为不小于零的整数分钟。",
      en: "{minutes} is no duration: whole minutes, zero or more.",
    },
    help: { zh: "请改正使用时长。", en: "Correct the minutes." },
  },
  "settlement.bad-validity": {
    status: 422,
    detail: {
      zh: "有效期 {until} 早于今天（{today}）或晚于 {latest}。",
      en: "The last day {until} lies before today ({today}) or after {latest}.",
    },
    help: { zh: "请选择这段时间内的日期。", en: "Choose a day between the two." },
  },
  "settlement.other-jurisdiction": {
    status: 422,
    detail: {
      zh: "机构 {organisation} 属于 {jurisdiction}；创新券只能发给本地机构。",
      en: "Organisation {organisation} belongs to {jurisdiction}; a voucher is issued to an organisation of one's own jurisdiction.",
    },
    help: { zh: "请选择本地机构。", en: "Choose an organisation of your jurisdiction." },
  },
  "settlement.not-metered": {
    status: 409,
    detail: {
      zh: "预约 {booking} 按实际使用计费，但还没有计量记录。",
      en: "Booking {booking} is charged by use, and no use is metered yet.",
    },
    help: { zh: "请先签退或导入使用记录。", en: "Check out or import the use log first." },
  },
  "settlement.not-settled": {
    status: 404,
    detail: { zh: "预约 {booking} 还没有账单。", en: "Booking {booking} has no bill yet." },
    help: { zh: "使用结束并结算后会生成账单。", en: "The bill is made when the use has ended and is settled." },
  },
  "settlement.already-settled": {
    status: 409,
    detail: { zh: "预约 {booking} 已经有账单。", en: "Booking {booking} has a bill already." },
    help: {
      zh: "更正只能用冲正分录，不能重复结算。",
      en: "A correction is a reversing entry; nothing is settled twice.",
    },
  },
  "settlement.bad-month": {
    status: 422,
    detail: { zh: "“{month}”不是月份。", en: "“{month}” is no month." },
    help: { zh: "请写成 2026-03 的形式。", en: "Write it like 2026-03." },
  },
  "settlement.shares-over-whole": {
    status: 409,
    detail: {
      zh: "平台与各地的分成合计为 {whole}，超过了费用的全部。",
      en: "The shares of platform and jurisdictions together are {whole} of the fee, more than the whole.",
    },
    help: { zh: "请由成员修改分成参数。", en: "The members must change the share parameters." },
  },
  "settlement.no-weight": {
    status: 422,
    detail: { zh: "所有权重都为零，无法分配。", en: "All weights are zero, so nothing can be divided." },
    help: { zh: "至少给一方大于零的权重。", en: "Give at least one party a weight above zero." },
  },
  "settlement.negative-weight": {
    status: 422,
    detail: { zh: "权重不能为负。", en: "A weight cannot be negative." },
    help: { zh: "请改正权重。", en: "Correct the weights." },
  },
} as const satisfies RefusalTexts
