import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { grouped, percent } from "../ui/figures.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { useSay } from "../ui/text.ts"
import { BarChart } from "./bar-chart.tsx"
import { shortTitle } from "./units-table.tsx"

export type Division = Reply<"divideAmount">
type Part = Division["answer"]["parts"][number]

interface Row {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly member: string | null
  readonly amount: string
  readonly part: Part | undefined
}

/** Who receives what: in a sentence, as bars, and in a table that can be kept. */
export function DivisionView({ division }: { readonly division: Division }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const { answer, members } = division
  const rows: readonly Row[] = [
    ...answer.parts.map((part): Row => {
      const known = members.find(({ id }) => id === part.id)
      const name = known?.name ?? null
      const place = [part.place ?? "", name === null ? "" : say(name)].filter((one) => one !== "").join(" ")
      return { id: part.id, name: part.id, place, member: known?.member ?? null, amount: part.amount, part }
    }),
    ...answer.pools.map(
      ({ id, title, place, amount }): Row => ({
        ...{ id, name: say(title), place: place ?? "", member: null, amount, part: undefined },
      }),
    ),
  ]
  const most = answer.parts.toSorted((a, b) => Number(b.amount) - Number(a.amount))[0]
  const title =
    most === undefined
      ? ""
      : t("result.answer", {
          unit: most.id,
          amount: `${grouped(most.amount)} ${answer.currency}`,
          whole: `${grouped(answer.whole)} ${answer.currency}`,
        })
  return (
    <>
      <BarChart
        title={title}
        name={`apportionment-${answer.pack}`}
        labels={rows.map(({ name, part }) => (part === undefined ? shortTitle(name) : name))}
        series={[
          {
            name: answer.currency,
            values: rows.map(({ amount }) => Number(amount)),
            texts: rows.map(({ amount }) => `${grouped(amount)} ${answer.currency}`),
          },
        ]}
      />
      <DataTable
        name={`apportionment-${answer.pack}-${answer.day}`}
        label={t("result.title")}
        rows={rows}
        rowKey={({ id, part }) => `${part === undefined ? "pool" : "unit"} ${id}`}
        columns={useColumns(rows, answer.currency)}
      />
    </>
  )
}

function useColumns(rows: readonly Row[], currency: string): readonly Column<Row>[] {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const has = (field: "levy" | "paidIn") => rows.some(({ part }) => part?.[field] !== undefined)
  const amount = (field: "levy" | "paidIn"): Column<Row> => ({
    key: field,
    label: `${t(`result.${field}`)} (${currency})`,
    numeric: true,
    value: ({ part }) => exactCell(part?.[field]),
    cell: ({ part }) => <span className="number">{grouped(part?.[field] ?? "–")}</span>,
  })
  return [
    { key: "id", label: t("units.id"), value: ({ name }) => name },
    {
      key: "place",
      label: t("units.place"),
      hidden: rows.every(({ place }) => place === ""),
      value: ({ place }) => place,
    },
    {
      key: "member",
      label: t("result.member"),
      hidden: rows.every(({ member }) => member === null),
      value: ({ member }) => member ?? "",
      cell: ({ member }) => (member === null ? "" : <MemberMark code={member} />),
    },
    {
      key: "amount",
      label: `${t("result.amount")} (${currency})`,
      numeric: true,
      value: ({ amount }) => exactCell(amount),
      cell: ({ amount }) => <span className="number">{grouped(amount)}</span>,
    },
    {
      key: "share",
      label: t("result.share"),
      numeric: true,
      value: ({ part }) => part?.share ?? null,
      cell: ({ part }) => (part === undefined ? "" : <span className="number">{percent(part.share)}</span>),
    },
    {
      key: "exact",
      label: t("result.exact"),
      numeric: true,
      hidden: true,
      value: ({ part }) => part?.exactShare ?? null,
    },
    ...(has("paidIn") ? [amount("paidIn")] : []),
    ...(has("levy") ? [amount("levy")] : []),
    {
      key: "excluded",
      label: t("result.excluded"),
      wide: true,
      hidden: !rows.some(({ part }) => part?.excluded !== undefined),
      value: ({ part }) => (part?.excluded === undefined ? "" : say(part.excluded)),
    },
  ]
}

/** A number where a spreadsheet holds every digit, else the text: no digit is lost. */
function exactCell(decimal: string | undefined): string | number | null {
  if (decimal === undefined) return null
  return decimal.replace(/\D/g, "").length <= 15 ? Number(decimal) : decimal
}
