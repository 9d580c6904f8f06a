import type { RefusalTexts } from "../base/index.ts"

/** What an impact statement refuses beside what the draft itself would meet. */
export const impactRefusals = {
  "governance.bad-period": {
    status: 422,
    detail: {
      zh: "{start} 至 {end} 不是可以试算的时期：不晚于今天（{today}），首日不晚于末日，最多 {most} 天。",
      en: "From {start} to {end} is no period to try a draft on: at most {most} days, the first not after the last, none after today ({today}).",
    },
    help: { zh: "请选择过去的一段时期，例如上一季度。", en: "Choose a period of the past, such as the last quarter." },
  },
  "governance.too-many-acts": {
    status: 422,
    detail: {
      zh: "该时期有 {acts} 次预约，一次最多试算 {most} 次。",
      en: "{acts} bookings were made in this period; at most {most} are run again at once.",
    },
    help: { zh: "请缩短时期，分段试算。", en: "Choose a shorter period, and try one after the other." },
  },
} as const satisfies RefusalTexts
