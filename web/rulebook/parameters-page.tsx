import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Page, Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { useTimeFormat, WhenText } from "../ui/time-text.tsx"
import styles from "./rulebook.module.css"

type Parameter = Reply<"readParameters">["items"][number]
type Value = Parameter["values"][number]

/** Every dated parameter: its value now, where it comes from, and all it has been. */
export function ParametersPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { id, ...view } = useSearch({ from: "/parameters" })
  const navigate = useNavigate({ from: "/parameters" })
  const { data, error, refetch } = useQuery(read("readParameters"))
  const chosen = data?.items.find((one) => one.id === id)
  return (
    <Page wide title={t("parameters.title")} intro={t("parameters.intro")}>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <DataTable
          name="parameters"
          label={t("parameters.title")}
          rows={data.items}
          rowKey={(one) => one.id}
          view={view}
          onView={({ sort, filters }) =>
            navigate({
              search: { ...(id && { id }), ...(sort && { sort }), ...(filters && { filters }) },
              replace: true,
              resetScroll: false,
            })
          }
          onOpen={(one) => navigate({ search: { ...view, id: one.id }, resetScroll: false })}
          columns={[
            {
              key: "id",
              label: t("parameters.id"),
              value: (one) => one.id,
              cell: (one) => <code>{one.id}</code>,
              filter: "text",
            },
            {
              key: "description",
              label: t("parameters.description"),
              value: (one) => say(one.description),
              filter: "text",
            },
            {
              key: "current",
              label: t("parameters.current"),
              value: (one) => one.current,
              numeric: true,
              cell: (one) => <Current parameter={one} />,
            },
            { key: "unit", label: t("parameters.unit"), value: (one) => one.unit },
            {
              key: "set-by",
              label: t("parameters.set-by"),
              value: (one) => t(`set-by.${one.setBy}`),
              filter: "choice",
            },
            {
              key: "source",
              label: t("parameters.basis"),
              value: (one) => t(latest(one)?.assumed ? "assumed" : "sourced"),
              filter: "choice",
            },
          ]}
        />
      )}
      {chosen === undefined ? null : <History parameter={chosen} />}
    </Page>
  )
}

function latest({ values, current }: Parameter): Value | undefined {
  return values.findLast(({ value }) => value === current) ?? values.at(-1)
}

function Current({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const value = latest(parameter)
  return (
    <>
      {parameter.current ?? "–"} {value === undefined ? null : <Mark parameter={parameter} value={value} />}
    </>
  )
}

function Mark(props: { readonly parameter: Parameter; readonly value: Value }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  const { value, parameter } = props
  return (
    <ProvenanceMark
      of={`${parameter.id}: ${value.value ?? "–"}`}
      provenance={{
        source: value.assumed ? t("assumed") : value.source,
        asOf: when(value.from),
        unit: parameter.unit,
        ...(value.assumed ? { assumed: value.source } : {}),
        ...(value.listVersion === null ? {} : { rule: `${value.listVersion}` }),
      }}
    />
  )
}

function History({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  return (
    <Section title={t("history.title", { id: parameter.id })} note={say(parameter.description)}>
      <ol className={styles.history}>
        {parameter.values.map((value) => (
          <li key={value.from}>
            <span>
              {t("history.from")} <WhenText at={value.from} />
            </span>
            <strong className="number">{value.value ?? t("history.ended")}</strong>
            <span className={styles.soft}>
              {value.assumed ? t("assumed-because", { why: value.source }) : value.source}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
