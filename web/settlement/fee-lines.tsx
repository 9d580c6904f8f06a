import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import { ParameterTable } from "./parameter-table.tsx"
import styles from "./settlement.module.css"

type Line = Reply<"quoteBooking">["lines"][number]

/** A row beneath the fee: what is taken off, what is left. */
export interface RestRow {
  readonly key: string
  readonly label: string
  readonly note?: string
  readonly amount: string
  readonly strong?: boolean
}

/** A fee line by line with its arithmetic, then what becomes of it. */
export function FeeLines(props: {
  readonly lines: readonly Line[]
  readonly fee: string
  readonly rest: readonly RestRow[]
}): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  return (
    <table className={styles.fee}>
      <thead className="hidden-text">
        <tr>
          <th scope="col">{t("fee.line")}</th>
          <th scope="col">{t("fee.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ text, arithmetic, amount }) => (
          <tr key={`${text.zh} ${arithmetic}`}>
            <th scope="row">
              {say(text)}
              <span className={styles.arithmetic}>{arithmetic}</span>
            </th>
            <td>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
        <tr className={styles.sum}>
          <th scope="row">{t("fee.sum")}</th>
          <td>
            <MoneyText amount={props.fee} />
          </td>
        </tr>
        {props.rest.map(({ key, label, note, amount, strong }) => (
          <tr key={key} className={strong ? styles.strong : undefined} data-row={key}>
            <th scope="row">
              {label}
              {note === undefined ? null : <span className={styles.arithmetic}>{note}</span>}
            </th>
            <td>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RulesUsedProps {
  readonly entries?: readonly string[]
  readonly parameters: Reply<"quoteBooking">["parameters"]
  readonly listVersion: number
}

/** Which entries and parameters decided, each one step away. */
export function RulesUsed({ entries = [], parameters, listVersion }: RulesUsedProps): ReactNode {
  const { t } = useTranslation("settlement")
  return (
    <details className={styles.rules}>
      <summary>
        {t("rules.title", { version: listVersion, count: entries.length + parameters.length })}
        {parameters.some(({ assumed }) => assumed) ? (
          <span className={styles.assumed}>{t("rules.assumed")}</span>
        ) : null}
      </summary>
      {entries.length === 0 ? null : (
        <p>
          {t("rules.entries")}{" "}
          {entries.map((entry) => (
            <Link key={entry} to="/rules/$entry" params={{ entry }} className={styles.entry}>
              {entry}
            </Link>
          ))}
        </p>
      )}
      <ParameterTable parameters={parameters} />
    </details>
  )
}
