import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Done } from "../ui/logged-receipt.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import type { ColumnValue } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import type { AgreementShown, Execution } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { ReverseExecution } from "./reverse-execution.tsx"

type Kept = AgreementShown["executions"][number]

interface ExecutionsProps {
  readonly agreement: string
  readonly executions: readonly Kept[]
  readonly onDone: (done: Done) => void
}

/** What was executed, the newest period first, each opening to its parts, its steps, and the act that reverses it. */
export function Executions({ agreement, executions, onDone }: ExecutionsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const columns = useColumns()
  if (executions.length === 0) return <p className={styles.soft}>{t("executions.none")}</p>
  const rows = executions.flatMap((kept) => kept.execution.parts.map((part) => ({ kept, part })))
  return (
    <>
      <TableFiles name={`${agreement}-executions`} rows={rows} columns={columns} of={t("page.executions")} />
      <ul className={styles.rows}>
        {executions.map((kept) => {
          const { version, execution, transaction, reversed } = kept
          const { from, until, id } = execution.trigger
          return (
            <li key={transaction} data-execution={id}>
              <details className={styles.fold}>
                <summary>
                  {t("executions.one", { from, until, version })} <MoneyText amount={execution.counted} />
                  {reversed === null ? null : ` ${t("executions.reversed")}`}
                </summary>
                {reversed === null ? null : (
                  <p>{t("executions.reversed-why", { reason: reversed.reason, transaction: reversed.transaction })}</p>
                )}
                <ExecutionView execution={execution} />
                <p className={styles.digest}>
                  {t("executions.transaction", { id })} {transaction}
                </p>
                {kept.mayReverse ? <ReverseExecution agreement={agreement} kept={kept} onDone={onDone} /> : null}
              </details>
            </li>
          )
        })}
      </ul>
    </>
  )
}

interface Row {
  readonly kept: Kept
  readonly part: Execution["parts"][number]
}

/** One part of an execution a row, as files have them. */
function useColumns(): readonly ColumnValue<Row>[] {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const currency = useContext(CurrencyContext)
  const money = (name: "kept" | "shared" | "amount"): ColumnValue<Row> => ({
    key: name,
    label: `${t(`executions.${name}`)} (${currency.code})`,
    value: ({ part }) => moneyValue(part[name], currency),
  })
  return [
    { key: "from", label: t("case.from"), value: ({ kept }) => kept.execution.trigger.from },
    { key: "until", label: t("case.until"), value: ({ kept }) => kept.execution.trigger.until },
    { key: "version", label: t("list.version"), value: ({ kept }) => kept.version },
    { key: "place", label: t("text.place"), value: ({ part }) => say(part.name) },
    { key: "member", label: t("text.member"), value: ({ part }) => part.member },
    money("kept"),
    money("shared"),
    money("amount"),
    {
      key: "reversed",
      label: t("executions.reversed-for"),
      value: ({ kept }) => kept.reversed?.reason ?? null,
    },
    { key: "transaction", label: t("executions.posted-as"), value: ({ kept }) => kept.transaction },
  ]
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
