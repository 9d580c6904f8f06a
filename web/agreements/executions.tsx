import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import type { AgreementShown, Execution } from "./agreement-types.ts"
import styles from "./agreements.module.css"

/** What was executed, the newest period first, each opening to its parts and steps. */
export function Executions({ executions }: { readonly executions: AgreementShown["executions"] }): ReactNode {
  const { t } = useTranslation("agreements")
  if (executions.length === 0) return <p className={styles.soft}>{t("executions.none")}</p>
  return (
    <ul className={styles.rows}>
      {executions.map(({ version, execution, transaction, reversed }) => (
        <li key={transaction} data-execution={execution.trigger.id}>
          <details className={styles.fold}>
            <summary>
              {t("executions.one", { from: execution.trigger.from, until: execution.trigger.until, version })}{" "}
              <MoneyText amount={execution.counted} />
              {reversed === null ? null : ` ${t("executions.reversed")}`}
            </summary>
            {reversed === null ? null : (
              <p>{t("executions.reversed-why", { reason: reversed.reason, transaction: reversed.transaction })}</p>
            )}
            <ExecutionView execution={execution} />
            <p className={styles.digest}>
              {t("executions.transaction", { id: execution.trigger.id })} {transaction}
            </p>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** Parts of an execution, figures for appraisal apart from them, and every step with its numbers. */
export function ExecutionView({ execution }: { readonly execution: Execution }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { parts, steps, due, collector, counted } = execution
  return (
    <div className={styles.stack}>
      <ScrollArea label={t("executions.parts")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("executions.parts")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("text.place")}</th>
              <th scope="col">{t("text.member")}</th>
              <th scope="col" className={styles.figure}>
                {t("executions.kept")}
              </th>
              <th scope="col" className={styles.figure}>
                {t("executions.shared")}
              </th>
              <th scope="col" className={styles.figure}>
                {t("executions.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ place, member, name, kept, shared, amount }) => (
              <tr key={place} data-part={place}>
                <th scope="row">{say(name)}</th>
                <td>
                  <MemberMark code={member} />
                </td>
                {[kept, shared, amount].map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
                  <td key={index} className={styles.figure}>
                    <MoneyText amount={one} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={4}>
                {t("executions.counted")}
              </th>
              <td className={styles.figure}>
                <MoneyText amount={counted} />
              </td>
            </tr>
          </tbody>
        </table>
      </ScrollArea>
      <p className={styles.soft}>{t("executions.due", { name: say(collector.name), day: due })}</p>
      <Appraisal execution={execution} />
      <ol className={styles.arithmetic}>
        {steps.map(({ kind, of = "", text }) => (
          <li key={`${kind} ${of} ${text.en}`}>{say(text)}</li>
        ))}
      </ol>
    </div>
  )
}

function Appraisal({ execution }: { readonly execution: Execution }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const nameOf = (place: string) => {
    const part = execution.parts.find((one) => one.place === place)
    return part === undefined ? place : say(part.name)
  }
  return execution.appraisal.map(({ head, title, unit, value, parts }) => (
    <p key={head}>
      {t("executions.appraisal", { name: say(title), value, unit: say(unit) })}
      {parts.map((part) => (
        <span key={part.place}>
          {t("list.semicolon")}
          {nameOf(part.place)} {part.value}
        </span>
      ))}
    </p>
  ))
}
