import { Button, SegmentedControl } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useAct } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Page, Section } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./region.module.css"

/** Brings rows of a CSV file in: the good ones are taken, each broken one is named by row, column and cause. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation("region")
  const { of = "organisations" } = useSearch({ from: "/import" })
  const navigate = useNavigate({ from: "/import" })
  return (
    <Page title={t("import.title")} intro={t("import.intro")}>
      <SegmentedControl
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

function ImportForm({ of }: { readonly of: "organisations" | "facilities" }): ReactNode {
  const { t } = useTranslation("region")
  const id = useId()
  const [file, setFile] = useState<File | undefined>(undefined)
  const organisations = useAct("importOrganisations")
  const facilities = useAct("importFacilities")
  const bring = of === "organisations" ? organisations : facilities
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file !== undefined) bring.mutate({ body: await file.text() })
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
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0])
            bring.reset()
          }}
        />
        <p id={`${id}-note`} className={styles.soft}>
          {t(`import.${of}-columns`)}
        </p>
        <Button type="submit" disabled={file === undefined} loading={bring.isPending}>
          {t("import.do")}
        </Button>
      </form>
      {bring.isPending ? <LongWork doing={t("import.doing", { file: file?.name ?? "" })} /> : null}
      {bring.error === null ? null : <RefusalNotice error={bring.error} asked={t("import.title")} />}
      {bring.data === undefined ? null : <Report report={bring.data} />}
    </>
  )
}

function Report({ report }: { readonly report: Reply<"importOrganisations"> }): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const broken = report.rejected.map((row, index) => ({ ...row, key: `${index}` }))
  return (
    <>
      <Receipt text={t("import.accepted", { accepted: report.accepted, rejected: rowsOf(report) })} />
      {broken.length === 0 ? null : (
        <Section title={t("import.broken")} note={t("import.broken-note")}>
          <DataTable
            name="import-faults"
            label={t("import.broken")}
            rows={broken}
            rowKey={({ key }) => key}
            columns={[
              { key: "row", label: t("import.row"), value: ({ row }) => row, numeric: true },
              { key: "column", label: t("import.column"), value: ({ column }) => column, filter: "choice" },
              { key: "cause", label: t("import.cause"), value: ({ cause }) => say(cause), filter: "text" },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function rowsOf(report: Reply<"importOrganisations">): number {
  return new Set(report.rejected.map(({ row }) => row)).size
}
