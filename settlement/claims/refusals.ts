import type { RefusalTexts } from "../../base/index.ts"

/** What dividing an estate refuses. */
export const claimsRefusals = {
  "settlement.estate-above-claims": {
    status: 422,
    detail: {
      zh: "可分总额 {estate} 超过了各方主张之和 {claims}。",
      en: "The estate of {estate} is more than all claims together, {claims}.",
    },
    help: {
      zh: "按主张分配只用于不够分的情形：请减少总额，或核对各方主张。",
      en: "These rules divide what is too small for all claims: lower the estate, or check the claims.",
    },
  },
  "settlement.too-many-claimants": {
    status: 422,
    detail: {
      zh: "主张有 {claims} 项；按随机到达分配最多 {most} 项，才能精确算遍所有次序。",
      en: "There are {claims} claims; random arrival averages all orders exactly for at most {most}.",
    },
    help: { zh: "请合并主张，或改用其他规则。", en: "Put claims together, or use another rule." },
  },
} as const satisfies RefusalTexts
