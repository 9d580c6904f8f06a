import { Button, SegmentedControl } from "@mantine/core"
import { useMutationState } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import { LongWork } from "../ui/long-work.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { textOf } from "./broken-rows.ts"
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
  const id = useId()
  const [file, setFile] = useState<File | undefined>(undefined)
  const [isNew, setNew] = useState(false)
  const organisations = useAct("importOrganisations")
  const facilities = useAct("importFacilities")
  const bring = of === "organisations" ? organisations : facilities
  const last = useLastImport(of)
  const shown = isNew ? undefined : last
  const pending = last?.status === "pending"
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file === undefined || pending) return
    const body = await textOf(file)
    setNew(false)
    bring.mutate({ body })
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor={id}>{t("import.file")}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          required
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0])
            setNew(true)
          }}
        />
        <p id={`${id}-note`} className={styles.soft}>
          {t(`import.${of}-columns`)}
        </p>
        <div>
          <Button type="submit" disabled={file === undefined} loading={pending}>
            {t("import.do")}
          </Button>
        </div>
      </form>
      {pending ? <LongWork act={acts[of]} doing={t(`import.doing-${of}`)} /> : null}
      {shown?.error ? <RefusalNotice error={shown.error} asked={t("import.title")} /> : null}
      {shown?.report === undefined ? null : <ImportReport of={of} report={shown.report} file={shown.file} />}
    </>
  )
}
