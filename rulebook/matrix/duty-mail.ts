import type { Text } from "../../base/index.ts"
import type { Obligation } from "./obligation.ts"

/**
 * A mail to those who owe a duty: that it is due soon, or that it is overdue, which all members see.
 * @param title of the entry that the duty carries out
 * @param url page of the own duties
 */
export function dutyMail(
  { dueOn }: Pick<Obligation, "dueOn">,
  {
    news,
    title,
    stage,
    url,
  }: {
    readonly news: "warned" | "overdue"
    readonly title: Text
    readonly stage: Text
    readonly url: string
  },
): { readonly subject: string; readonly body: string } {
  const day = dueOn ?? "—"
  const told: Readonly<Record<typeof news, Text>> = {
    warned: { zh: `请于 ${day} 当日或之前完成`, en: `Due on ${day}; that day still counts` },
    overdue: { zh: `已于 ${day} 到期，全体成员可见`, en: `Was due on ${day}; all members see that it is overdue` },
  }
  const first: Readonly<Record<typeof news, Text>> = {
    warned: { zh: "职责即将到期", en: "A duty is due soon" },
    overdue: { zh: "职责已逾期", en: "A duty is overdue" },
  }
  const lines = (language: "zh" | "en") =>
    [first[news][language], `${title[language]} · ${stage[language]}`, told[news][language], url].join("\n")
  return {
    subject: `${first[news].zh} / ${first[news].en}: ${stage.zh} ${stage.en}`.slice(0, 200),
    body: `${lines("zh")}\n\n${lines("en")}\n`,
  }
}
