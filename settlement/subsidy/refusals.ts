import type { RefusalTexts } from "../../base/index.ts"

/** What is said when a claim for a subsidy is refused. */
export const subsidyRefusals = {
  "settlement.bad-party-code": {
    status: 422,
    detail: {
      zh: "“{given}”不是有效的代码：统一社会信用代码为 18 位，校验位须相符。",
      en: "“{given}” is no valid code: a unified social credit code has 18 characters, and its check character must hold.",
    },
    help: { zh: "请对照发票改正代码。", en: "Compare the code with the invoice." },
  },
  "settlement.bad-invoice-day": {
    status: 422,
    detail: { zh: "“{given}”不是日期。", en: "“{given}” is no day." },
    help: {
      zh: "请按年、月、日书写，如 2026-11-03 或 2026年11月3日。",
      en: "Write year, month, day, like 2026-11-03 or 2026年11月3日.",
    },
  },
  "settlement.bad-invoice-amount": {
    status: 422,
    detail: { zh: "“{given}”不是大于零的金额。", en: "“{given}” is no amount above zero." },
    help: { zh: "请写成 1234.50 或 1,234.50。", en: "Write it like 1234.50 or 1,234.50." },
  },
  "settlement.not-the-buyer": {
    status: 422,
    detail: {
      zh: "发票的购买方 {buyer} 不是贵机构，也不属于贵机构所在的控股集团。",
      en: "The buyer {buyer} on the invoice is neither your organisation nor one of its controlling group.",
    },
    help: {
      zh: "只能为本集团付款的发票申请；请先在机构信息中登记统一社会信用代码。",
      en: "Claim for invoices that your group pays; have your credit code registered with the organisation first.",
    },
  },
  "settlement.invoice-to-come": {
    status: 422,
    detail: { zh: "发票日期 {day} 还没有到。", en: "The invoice's day {day} is still to come." },
    help: { zh: "请检查日期。", en: "Check the day." },
  },
  "settlement.invoice-claimed": {
    status: 409,
    detail: {
      zh: "同一内容的发票已于 {day} 在 {jurisdiction} 申请补助（{claim}）。相同之处：{equal}；发票号码{number}。",
      en: "An invoice of the same content was claimed in {jurisdiction} on {day} ({claim}). Equal: {equal}; the number {number}.",
    },
    help: {
      zh: "同一张发票只能补助一次。如确为另一笔交易，请在明细中写明区别（如交付日期或批次）。",
      en: "One invoice is subsidised once. If this is another delivery, let its lines say so (its day, its batch).",
    },
  },
  "settlement.booking-claimed": {
    status: 409,
    detail: {
      zh: "预约 {booking} 已于 {day} 在 {jurisdiction} 申请补助（{claim}）。",
      en: "For booking {booking} a subsidy was claimed in {jurisdiction} on {day} ({claim}).",
    },
    help: { zh: "同一次使用只能补助一次。", en: "One use is subsidised once." },
  },
  "settlement.subsidy-with-voucher": {
    status: 409,
    detail: {
      zh: "这笔费用（预约 {booking}）已由 {jurisdiction} 的创新券支付一部分，不能再申请补助。",
      en: "A voucher of {jurisdiction} pays part of this fee (booking {booking}): no subsidy on top.",
    },
    help: {
      zh: "创新券与补助只能选一种；如需改用补助，请先由财政经办人冲正该账单。",
      en: "It is one or the other; to change, a finance officer reverses that bill first.",
    },
  },
  "settlement.subsidised": {
    status: 409,
    detail: {
      zh: "预约 {booking} 已申请补助（{claim}），不能再用创新券支付。",
      en: "For booking {booking} a subsidy is claimed ({claim}): no voucher pays a part of it.",
    },
    help: { zh: "请不用券，或先请受理方不予补助。", en: "Book without the voucher, or have that claim refused first." },
  },
  "settlement.unknown-claim": {
    status: 404,
    detail: { zh: "{jurisdiction} 没有补助申请 {claim}。", en: "{jurisdiction} has no claim {claim}." },
    help: { zh: "请在“补助”页面查看。", en: "Look on the Subsidies page." },
  },
  "settlement.claim-decided": {
    status: 409,
    detail: { zh: "补助申请 {claim} 已经决定（{state}）。", en: "Claim {claim} is decided already ({state})." },
    help: { zh: "已支付的补助用冲正更正。", en: "A paid subsidy is corrected by a reversal." },
  },
  "settlement.near-claims": {
    status: 409,
    detail: {
      zh: "有 {count} 笔相近的申请或用券账单还没有看过：{claims}。",
      en: "{count} near claims or bills with a voucher were not looked at yet: {claims}.",
    },
    help: {
      zh: "请逐一比较相同与不同之处，确认后再决定。",
      en: "Compare what is equal and what differs, mark each as looked at, then decide.",
    },
  },
  "settlement.nothing-to-grant": {
    status: 409,
    detail: { zh: "可支付的补助为零：{clause}", en: "There is nothing to grant: {clause}" },
    help: { zh: "可以说明理由后不予补助。", en: "Refuse the claim with this reason." },
  },
} as const satisfies RefusalTexts
