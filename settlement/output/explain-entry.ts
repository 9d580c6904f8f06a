import type { Text } from "../../base/index.ts"
import type { OutputEntry } from "./report.ts"

/** Names of the ways in which an entry came to its place. */
export const basisNames: Readonly<Record<OutputEntry["basis"], Text>> = {
  establishment: { zh: "按单位所在地统计数据", en: "Establishment data" },
  "main-place": { zh: "按主要经营地", en: "Main place of business" },
  "census-share": { zh: "按最近一次普查比例", en: "Shares of the last census" },
  days: { zh: "按迁移前后天数（假定）", en: "Days before and after the move (assumption)" },
}

/** Why an entry stands at its place, with its arithmetic. @param total the report's amount, as it is shown */
export function explainEntry({ basis, share }: Pick<OutputEntry, "basis" | "share">, total: string): Text {
  const part = share === null || share === "1" ? total : `${total} × ${share}`
  switch (basis) {
    case "establishment":
      return { zh: "单位所在地统计数据，计入活动发生地", en: "The site's own figure, counted where it works" }
    case "main-place":
      return {
        zh: `${part}，没有分单位数据，计入主要经营地`,
        en: `${part}, no figures by site: the main place of business`,
      }
    case "census-share":
      return { zh: `${part}，最近一次普查的分单位比例`, en: `${part}, the site's share in the last census` }
    case "days":
      return {
        zh: `${part}，迁移前后各自的天数比例（没有来源规定，为假定）`,
        en: `${part}, by the days before and after the move (assumed: no source fixes it)`,
      }
  }
}
