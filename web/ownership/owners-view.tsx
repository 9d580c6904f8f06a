import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { TableFiles } from "../ui/table-files.tsx"
import { useSay } from "../ui/text.ts"
import type { Answer } from "./case-state.ts"
import { type Clause, ClauseText, useNamedClause } from "./clause-text.tsx"
import styles from "./ownership.module.css"

/** Who owns it, by what, and what follows for whom. */
export function OwnersView({ answer }: { readonly answer: Answer }): ReactNode {
  const { t } = useTranslation("ownership")
  const { owners, gaps } = answer
  const say = useSay()
  const named = useNamedClause()
  type Owner = (typeof owners.owners)[number]
  const columns = [
    { key: "party", label: t("party.id"), value: ({ party }: Owner) => party },
    { key: "how", label: t("owners.how"), value: () => (owners.how === null ? "" : t(`how.${owners.how}`)) },
    { key: "share", label: t("clause.share"), value: ({ share }: Owner) => share ?? t("owners.no-share") },
    { key: "by", label: t("owners.by"), value: ({ clause }: Owner) => named(clause) },
  ]
  return (
    <div className={styles.block} data-owners={owners.state}>
      <p className={styles.says}>{t(`owners.${owners.state}`)}</p>
      {owners.owners.length === 0 ? null : (
        <TableFiles name="ownership-owners" rows={owners.owners} columns={columns} of={t("owners.title")} />
      )}
      {owners.owners.length === 0 ? null : (
        <table className={styles.table}>
          <caption className="hidden-text">{t("owners.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("party.id")}</th>
              <th scope="col">{t("owners.how")}</th>
              <th scope="col">{t("clause.share")}</th>
              <th scope="col">{t("owners.by")}</th>
            </tr>
          </thead>
          <tbody>
            {owners.owners.map(({ party, share, clause }) => (
              <tr key={party} data-owner={party}>
                <th scope="row">{party}</th>
                <td>{owners.how === null ? "" : t(`how.${owners.how}`)}</td>
                <td>{share ?? t("owners.no-share")}</td>
                <td>
                  <ClauseText clause={clause} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Clauses label={t("owners.also")} clauses={owners.also} />
      <Clauses label={t("owners.overridden")} clauses={owners.overridden.map(({ clause }) => clause)} />
      <Told label={t("owners.rights")} told={owners.rights} />
      <Told label={t("owners.duties")} told={owners.duties} />
      {gaps.map(({ jurisdiction, text }) => (
        <p key={jurisdiction} className={styles.soft} data-gap={jurisdiction}>
          {say(text)}
        </p>
      ))}
    </div>
  )
}

/** Clauses after a few words; nothing where there are none. */
export function Clauses({
  label,
  clauses,
}: {
  readonly label: string
  readonly clauses: readonly Clause[]
}): ReactNode {
  if (clauses.length === 0) return null
  return (
    <div>
      <span className={styles.soft}>{label}</span>
      <ul className={styles.bare}>
        {clauses.map((clause) => (
          <li key={`${clause.instrument} ${clause.place?.en ?? ""} ${clause.text.en}`}>
            <ClauseText clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Told({ label, told }: { readonly label: string; readonly told: Answer["owners"]["rights"] }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  if (told.length === 0) return null
  return (
    <div>
      <span className={styles.soft}>{label}</span>
      <ul className={styles.bare}>
        {told.map(({ party, text, clause }) => (
          <li key={`${party} ${text.en}`}>
            {party}
            {t("list.colon")}
            {say(text)} <ClauseText clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}
