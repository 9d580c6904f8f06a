import { SegmentedControl } from "@mantine/core"
import { useMutationState } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import { CsvForm } from "../ui/csv-form.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ImportReport, type Report } from "./import-report.tsx"
import styles from "./region.module.css"

/** Brings rows of a CSV file in: the good ones are taken, each broken one is named by row, column and cause. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation("region")
  const { of = "organisations" } = useSearch({ from: "/import" })
  const navigate = useNavigate({ from: "/import" })
  return (
    <Page title={t("import.title")} intro={t("import.intro")}>
      <SegmentedControl
        className={styles.choice}
        aria-label={t("import.of")}
        value={of}
        data={[
          { value: "organisations", label: t("import.organisations") },
          { value: "facilities", label: t("import.facilities") },
        ]}
        onChange={(value) => navigate({ search: { of: value === "facilities" ? "facilities" : "organisations" } })}
      />
      <ImportForm key={of} of={of} />
    </Page>
  )
}

type Kind = "organisations" | "facilities"
const acts = { organisations: "importOrganisations", facilities: "importFacilities" } as const

/** An import as the page last saw it. It goes on while the reader is on other pages, and its outcome waits here. */
interface Import {
  readonly status: "idle" | "pending" | "success" | "error"
  readonly file: string
  readonly report: Report | undefined
  readonly error: Error | null
}

function useLastImport(of: Kind): Import | undefined {
  return useMutationState<Import>({
    filters: { mutationKey: [acts[of]] },
    select: ({ state }) => ({
      status: state.status,
      file: bodyOf(state.variables),
      report: isReport(state.data) ? state.data : undefined,
      error: state.error,
    }),
  }).at(-1)
}

function isReport(data: unknown): data is Report {
  return typeof data === "object" && data !== null && "accepted" in data && "rejected" in data
}

function bodyOf(asked: unknown): string {
  return typeof asked === "object" && asked !== null && "body" in asked && typeof asked.body === "string"
    ? asked.body
    : ""
}

function ImportForm({ of }: { readonly of: Kind }): ReactNode {
  const { t } = useTranslation("region")
  const [isNew, setNew] = useState(false)
  const organisations = useAct("importOrganisations")
  const facilities = useAct("importFacilities")
  const bring = of === "organisations" ? organisations : facilities
  const last = useLastImport(of)
  const shown = isNew ? undefined : last
  const pending = last?.status === "pending"
  return (
    <>
      <CsvForm
        columns={t(`import.${of}-columns`)}
        act={t("import.do")}
        pending={pending}
        onChoose={() => setNew(true)}
        onBring={(body) => {
          setNew(false)
          bring.mutate({ body })
        }}
      />
      {pending ? <LongWork act={acts[of]} doing={t(`import.doing-${of}`)} /> : null}
      {shown?.error ? <RefusalNotice error={shown.error} asked={t("import.title")} /> : null}
      {shown?.report === undefined ? null : <ImportReport of={of} report={shown.report} file={shown.file} />}
    </>
  )
}
