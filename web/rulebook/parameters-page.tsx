import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { latestValue, type Parameter, ParameterMark } from "./parameter-mark.tsx"
import { useUnitText } from "./unit-text.ts"

/** Every dated parameter: its value now, and where it comes from; a row opens all it has been. */
export function ParametersPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const unitText = useUnitText()
  const view = useSearch({ from: "/parameters" })
  const navigate = useNavigate({ from: "/parameters" })
  const { data, error, refetch } = useQuery(read("readParameters"))
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
            navigate({ search: present({ sort, filters }), replace: true, resetScroll: false })
          }
          onOpen={({ id }) => navigate({ to: "/parameters/$parameter", params: { parameter: id } })}
          columns={[
            {
              key: "id",
              label: t("parameters.id"),
              value: (one) => one.id,
              cell: ({ id }) => (
                <Link to="/parameters/$parameter" params={{ parameter: id }}>
                  <code>{id}</code>
                </Link>
              ),
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
            { key: "unit", label: t("parameters.unit"), value: (one) => unitText(one.unit) },
            {
              key: "set-by",
              label: t("parameters.set-by"),
              value: (one) => t(`set-by.${one.setBy}`),
              filter: "choice",
            },
            {
              key: "source",
              label: t("parameters.basis"),
              value: (one) => t(latestValue(one)?.assumed ? "assumed" : "sourced"),
              filter: "choice",
            },
          ]}
        />
      )}
    </Page>
  )
}

function Current({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const value = latestValue(parameter)
  return (
    <>
      {parameter.current ?? "–"} {value === undefined ? null : <ParameterMark parameter={parameter} value={value} />}
    </>
  )
}
