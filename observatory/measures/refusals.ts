import type { RefusalTexts } from "../../base/index.ts"

/** What measures say when they refuse. */
export const measureRefusals = {
  "observatory.bad-measure-period": {
    status: 422,
    detail: {
      zh: "所选期间的末日 {to} 早于首日 {from}。",
      en: "The period asked for ends on {to}, before it begins on {from}.",
    },
    help: { zh: "请让末日不早于首日。", en: "Choose a last day that is not before the first." },
  },
} as const satisfies RefusalTexts
