import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../../ui/data-table.tsx"
import { percentText, rankText, valueText } from "../../drawing/writing.ts"
import { numbers } from "./columns.ts"
import { Marks, useMarksText } from "./marks.tsx"
import type { ProfileRow } from "./profile-rows.ts"

interface ProfileTableProps {
  readonly name: string
  readonly rows: readonly ProfileRow[]
  /** Name of the unit that is compared with. */
  readonly other: string | undefined
}

/** Every node of a unit from its score down to the value that was given, with how each number came about. */
export function ProfileTable({ name, rows, other }: ProfileTableProps): ReactNode {
  const { t } = useTranslation("observatory")
  const marksText = useMarksText()
  return (
    <DataTable<ProfileRow>
      key={other}
      name={name}
      label={t("view.name.profile")}
      rows={rows}
      rowKey={({ node }) => node.code}
      columns={[
        {
          key: "node",
          label: t("view.node"),
          value: ({ node }) => node.name || node.code,
          cell: ({ node, depth }) => (
            <span style={{ paddingInlineStart: `${depth}em` }}>{node.name === "" ? node.code : node.name}</span>
          ),
          filter: "text",
        },
        { key: "level", label: t("view.level"), value: ({ node }) => node.level, numeric: true, filter: "choice" },
        numbers("score", t("view.score"), ({ score }) => score),
        numbers("rank", t("view.rank"), ({ rank }) => rank, rankText),
        numbers("mean", t("view.mean"), ({ mean }) => mean),
        numbers("median", t("view.median"), ({ median }) => median),
        ...(other === undefined
          ? []
          : [
              numbers<ProfileRow>("other", other, (row) => row.other),
              numbers<ProfileRow>("other-rank", t("view.rank-of-other", { other }), (row) => row.otherRank, rankText),
            ]),
        numbers("given", t("view.given"), ({ given }) => given, valueText),
        { key: "unit", label: t("view.measured-in"), value: ({ node }) => node.unit ?? "" },
        numbers("measured", t("view.measured"), ({ measured }) => measured, valueText),
        {
          key: "marks",
          label: t("view.marks"),
          value: ({ score, marks }) => (Number.isNaN(score) ? "" : marksText(marks)),
          cell: ({ score, marks }) => (Number.isNaN(score) ? "–" : <Marks sum={marks} />),
        },
        numbers(
          "estimated",
          t("view.estimated"),
          ({ estimated }) => estimated,
          (one) => percentText(one, 1),
        ),
      ]}
    />
  )
}
