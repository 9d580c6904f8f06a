import type { Text } from "../../base/index.ts"
import type { Agreement, AgreementTerms } from "../../settlement/index.ts"

export const kindWords: Readonly<Record<AgreementTerms["trigger"]["kind"], Text>> = {
  "joint-project": { zh: "共同项目", en: "Joint project" },
  relocation: { zh: "企业迁移", en: "Relocation" },
  enclave: { zh: "飞地园区", en: "Enclave park" },
  facility: { zh: "设施使用", en: "Uses of a facility" },
  "research-result": { zh: "科研成果", en: "Research result" },
}

export const keyWords: Readonly<Record<AgreementTerms["key"]["kind"], Text>> = {
  fixed: { zh: "固定比例", en: "Fixed shares" },
  investment: { zh: "投资比例", en: "Ratio of investment" },
  factors: { zh: "因素公式", en: "Formula of factors" },
  index: { zh: "人口或需求指数", en: "Index of population or need" },
}

export const frequencyWords: Readonly<Record<AgreementTerms["collection"]["frequency"], Text>> = {
  once: { zh: "一次", en: "once" },
  month: { zh: "每月", en: "every month" },
  quarter: { zh: "每季", en: "every quarter" },
  "half-year": { zh: "每半年", en: "every half-year" },
  year: { zh: "每年", en: "every year" },
}

/** Where a version stands by itself. */
export function versionState({ signatures, withdrawn, proposedAt }: Agreement["versions"][number], all: number): Text {
  if (withdrawn !== null) return { zh: "已撤回：不具约束力", en: "Withdrawn: it binds nobody" }
  if (proposedAt === null) return { zh: "草案：尚未签署，不具约束力", en: "Draft: not signed, it binds nobody" }
  if (signatures.length < all)
    return { zh: "尚未由全部成员签署，不具约束力", en: "Not yet signed by all members: it binds nobody" }
  return { zh: "已由全部成员签署", en: "Signed by all members" }
}
