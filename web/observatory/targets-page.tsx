import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Page } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"

type Target = Reply<"readTargets">["items"][number]

/** Goals of published plans beside what has been reached, each with its source; what is not known stays empty. */
export function TargetsPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const view = useSearch({ from: "/targets" })
  const navigate = useNavigate({ from: "/targets" })
  const { data, error, refetch } = useQuery(read("readTargets"))
  return (
    <Page wide title={t("targets.title")} intro={t("targets.intro")}>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <DataTable
          name="targets"
          label={t("targets.title")}
          rows={data.items}
          rowKey={({ id }) => id}
          view={view}
          onView={({ sort, filters }) =>
            navigate({
              search: { ...(sort && { sort }), ...(filters && { filters }) },
              replace: true,
              resetScroll: false,
            })
          }
          columns={[
            {
              key: "indicator",
              label: t("targets.indicator"),
              value: ({ indicator }) => say(indicator),
              filter: "text",
            },
            { key: "region", label: t("targets.region"), value: ({ region }) => say(region), filter: "choice" },
            {
              key: "target",
              label: t("targets.target"),
              value: ({ target }) => target,
              numeric: true,
              cell: (one) => <Goal target={one} />,
            },
            { key: "target-year", label: t("targets.by"), value: ({ targetYear }) => targetYear, numeric: true },
            {
              key: "actual",
              label: t("targets.actual"),
              value: ({ actual }) => actual,
              numeric: true,
              cell: (one) => <Actual target={one} />,
            },
            { key: "unit", label: t("targets.unit"), value: ({ unit }) => unit },
            { key: "state", label: t("targets.state"), value: ({ state }) => state, filter: "choice" },
            { key: "plan", label: t("targets.plan"), value: ({ plan }) => plan, hidden: true },
            { key: "note", label: t("targets.note"), value: ({ note }) => note, hidden: true },
            {
              key: "confidence",
              label: t("targets.confidence"),
              value: ({ confidence }) => confidence,
              filter: "choice",
            },
          ]}
        />
      )}
    </Page>
  )
}

const signs: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", "=": "=" }

function Goal({ target }: { readonly target: Target }): ReactNode {
  const say = useSay()
  if (target.target === null) return "–"
  return (
    <>
      {signs[target.operator] ?? target.operator} {target.target}{" "}
      <ProvenanceMark
        of={`${say(target.indicator)} ${target.target}`}
        provenance={{
          source: `${target.plan} · ${target.sourceOfTarget}`,
          unit: target.unit,
          note: target.confidence,
          ...(target.targetYear === null ? {} : { asOf: target.targetYear }),
          ...addressIn(target.sourceOfTarget),
        }}
      />
    </>
  )
}

function Actual({ target }: { readonly target: Target }): ReactNode {
  const say = useSay()
  if (target.actual === null || target.actual === "") return "–"
  return (
    <>
      {target.actual}{" "}
      <ProvenanceMark
        of={`${say(target.indicator)} ${target.actual}`}
        provenance={{
          source: target.sourceOfActual,
          unit: target.unit,
          note: target.note,
          ...(target.actualYear === null ? {} : { asOf: target.actualYear }),
          ...addressIn(target.sourceOfActual),
        }}
      />
    </>
  )
}

function addressIn(source: string): { readonly href?: string } {
  const address = /https?:\/\/[^\s;,]+/.exec(source)?.[0]
  return address === undefined ? {} : { href: address }
}
