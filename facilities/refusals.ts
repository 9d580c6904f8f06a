import type { RefusalTexts } from "../base/index.ts"

/** What this domain refuses about bookings and their uses. Moments are given in the region's time zone. */
export const bookingRefusals = {
  "facilities.unknown-booking": {
    status: 404,
    detail: { zh: "没有编号为 {booking} 的预约。", en: "There is no booking {booking}." },
    help: { zh: "请在“我的预约”中查找。", en: "Look for it among your bookings." },
  },
  "facilities.not-bookable": {
    status: 409,
    detail: {
      zh: "设施 {facility} 不能在此预约（状态：{status}）。",
      en: "Facility {facility} cannot be booked here (status: {status}).",
    },
    help: {
      zh: "只有正在运行、且已公布时段规则和成本价的设施可以预约；请用“可预约”筛选。",
      en: "Only facilities that operate and have published policy and costs can be booked: filter by “bookable”.",
    },
  },
  "facilities.bad-period": {
    status: 422,
    detail: { zh: "结束时间 {until} 不晚于开始时间 {from}。", en: "The end, {until}, is not after the start, {from}." },
    help: { zh: "请核对日期和时间。", en: "Check dates and times." },
  },
  "facilities.too-soon": {
    status: 409,
    detail: {
      zh: "须至少提前 {hours} 小时预约；现在最早可从 {earliest}（{zone}）开始。",
      en: "A booking needs {hours} hours of notice; the earliest start now is {earliest} ({zone}).",
    },
    help: { zh: "请选择更晚的开始时间。", en: "Choose a later start." },
  },
  "facilities.too-far": {
    status: 409,
    detail: {
      zh: "最多可提前 {days} 天预约，即到 {latest} 为止。",
      en: "Bookings are open {days} days ahead, up to {latest}.",
    },
    help: { zh: "请选择更早的时间，或稍后再来。", en: "Choose an earlier time, or come back later." },
  },
  "facilities.too-short": {
    status: 409,
    detail: {
      zh: "{minutes} 分钟太短，该设施至少预约 {minimum} 分钟。",
      en: "{minutes} minutes are too short; this facility is booked for at least {minimum}.",
    },
    help: { zh: "请延长时段。", en: "Choose a longer time." },
  },
  "facilities.too-long": {
    status: 409,
    detail: {
      zh: "{minutes} 分钟太长，该设施每次最多预约 {maximum} 分钟。",
      en: "{minutes} minutes are too long; this facility is booked for at most {maximum}.",
    },
    help: { zh: "请分几次预约。", en: "Book it in parts." },
  },
  "facilities.off-grid": {
    status: 422,
    detail: {
      zh: "{at} 不在该设施的时段刻度上（从零点起每 {minutes} 分钟一格）。",
      en: "{at} is not on the facility's grid (every {minutes} minutes, counted from midnight).",
    },
    help: { zh: "请从日历中选取时段。", en: "Pick the time from the calendar." },
  },
  "facilities.closed": {
    status: 409,
    detail: {
      zh: "{asked} 不全在开放时间内；附近的开放时间：{open}。",
      en: "{asked} is not all within opening hours; open near it: {open}.",
    },
    help: { zh: "请在开放时间内选择。", en: "Choose a time within them." },
  },
  "facilities.slot-taken": {
    status: 409,
    detail: {
      zh: "该时段已被占用（{kind}：{held}）。",
      en: "The slot is taken ({kind}: {held}).",
    },
    help: { zh: "请另选一个空闲时段；没有产生任何费用。", en: "Choose another free slot; nothing was charged." },
  },
  "facilities.price-changed": {
    status: 409,
    detail: {
      zh: "您看到的应付金额是 {seen}（最小货币单位），现在是 {now}。",
      en: "The price you saw was {seen} minor units; it is {now} now.",
    },
    help: { zh: "请查看新的报价后再确认。", en: "Look at the new quote, then confirm." },
  },
  "facilities.wrong-state": {
    status: 409,
    detail: {
      zh: "预约当前状态为“{state}”，不能{act}。",
      en: "The booking is {state}, which does not allow to {act}.",
    },
    help: { zh: "此状态下可以：{possible}。", en: "Possible now: {possible}." },
  },
  "facilities.too-late": {
    status: 409,
    detail: {
      zh: "免费改期的期限已于 {until}（{zone}）过去。",
      en: "The time for moving the booking ended at {until} ({zone}).",
    },
    help: {
      zh: "仍可取消预约；此时须支付部分费用。",
      en: "It can still be cancelled; a share of the fee is then due.",
    },
  },
  "facilities.move-limit": {
    status: 409,
    detail: {
      zh: "该预约已改期 {moves} 次，最多可改 {limit} 次。",
      en: "The booking was moved {moves} times; {limit} is the limit.",
    },
    help: { zh: "请取消后重新预约。", en: "Cancel it and book anew." },
  },
  "facilities.late-cancellation": {
    status: 409,
    detail: {
      zh: "免费取消的期限已于 {until} 过去；现在取消须支付费用的 {share}，即 {fee}（最小货币单位）。",
      en: "Cancelling was free until {until}; now {share} of the fee is due: {fee} minor units.",
    },
    help: {
      zh: "若同意支付，请勾选后再次取消；也可以转交给本机构的同事。",
      en: "Agree to the fee and cancel again, or hand the booking over to a colleague.",
    },
  },
  "facilities.too-early": {
    status: 409,
    detail: {
      zh: "预约从 {from}（{zone}）开始，最多可提前 {minutes} 分钟签到。",
      en: "The booking starts at {from} ({zone}); check-in opens {minutes} minutes before.",
    },
    help: { zh: "请稍后再签到。", en: "Check in later." },
  },
  "facilities.over": {
    status: 409,
    detail: { zh: "预约时段已于 {until}（{zone}）结束。", en: "The booked time ended at {until} ({zone})." },
    help: {
      zh: "请设施方从使用日志导入记录。",
      en: "Ask the facility to import the use from its log.",
    },
  },
  "facilities.flagged-use": {
    status: 409,
    detail: {
      zh: "使用记录不完整或有疑问（{flags}），不能据此结算。",
      en: "The metered use is not clean ({flags}), and no bill is made from it.",
    },
    help: {
      zh: "请设施方核对日志，改正后重新导入。",
      en: "The facility checks its log and imports the corrected rows.",
    },
  },
  "facilities.not-managed": {
    status: 403,
    detail: { zh: "您不是设施 {facility} 的管理员。", en: "You are no manager of facility {facility}." },
    help: { zh: "请以所有者机构的设施管理员身份办理。", en: "Act as a facility manager of the owner's organisation." },
  },
  "facilities.same-person": {
    status: 409,
    detail: { zh: "预约已在此人名下。", en: "The booking is this person's already." },
    help: { zh: "请填写另一位同事的邮箱。", en: "Give the address of another colleague." },
  },
} as const satisfies RefusalTexts
