import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import { DataTable } from "../ui/data-table.tsx"
import { InnerLink } from "../ui/inner-link.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import type { TableView } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import { InstantText, useTimeFormat } from "../ui/time-text.tsx"
import styles from "./settlement.module.css"

interface StatementLinesProps {
  readonly statement: Reply<"readStatement">
  readonly view: TableView
  readonly onView: (view: TableView) => void
  /** Opens a line, by its place in the statement. */
  readonly onOpen: (place: number) => void
}

/** The lines with their arithmetic; each leads to its subject and to its journal. */
export function StatementLines({ statement, view, onView, onOpen }: StatementLinesProps): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const format = useTimeFormat()
  const region = useRegion()
  const currency = useContext(CurrencyContext)
  const memberName = (code: string) =>
    say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  // The same journal may have several lines on one counterpart: the place tells them apart.
  const rows = statement.lines.map((line, index) => ({ ...line, place: index, key: `${line.journal} ${index}` }))
  return (
    <DataTable
      name={`statement-${statement.member}-${statement.month}`}
      label={t("statement.lines")}
      rows={rows}
      rowKey={({ key }) => key}
      view={view}
      onView={onView}
      onOpen={({ place }) => onOpen(place)}
      columns={[
        {
          key: "at",
          label: t("ledger.at"),
          value: ({ at }) => format.instant(at),
          cell: ({ at }) => <InstantText at={at} />,
        },
        {
          key: "counterpart",
          label: t("statement.counterpart"),
          value: ({ counterpart }) => memberName(counterpart),
          cell: ({ counterpart }) => <MemberMark code={counterpart} />,
          filter: "choice",
        },
        {
          key: "text",
          label: t("statement.text"),
          value: ({ text }) => say(text),
          cell: ({ text, subject }) =>
            addressOf(subject) === undefined ? (
              say(text)
            ) : (
              <InnerLink href={addressOf(subject) ?? ""}>{say(text)}</InnerLink>
            ),
          filter: "text",
        },
        {
          key: "arithmetic",
          label: t("statement.arithmetic"),
          value: ({ arithmetic }) => arithmetic,
          cell: ({ arithmetic }) => <span className={styles.formula}>{arithmetic}</span>,
        },
        {
          key: "amount",
          label: t("statement.amount"),
          value: ({ amount }) => moneyValue(amount, currency),
          cell: ({ amount }) => <MoneyText amount={amount} />,
          numeric: true,
        },
        { key: "version", label: t("ledger.version"), value: ({ listVersion }) => listVersion, numeric: true },
        {
          key: "parameters",
          label: t("rules.parameters"),
          value: ({ parameters }) => parameters.map(({ id, value }) => `${id} = ${value}`).join("; "),
          hidden: true,
        },
        {
          key: "journal",
          label: t("ledger.journal"),
          value: ({ journal }) => journal,
          cell: ({ journal, subject }) => (
            <InnerLink href={`/ledger?subject=${encodeURIComponent(subject.id)}`}>
              <code>{journal.slice(0, 8)}</code>
            </InnerLink>
          ),
        },
      ]}
    />
  )
}

/** The page of what a line is about: the booking, or the agreement with its executions. */
function addressOf({ kind, jurisdiction, id }: Reply<"readStatement">["lines"][number]["subject"]): string | undefined {
  if (kind === "booking") return `/bookings/${encodeURIComponent(jurisdiction)}/${encodeURIComponent(id)}`
  return kind === "agreement" ? `/agreements/${encodeURIComponent(id.split("/")[0] ?? "")}` : undefined
}
