import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import type { Column } from "../ui/data-table.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import type { GatheredRow } from "./matrix-rows.ts"
import styles from "./rulebook.module.css"

type Matrix = Reply<"readMatrix">
type Cell = Matrix["rows"][number]["cells"][number]
type Row = GatheredRow<Cell>

const parts = ["accountable", "lead", "support", "consulted", "informed"] as const

/** The matrix's columns: act, kind of act, members, and one for each part; where a row comes from stands beside its bodies. */
export function useMatrixColumns(bodies: Matrix["bodies"]): readonly Column<Row>[] {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const region = useRegion()
  const names = new Map(bodies.map(({ id, name }) => [id, say(name)]))
  const nameOf = (body: string) => names.get(body) ?? body
  const codes = region?.jurisdictions ?? []
  const membersOf = ({ members }: Row) =>
    members.length === codes.length
      ? t("matrix.every-member")
      : members.map((code) => say(codes.find((one) => one.code === code)?.name ?? { zh: code, en: code })).join(" · ")
  const part = (name: (typeof parts)[number]): Column<Row> => ({
    key: name,
    label: t(`part.${name}`),
    filter: "choice",
    value: ({ cells }) =>
      listed(cells, name)
        .map(({ body }) => nameOf(body))
        .join(" · ") || null,
    cell: ({ cells }) =>
      listed(cells, name).map((cell) => (
        <span key={cell.row} className={styles.part}>
          {nameOf(cell.body)} <Mark cell={cell} of={`${nameOf(cell.body)} (${t(`part.${name}`)})`} />
        </span>
      )),
  })
  return [
    {
      key: "act",
      label: t("matrix.act"),
      filter: "text",
      value: ({ act }) => act,
      cell: ({ act }) => (
        <Link to="/rules" search={{ act }}>
          <code>{act}</code>
        </Link>
      ),
    },
    { key: "group", label: t("matrix.group"), filter: "choice", value: ({ group }) => groupText(group, t) },
    {
      key: "members",
      label: t("matrix.member"),
      value: membersOf,
      cell: (row) =>
        row.members.length === codes.length
          ? membersOf(row)
          : row.members.map((code) => <MemberMark key={code} code={code} />),
    },
    ...parts.map(part),
  ]
}

function listed(cells: readonly Cell[], name: string): readonly Cell[] {
  return cells.filter((cell) => cell.part === name)
}

function groupText(group: string, t: ReturnType<typeof useTranslation<"rulebook">>["t"]): string {
  const known = ["public", "personal", "ordinary", "power", "timed"] as const
  const found = known.find((one) => one === group)
  return found === undefined ? group : t(`group.${found}`)
}

function Mark({ cell, of }: { readonly cell: Cell; readonly of: string }) {
  const { t } = useTranslation("rulebook")
  return (
    <ProvenanceMark
      of={of}
      provenance={{
        source: cell.basis ?? t("assumed"),
        rule: cell.row,
        ...(cell.assumed === null ? {} : { assumed: cell.assumed }),
      }}
    />
  )
}
