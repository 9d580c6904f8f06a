import type { Text } from "../base/index.ts"
import type { Measure, Money, Outcome } from "../settlement/index.ts"

/** What a parameter does to past acts: moves their money, only decides how they end, or nothing that a past act shows. */
export interface Effect {
  readonly effect: "amounts" | "outcomes" | "none"
  readonly note: Text
}

const shares: Text = {
  zh: "决定每笔费用如何在设施方、平台和两地之间分配；费用本身不变。",
  en: "It decides how each fee is divided between owner, platform and the two members; the fee itself stays.",
}
const effects: Readonly<Record<string, Effect>> = {
  "vouchers.ratio": {
    effect: "amounts",
    note: {
      zh: "决定创新券最多支付多少费用：券付得多，机构就付得少，发券地区的财政就付得多。",
      en: "It decides how much of a fee a voucher pays at most: what it pays more, organisations pay less and the issuing member's purse pays more.",
    },
  },
  "vouchers.group-cap": {
    effect: "amounts",
    note: {
      zh: "决定一个控股集团一年内最多从一地财政使用多少创新券。",
      en: "It decides how much a controlling group draws at most from one purse in a year.",
    },
  },
  "vouchers.validity-days": {
    effect: "amounts",
    note: {
      zh: "决定该时期内发放的券何时到期。延长有效期在过去的预约中看不出效果：没有记录谁会在到期之后再用券。",
      en: "It decides when vouchers issued in the period end. A longer validity shows no effect on past bookings: nobody knows who would have used a voucher after its day.",
    },
  },
  "settlement.platform-share": { effect: "amounts", note: shares },
  "settlement.host-jurisdiction-share": { effect: "amounts", note: shares },
  "settlement.home-jurisdiction-share": { effect: "amounts", note: shares },
  "facilities.late-cancel-share": {
    effect: "amounts",
    note: { zh: "决定逾期取消时应付多少费用。", en: "It decides how much of the fee a late cancellation costs." },
  },
  "facilities.cancel-notice": {
    effect: "amounts",
    note: {
      zh: "决定取消和改期何时算逾期。本应被拒绝的改期列为结果不同，金额按原样计算。",
      en: "It decides when cancelling or moving is late. A move that would have been refused counts as ending otherwise; its amounts stay as they were.",
    },
  },
  "facilities.move-limit": {
    effect: "outcomes",
    note: {
      zh: "决定一次预约可以改期几次。被拒绝的人会怎样做没有记录，因此只列出结果，不比较金额。",
      en: "It decides how often a booking may be moved. What people would have done instead is not known, so that outcomes are shown and no money.",
    },
  },
  "facilities.maximum-horizon-days": {
    effect: "outcomes",
    note: {
      zh: "决定最多提前多少天预约。被拒绝的人会怎样做没有记录，因此只列出结果，不比较金额；放宽期限在过去的预约中看不出效果。",
      en: "It decides how far ahead a booking may lie. What people would have done instead is not known, so that outcomes are shown and no money; a longer horizon shows no effect on past bookings.",
    },
  },
  "facilities.acceptance-silence": {
    effect: "outcomes",
    note: {
      zh: "决定设施方逾期未答复的效果。因未答复而结束的请求可能会被接受，但是否真会使用没有记录，因此不比较金额。",
      en: "It decides what an owner's silence does. Requests that silence ended might have been accepted; whether they would have been used is not known, so that no money is compared.",
    },
  },
  "facilities.acceptance-days": {
    effect: "none",
    note: {
      zh: "过去的预约看不出效果：设施方是按当时的期限答复的，期限不同时会何时答复没有记录。",
      en: "Past bookings show no effect: owners answered under the time they then had, and when they would have answered under another is not known.",
    },
  },
  "facilities.platform-threshold": {
    effect: "none",
    note: {
      zh: "过去的预约看不出效果：它只决定哪些仪器由平台收录，不影响任何预约的价格和结果。",
      en: "Past bookings show no effect: it decides which instruments the platform lists, and neither price nor outcome of any booking.",
    },
  },
}

/** What a parameter does to past acts. One that no booking and no bill reads has no effect on them. */
export function effectOf(parameter: string): Effect {
  return (
    effects[parameter] ?? {
      effect: "none",
      note: {
        zh: "过去的预约和账单都不使用这项参数，因此没有可以试算的效果。",
        en: "No past booking and no bill reads this parameter, so that there is no effect to work out.",
      },
    }
  )
}

export const outcomeNames: Readonly<Record<Outcome, Text>> = {
  used: { zh: "已使用，未用券", en: "Used, without a voucher" },
  "used-with-voucher": { zh: "已使用，券按比例支付", en: "Used, the voucher pays the ratio's part" },
  "used-voucher-short": { zh: "已使用，券余额或上限不足", en: "Used, voucher or cap falls short" },
  "used-voucher-empty": { zh: "已使用，券已无余额", en: "Used, nothing is left on the voucher or under the cap" },
  "used-voucher-expired": { zh: "已使用，券已过期", en: "Used, the voucher is past its day" },
  "cancelled-free": { zh: "免费取消", en: "Cancelled without a fee" },
  "cancelled-late": { zh: "逾期取消，收取部分费用", en: "Cancelled late, a part of the fee is due" },
  declined: { zh: "设施方谢绝", en: "Declined by the owner" },
  lapsed: { zh: "逾期未答复，视为谢绝", en: "Not answered in time, so declined" },
  "accepted-by-silence": { zh: "逾期未答复，视为接受", en: "Not answered in time, so accepted" },
  "move-refused": { zh: "改期会被拒绝", en: "A move would have been refused" },
  "booking-refused": { zh: "预约会被拒绝", en: "The booking would have been refused" },
}

export const moneyTexts: Readonly<Record<Money, { readonly name: Text; readonly explanation: Text }>> = {
  budget: {
    name: { zh: "地方财政", en: "Public purses" },
    explanation: {
      zh: "该地区按分成所得，减去其创新券支付的金额。",
      en: "Shares of fees that the member receives, less what its vouchers pay.",
    },
  },
  users: {
    name: { zh: "用户单位", en: "Users" },
    explanation: {
      zh: "该地区的机构自己支付的费用，以负数表示。",
      en: "What the member's organisations pay themselves, below zero.",
    },
  },
  owners: {
    name: { zh: "设施方", en: "Facility owners" },
    explanation: { zh: "该地区的设施方所得。", en: "What the member's facility owners receive." },
  },
  platform: {
    name: { zh: "平台运行", en: "Running the platform" },
    explanation: {
      zh: "该地区平台运行所得。",
      en: "What running the platform receives with the member.",
    },
  },
}

export const measureTexts: Readonly<Record<Measure, { readonly name: Text; readonly explanation: Text }>> = {
  budget: {
    name: { zh: "只看地方财政", en: "Public money alone" },
    explanation: {
      zh: "一组成员自成一体时，只保留设施与用户都在组内的使用；比较其财政所得。不计机构因使用而得到的好处，也不计设施方的收入。",
      en: "A group that stands alone keeps the uses whose facility and user are both in it; its public money is compared. What a use is worth to the user is not counted, nor what owners earn.",
    },
  },
  whole: {
    name: { zh: "连同用户和设施方", en: "With users and owners" },
    explanation: {
      zh: "一组成员自成一体时，只保留设施与用户都在组内的使用；比较财政、用户单位、设施方和平台合计。一次使用对用户的价值按其费用计算，这是假定：至少有人愿意付这个价。",
      en: "A group that stands alone keeps the uses whose facility and user are both in it; purses, users, owners and platform are compared together. A use is taken to be worth its fee to the user: an assumption, since that price at least was paid.",
    },
  },
}
