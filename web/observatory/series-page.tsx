import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ClaimsSection } from "./claims-section.tsx"
import { FanSection } from "./fan-section.tsx"
import { GrowthSection } from "./growth-section.tsx"
import { decimalsOf } from "./index-figures.ts"
import styles from "./observatory.module.css"
import { OwnIndexSection } from "./own-index-section.tsx"
import { RevisionsSection, TotalsSection } from "./revisions-section.tsx"
import type { SeriesValue } from "./series-values.ts"
import { ValueMark } from "./value-mark.tsx"

/** Published index values by edition: the fan of editions, typed growth, what claimed figures mean, revisions, totals. */
export function SeriesPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const search = useSearch({ from: "/index-series" })
  const navigate = useNavigate({ from: "/index-series" })
  const { data, error, refetch } = useQuery(read("readSeries"))
  const indices = [...new Set(data?.items.map(({ index }) => index))]
  const chosen = indices.find((index) => index === search.index) ?? indices[0]
  const values = data?.items.filter(({ index }) => index === chosen)
  const vintages = [...new Set(values?.map(({ vintage }) => vintage))].filter((vintage) => vintage !== "all")
  const shown = values?.filter(({ vintage }) => search.vintage === undefined || vintage === search.vintage)
  const look = (part: Readonly<Partial<typeof search>>) =>
    navigate({
      search: (before) => ({ ...before, ...(chosen !== undefined && { index: chosen }), ...part }),
      replace: true,
      resetScroll: false,
    })
  return (
    <Page wide title={t("series.title")} intro={t("series.intro")}>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {values === undefined || shown === undefined || chosen === undefined ? (
        error === null && (data === undefined ? <RowsSkeleton /> : <EmptyState title={t("series.none")} />)
      ) : (
        <>
          <div className={styles.filters}>
            <NativeSelect
              label={t("series.index")}
              value={chosen}
              data={indices.map((index) => ({
                value: index,
                label: say(data?.items.find((one) => one.index === index)?.indexName ?? { zh: index, en: index }),
              }))}
              onChange={({ currentTarget }) => navigate({ search: { index: currentTarget.value }, replace: true })}
            />
            <NativeSelect
              label={t("series.vintage")}
              value={search.vintage ?? ""}
              data={[{ value: "", label: t("series.all-vintages") }, ...vintages]}
              onChange={({ currentTarget: { value } }) =>
                navigate({
                  search: ({ vintage: _, ...kept }) => ({
                    ...kept,
                    index: chosen,
                    ...(value !== "" && { vintage: value }),
                  }),
                  replace: true,
                })
              }
            />
          </div>
          <FanSection
            values={values}
            definitions={data?.definitions ?? []}
            component={search.component}
            onComponent={(component) => look({ component })}
          />
          <GrowthSection values={values} choice={search} onChoice={look} />
          <ClaimsSection claims={data?.claims.filter(({ index }) => index === chosen) ?? []} values={values} />
          <RevisionsSection key={`${chosen} revisions`} values={values} />
          <TotalsSection key={`${chosen} totals`} values={values} />
          <OwnIndexSection key={`${chosen} own`} index={chosen} values={values} />
          <Section title={t("series.values")} note={t("series.values-note")}>
            <Values
              values={shown}
              view={{ sort: search.sort, filters: search.filters }}
              onView={({ sort, filters }) =>
                navigate({
                  search: ({ sort: _, filters: __, ...kept }) => ({
                    ...kept,
                    index: chosen,
                    ...(sort && { sort }),
                    ...(filters && { filters }),
                  }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </Section>
        </>
      )}
    </Page>
  )
}

interface View {
  readonly sort?: string | undefined
  readonly filters?: Readonly<Record<string, string>> | undefined
}

function Values(props: {
  readonly values: readonly SeriesValue[]
  readonly view: View
  readonly onView: (view: View) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  return (
    <DataTable
      name="index-series"
      label={t("series.values")}
      rows={props.values}
      rowKey={(one) => [one.component, one.year, one.vintage, one.status, one.value].join(" ")}
      view={props.view}
      onView={props.onView}
      columns={[
        {
          key: "component",
          label: t("series.component"),
          value: ({ componentName }) => say(componentName),
          filter: "choice",
        },
        { key: "year", label: t("series.year"), value: ({ year }) => year, numeric: true, filter: "choice" },
        {
          key: "value",
          label: t("series.value"),
          value: ({ value }) => value,
          numeric: true,
          cell: (one) => (
            <>
              {one.value.toFixed(decimalsOf(props.values, one.index))} <ValueMark value={one} />
            </>
          ),
        },
        {
          key: "base",
          label: t("series.base"),
          value: baseOf,
          cell: (one) => <span className="number">{baseOf(one)}</span>,
        },
        {
          key: "vintage",
          label: t("series.vintage"),
          value: ({ vintage }) => vintage,
          cell: ({ vintage }) => <span className="number">{vintage}</span>,
        },
        { key: "status", label: t("series.status"), value: ({ status }) => t(`status.${status}`), filter: "choice" },
        { key: "note", label: t("series.note"), value: ({ note }) => note },
        { key: "source", label: t("series.source"), value: ({ source }) => source, hidden: true },
      ]}
    />
  )
}

function baseOf({ baseYear, baseValue }: SeriesValue): string {
  return `${baseYear} = ${baseValue}`
}
