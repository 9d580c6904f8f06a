import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import type { Scope } from "./measures.ts"
import { useMemberName } from "./place-names.ts"

interface Row {
  readonly member: string
  readonly amount: string
  readonly units?: number
}

interface LedgerTableProps {
  /** One ledger's; its name goes into the file, so that two files are never taken for one. */
  readonly ledger: "statistical" | "negotiated"
  readonly scope: Scope
  readonly rows: readonly Row[]
  readonly member: string | undefined
}

/** One ledger by member, with CSV and XLSX of its own. */
export function LedgerTable({ ledger, scope, rows, member }: LedgerTableProps): ReactNode {
  const { t } = useTranslation("output")
  const nameOf = useMemberName()
  const currency = useContext(CurrencyContext)
  const units: readonly Column<Row>[] =
    ledger === "statistical" ? [{ key: "units", label: t("units"), value: (row) => row.units ?? 0, numeric: true }] : []
  return (
    <DataTable
      name={`output-${ledger}-${scope.period}-${scope.measure}`}
      label={ledger === "statistical" ? t("statistical.by-member") : t("negotiated.by-member")}
      rows={rows.filter((row) => member === undefined || row.member === member)}
      rowKey={(row) => row.member}
      columns={[
        {
          key: "member",
          label: t("member"),
          value: (row) => nameOf(row.member),
          cell: (row) => <MemberMark code={row.member} />,
        },
        ...units,
        {
          key: "amount",
          label: `${t("amount")} (${currency.code})`,
          value: ({ amount }) => moneyValue(amount, currency),
          cell: ({ amount }) => <MoneyText amount={amount} />,
          numeric: true,
        },
        {
          key: "ledger",
          label: t("ledger"),
          value: () => (ledger === "statistical" ? t("statistical.title") : t("negotiated.title")),
          hidden: true,
        },
      ]}
    />
  )
}
