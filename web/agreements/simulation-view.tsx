import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { GainsTold } from "../ui/gains-told.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { SignedMoney } from "../ui/signed-money.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import type { ColumnValue } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import type { Simulation } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { ExecutionView } from "./executions.tsx"

/** Winners and losers by member against things as they are, whether a group would do better alone, and each period. */
export function SimulationView({ simulation }: { readonly simulation: Simulation }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { members, totals, winners, losers, executions, stability, method, present } = simulation
  const currency = useContext(CurrencyContext)
  const { blocking, text } = stability
  const money = (name: "difference" | "before" | "after"): ColumnValue<(typeof members)[number]> => ({
    key: name,
    label: `${t(`simulation.${name}`)} (${currency.code})`,
    value: (row) => moneyValue(row[name], currency),
  })
  const columns: readonly ColumnValue<(typeof members)[number]>[] = [
    { key: "member", label: t("text.member"), value: ({ member }) => member },
    money("difference"),
    money("before"),
    money("after"),
  ]
  const view = {
    of: "budget" as const,
    name: { zh: zhMoney, en: enMoney },
    explanation: present === null ? untilNow : replaced,
    members: members.map((row) => ({ ...row, cases: executions.length })),
    totals,
    winners,
    losers,
  }
  return (
    <div className={styles.stack} data-simulation>
      <section>
        <h3>
          {say(view.name)}
          {t("list.colon")}
          <GainsTold view={view} />
        </h3>
        <p className={styles.soft}>{say(view.explanation)}</p>
        {executions.every(({ counted }) => counted === "0") ? <p role="status">{t("simulation.empty")}</p> : null}
        <TableFiles name="simulation" rows={members} columns={columns} of={t("simulation.members")} />
        <Members simulation={simulation} />
      </section>
      <section>
        <h3>{t(blocking === null ? "simulation.stable" : "simulation.unstable")}</h3>
        {blocking === null ? null : (
          <p className={styles.line}>
            {blocking.members.map((code) => (
              <MemberMark key={code} code={code} />
            ))}
            <SignedMoney amount={blocking.gain} />
          </p>
        )}
        {blocking === null ? null : <p>{say(text)}</p>}
      </section>
      {executions.map((execution) => (
        <details key={execution.trigger.id} className={styles.fold}>
          <summary>
            {t("simulation.period", { from: execution.trigger.from, until: execution.trigger.until })}{" "}
            <MoneyText amount={execution.counted} />
          </summary>
          <ExecutionView execution={execution} />
        </details>
      ))}
      <details className={styles.fold}>
        <summary>{t("simulation.method")}</summary>
        <ul className={styles.problems}>
          {method.map((sentence) => (
            <li key={sentence.en}>{say(sentence)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function Members({ simulation: { members, totals } }: { readonly simulation: Simulation }): ReactNode {
  const { t } = useTranslation("agreements")
  const amounts = ({ before, after, difference }: Simulation["totals"]) => (
    <>
      <td className={styles.figure}>
        <SignedMoney amount={difference} />
      </td>
      <td className={styles.figure}>
        <MoneyText amount={before} />
      </td>
      <td className={styles.figure}>
        <MoneyText amount={after} />
      </td>
    </>
  )
  return (
    <ScrollArea label={t("simulation.members")}>
      <table className={styles.table}>
        <caption className="hidden-text">{t("simulation.members")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("text.member")}</th>
            {(["difference", "before", "after"] as const).map((name) => (
              <th key={name} scope="col" className={styles.figure}>
                {t(`simulation.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((row) => (
            <tr key={row.member} data-member={row.member}>
              <th scope="row">
                <MemberMark code={row.member} />
              </th>
              {amounts(row)}
            </tr>
          ))}
          <tr>
            <th scope="row">{t("simulation.total")}</th>
            {amounts(totals)}
          </tr>
        </tbody>
      </table>
    </ScrollArea>
  )
}

const [zhMoney, enMoney] = ["公共收入", "Public revenue"]
const untilNow = {
  zh: "现状：没有协议，征收方保留全部收入；草案：按协议分享。",
  en: "As things are: without an agreement the collector keeps all; by the draft it is shared.",
}
const replaced = {
  zh: "现状：按生效中的版本分享；草案：按所写条款分享。",
  en: "As things are: shared by the version in force; by the draft: by the terms written here.",
}
