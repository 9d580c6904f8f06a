import { Button, NativeSelect, TextInput } from "@mantine/core"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Query } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { useRegion } from "../session.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Icon } from "../ui/icon.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { useMatrixColumns } from "./matrix-columns.tsx"
import { gatherRows } from "./matrix-rows.ts"
import styles from "./rulebook.module.css"

/** Who is accountable, leads, supports, is consulted and informed, act by act; to filter, print and take away. */
export function MatrixPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const search = useSearch({ from: "/matrix" })
  const navigate = useNavigate({ from: "/matrix" })
  const { sort, filters, on, member, body } = search
  const query: Query<"readMatrix"> = present({ on, jurisdiction: member, body })
  const { data, error, refetch } = useQuery({ ...read("readMatrix", { query }), placeholderData: keepPreviousData })
  const columns = useMatrixColumns(data?.bodies ?? [])
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <Page
      wide
      title={t("matrix.title")}
      intro={t("matrix.intro")}
      act={
        <Button variant="default" leftSection={<Icon name="printer" size={16} />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      }
    >
      <Filters bodies={data?.bodies ?? []} today={data?.on} onChange={change} />
      {error === null ? null : <RefusalNotice error={error} asked={t("matrix.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <>
          <p className={styles.soft}>
            {data.version === null ? null : t("version.of", { version: data.version })} · <DayText day={data.on} /> ·{" "}
            <a href={`/api/matrix.csv?${new URLSearchParams({ on: data.on, ...words(query) })}`} download>
              {t("matrix.csv")}
            </a>
          </p>
          <DataTable
            name="matrix"
            label={t("matrix.title")}
            rows={gatherRows(data.rows)}
            rowKey={({ key }) => key}
            columns={columns}
            view={{ sort, filters }}
            onView={(view) => change(view)}
          />
          <p className={styles.soft}>
            <Link to="/rules">{t("rule.all")}</Link>
          </p>
        </>
      )}
    </Page>
  )
}

/** The parts of a query that have something in them, as an address takes them. */
function words(query: Query<"readMatrix">): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined || name === "on" ? [] : [[name, `${value}`]],
    ),
  )
}

interface FiltersProps {
  readonly bodies: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[]
  readonly today: string | undefined
  readonly onChange: (next: Readonly<Partial<Record<"member" | "body" | "on", string | undefined>>>) => void
}

function Filters({ bodies, today, onChange }: FiltersProps): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const region = useRegion()
  const { on, member, body } = useSearch({ from: "/matrix" })
  const all = { value: "", label: t("rules.all") }
  const members = region?.jurisdictions ?? []
  return (
    <search className={styles.filters} data-screen-only>
      <NativeSelect
        label={t("matrix.member")}
        value={member ?? ""}
        data={[all, ...members.map(({ code, name }) => ({ value: code, label: say(name) }))]}
        onChange={({ currentTarget }) => onChange({ member: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t("rules.body")}
        value={body ?? ""}
        data={[all, ...bodies.map(({ id, name }) => ({ value: id, label: say(name) }))]}
        onChange={({ currentTarget }) => onChange({ body: currentTarget.value || undefined })}
      />
      <TextInput
        label={t("rules.on")}
        type="date"
        value={on ?? today ?? ""}
        onChange={({ currentTarget }) => onChange({ on: currentTarget.value || undefined })}
      />
    </search>
  )
}
