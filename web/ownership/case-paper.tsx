import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { CaseState, Clause, Rules } from "./case-state.ts"
import styles from "./ownership.module.css"

/** On paper only: what was asked, as plain text and tables instead of fields. */
export function CasePaper({ state, rules }: { readonly state: CaseState; readonly rules: Rules }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const titled = (words: Rules["roles"], id: string) => {
    const title = words.find((one) => one.id === id)?.title
    return title === undefined ? id : say(title)
  }
  const facts = Object.entries(state.facts).map(([fact, value]) => {
    const known = rules.facts.find(({ id }) => id === fact)
    const choice = known?.choices.find(({ id }) => id === value)?.title
    const told = choice === undefined ? t(value === true ? "team.yes" : "team.no") : say(choice)
    return `${known === undefined ? fact : say(known.title)}${t("list.colon")}${told}`
  })
  return (
    <div data-print-only>
      <p>
        <strong>{titled(rules.kinds, state.kind)}</strong>
        <br />
        {t("case.day")}
        {t("list.colon")}
        {state.day}
        {facts.length === 0 ? "" : ` · ${facts.join(" · ")}`}
      </p>
      <table className={styles.table}>
        <caption>{t("parties.title")}</caption>
        <tbody>
          {state.parties.map(({ id, kind, jurisdiction, role, unit }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{titled(rules.partyKinds, kind)}</td>
              <td>{jurisdiction}</td>
              <td>{titled(rules.roles, role)}</td>
              <td>{unit ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.contract === undefined ? null : (
        <p>
          {state.contract.reference}
          {state.contract.clauses.map((clause) => (
            <span key={clause.id}>
              <br />
              {t("contract.clause", { id: clause.id })} · {t(`about.${clause.about}`)}
              {t("list.colon")}
              {clauseWords(clause)}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

function clauseWords({ id: _, about: __, ...rest }: Clause): string {
  const written = (value: unknown): string =>
    typeof value === "object" && value !== null
      ? Array.isArray(value)
        ? value.join(", ")
        : Object.entries(value)
            .map(([name, one]) => `${name} ${one}`)
            .join(", ")
      : `${value}`
  return Object.values(rest)
    .filter((value) => value !== undefined && value !== "")
    .map(written)
    .join("; ")
}
