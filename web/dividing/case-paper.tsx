import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { grouped } from "../ui/figures.ts"
import { useSay } from "../ui/text.ts"
import { type CaseFile, figureText, type Pack } from "./case-state.ts"
import styles from "./dividing.module.css"
import { shortTitle } from "./units-table.tsx"

/** On paper only: what was asked, as plain text and a table instead of fields. */
export function CasePaper({ given, pack }: { readonly given: CaseFile; readonly pack: Pack }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const facts = pack.facts.flatMap(({ id, title }) =>
    given.facts[id] === undefined || given.facts[id] === "" ? [] : [`${say(title)}: ${given.facts[id]}`],
  )
  return (
    <div data-print-only>
      <p>
        <strong>{say(pack.title)}</strong>
        <br />
        {t("case.day")}: {given.day} · {t("case.amount")}: {grouped(`${given.amount ?? "–"}`)} {given.currency}
        {facts.length === 0 ? null : (
          <>
            <br />
            {facts.join(" · ")}
          </>
        )}
      </p>
      <table className={styles.table}>
        <caption>{t("units.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("units.id")}</th>
            <th scope="col">{t("units.place")}</th>
            {pack.factors.map(({ id, title }) => (
              <th key={id} scope="col" className={styles.figure}>
                {shortTitle(say(title))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {given.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">{unit.id}</th>
              <td>{unit.place ?? ""}</td>
              {pack.factors.map(({ id }) => (
                <td key={id} className={styles.figure}>
                  {figureText(unit.factors[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
