import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { grouped } from "../ui/figures.ts"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import type { Answer } from "./case-state.ts"
import { ClauseText, useNamedClause } from "./clause-text.tsx"
import { Clauses } from "./owners-view.tsx"
import styles from "./ownership.module.css"

type Income = NonNullable<Answer["income"]>
type Statement = Income["statements"][number]

/** Net income by party, a statement for each that opens to its arithmetic. */
export function IncomeView({ income }: { readonly income: Income }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const columns = useColumns(income.currency)
  return (
    <div className={styles.block}>
      <p className={styles.says}>
        {t("income.sum", {
          gross: grouped(income.gross),
          costs: grouped(income.costs),
          net: grouped(income.net),
          currency: income.currency,
        })}
      </p>
      <DataTable
        name="result-income"
        label={t("income.title")}
        rows={income.statements}
        rowKey={({ party }) => party}
        columns={columns}
      />
      {income.statements.map((statement) => (
        <StatementView key={statement.party} statement={statement} currency={income.currency} />
      ))}
      {income.owed.map(({ unit, amount, clause }) => (
        <p key={unit}>
          {t("income.owed", { unit, amount: grouped(amount), currency: income.currency })}{" "}
          <ClauseText clause={clause} />
        </p>
      ))}
      {income.rewards.flatMap(({ unit, may }) =>
        may.map(({ share, clause }) => (
          <p key={`${unit} ${clause.place?.en}`} className={styles.soft}>
            {t("income.may", { unit, share })} <ClauseText clause={clause} />
          </p>
        )),
      )}
      {income.netIs.map(({ text, clause }) => (
        <p key={clause.instrument} className={styles.soft}>
          {say(text)} <ClauseText clause={clause} />
        </p>
      ))}
    </div>
  )
}

function StatementView({
  statement,
  currency,
}: {
  readonly statement: Statement
  readonly currency: string
}): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  return (
    <details className={styles.fold} data-statement={statement.party} open>
      <summary>{t("statement.title", { party: statement.party, amount: grouped(statement.amount), currency })}</summary>
      <ol className={styles.lines}>
        {statement.lines.map(({ kind, amount, text, clause, also }) => (
          <li key={`${kind} ${text.en}`}>
            <span className={styles.formula}>
              {say(text)} ({grouped(amount)})
            </span>
            <div>
              <ClauseText clause={clause} />
            </div>
            <Clauses label={t("statement.also")} clauses={also} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function useColumns(currency: string): readonly Column<Statement>[] {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const named = useNamedClause()
  const clauses = ({ lines }: Statement) => lines.flatMap(({ clause, also }) => [clause, ...also]).map(named)
  return [
    { key: "party", label: t("party.id"), value: ({ party }) => party },
    {
      key: "amount",
      label: `${t("income.amount")} ${currency}`,
      numeric: true,
      value: ({ amount }) => amount,
      cell: ({ amount }) => <span className="number">{grouped(amount)}</span>,
    },
    {
      key: "arithmetic",
      label: t("income.arithmetic"),
      wide: true,
      value: ({ lines }) => lines.map(({ text }) => say(text)).join(t("list.semicolon")),
    },
    {
      key: "clauses",
      label: t("verdict.by-short"),
      wide: true,
      value: (one) => [...new Set(clauses(one))].join(t("list.semicolon")),
    },
  ]
}

/** The award on grant of a patent: how much, by when, to whom. */
export function AwardView({ award }: { readonly award: NonNullable<Answer["award"]> }): ReactNode {
  const { t } = useTranslation("ownership")
  return (
    <div className={styles.block} data-award={award.amount}>
      <p className={styles.says}>
        {t("award.sum", { unit: award.unit, amount: grouped(award.amount), currency: award.currency })}
      </p>
      {award.due === null ? null : (
        <p>
          {t("award.due")} <DayText day={award.due} />
        </p>
      )}
      <ClauseText clause={award.clause} />
      <ul className={styles.bare}>
        {award.parts.map(({ party, amount, clause }) => (
          <li key={party}>
            {party} <span className="number">{grouped(amount)}</span> <ClauseText clause={clause} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What roles and weights come to, member by member, and who has agreed. */
export function ProposalView({
  proposal,
  roles,
}: {
  readonly proposal: NonNullable<Answer["proposal"]>
  readonly roles: ReadonlyMap<string, string>
}): ReactNode {
  const { t } = useTranslation("ownership")
  return (
    <div className={styles.block}>
      <p>{t(proposal.agreed ? "team.agreed" : "team.proposal")}</p>
      <table className={styles.table}>
        <caption className="hidden-text">{t("team.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("party.id")}</th>
            <th scope="col">{t("team.points")}</th>
            <th scope="col" className={styles.figure}>
              {t("clause.share")}
            </th>
            <th scope="col">{t("team.agrees")}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.members.map(({ maker, terms, points, share, agreed }) => (
            <tr key={maker}>
              <th scope="row">{maker}</th>
              <td className={styles.formula}>
                {terms
                  .map(({ role, weight, degree }) => `${roles.get(role) ?? role} ${weight} × ${degree}`)
                  .join(" + ") || "0"}{" "}
                = {points}
              </td>
              <td className={styles.figure}>{share}</td>
              <td>{t(agreed ? "team.yes" : "team.no")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
