import type { RefusalTexts } from "../base/index.ts"

/** What is said when a month is not closed, an entry not reversed, or a member cannot leave. */
export const periodRefusals = {
  "settlement.period-closed": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 的账簿已结 {month} 月账，不再接受分录。",
      en: "The books of {jurisdiction} are closed for {month} and take no more entries.",
    },
    help: { zh: "请记入未结账的月份；更正用冲正分录。", en: "Post in an open month; a correction is a reversal." },
  },
  "settlement.month-not-over": {
    status: 409,
    detail: { zh: "{jurisdiction} 的 {month} 月还没有结束。", en: "{month} is not over yet in {jurisdiction}." },
    help: { zh: "请在月末之后结账。", en: "Close it when the month has ended." },
  },
  "settlement.month-closed": {
    status: 409,
    detail: { zh: "{jurisdiction} 的 {month} 月已经结账。", en: "{month} is closed in {jurisdiction} already." },
    help: { zh: "结账不能撤销；更正记入未结账的月份。", en: "A closed month stays closed; correct it in an open one." },
  },
  "settlement.earlier-month-open": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 的 {earlier} 月还没有结账，不能先结 {month} 月。",
      en: "{earlier} is still open in {jurisdiction}: {month} is closed after it.",
    },
    help: { zh: "请先结 {earlier} 月。", en: "Close {earlier} first." },
  },
  "settlement.month-to-settle": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 在 {month} 月有 {count} 个已结束的预约尚未结算：{bookings}。",
      en: "{count} bookings that ended in {month} and concern {jurisdiction} can be settled and are not: {bookings}.",
    },
    help: { zh: "请先结算（平台也会定时结算）。", en: "Settle them first; the platform also does so by its clock." },
  },
  "settlement.month-unbalanced": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 的 {month} 月账不平：{unbalanced}。",
      en: "The books of {jurisdiction} do not balance in {month}: {unbalanced}.",
    },
    help: { zh: "这是平台的差错，请通知平台运营方核对。", en: "This is a fault of the platform: tell its operator." },
  },
  "settlement.unknown-entry": {
    status: 404,
    detail: {
      zh: "{jurisdiction} 的账簿里没有分录 {entry}。",
      en: "The books of {jurisdiction} have no entry {entry}.",
    },
    help: { zh: "请在“账簿”页面选择。", en: "Choose one on the Ledger page." },
  },
  "settlement.already-reversed": {
    status: 409,
    detail: { zh: "分录 {entry} 已由 {by} 冲正。", en: "Entry {entry} is reversed already, by {by}." },
    help: { zh: "一笔分录只能冲正一次。", en: "An entry is reversed once." },
  },
  "settlement.is-reversal": {
    status: 409,
    detail: {
      zh: "分录 {entry} 本身是 {reverses} 的冲正。",
      en: "Entry {entry} is itself the reversal of {reverses}.",
    },
    help: { zh: "请重新记一笔正确的分录。", en: "Post the right entry anew." },
  },
  "settlement.not-reversible": {
    status: 409,
    detail: { zh: "分录 {entry}（{act}）不能冲正。", en: "Entry {entry} ({act}) is not undone by a reversal." },
    help: { zh: "创新券请用“撤回”。", en: "A voucher is withdrawn instead." },
  },
  "settlement.refund-beyond-fee": {
    status: 422,
    detail: {
      zh: "退费 {refund} 应大于零，且不超过已付的 {fee}。",
      en: "A refund of {refund} must be above zero and at most the {fee} paid.",
    },
    help: { zh: "请改正退费金额。", en: "Correct the amount." },
  },
  "settlement.refund-without-bill": {
    status: 422,
    detail: {
      zh: "分录 {entry} 不是账单的分录，不能退费。",
      en: "Entry {entry} carries out no bill: nothing is refunded.",
    },
    help: { zh: "请不填退费金额，整笔冲正。", en: "Leave the refund out and reverse it as a whole." },
  },
  "settlement.payment-month-open": {
    status: 409,
    detail: {
      zh: "{open} 还没有结 {month} 月账，{payer} 应付 {receiver} 的金额尚未确定。",
      en: "{open} has not closed {month}: what {payer} owes {receiver} may still change.",
    },
    help: { zh: "请在双方结账后再确认到账。", en: "Confirm the payment once both have closed the month." },
  },
  "settlement.nothing-owed": {
    status: 409,
    detail: {
      zh: "{month} 月 {payer} 不欠 {receiver}。",
      en: "{payer} owes {receiver} nothing for {month}.",
    },
    help: { zh: "到账由应收的一方确认。", en: "Who is owed confirms a payment." },
  },
  "settlement.paid-already": {
    status: 409,
    detail: {
      zh: "{payer} 应付 {receiver} 的 {month} 月款项已确认到账。",
      en: "What {payer} owed {receiver} for {month} is confirmed as paid already.",
    },
    help: { zh: "确认有误时请冲正该分录。", en: "If that was wrong, reverse its entry." },
  },
  "settlement.payment-differs": {
    status: 422,
    detail: {
      zh: "到账 {amount} 与 {month} 月 {payer} 应付 {receiver} 的 {owed} 不符。",
      en: "{amount} arrived; {payer} owes {receiver} {owed} for {month}.",
    },
    help: {
      zh: "请在全额到账后确认；账目有误时，请在未结账的月份冲正。",
      en: "Confirm when the whole has arrived; what is wrong in the books is reversed in an open month.",
    },
  },
  "settlement.books-open": {
    status: 409,
    detail: {
      zh: "{jurisdiction} 还有 {count} 项未了结，不能退出：{open}。",
      en: "{jurisdiction} cannot leave while {count} things are open: {open}.",
    },
    help: {
      zh: "请逐项结清：清算往来、退回资金、撤回或兑付创新券、决定补助申请。",
      en: "Clear each: pay what is owed, return what purses hold, withdraw or redeem vouchers, decide claims.",
    },
  },
} as const satisfies RefusalTexts
