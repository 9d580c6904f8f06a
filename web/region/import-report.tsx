import { Button } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Icon } from "../ui/icon.tsx"
import { Section } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { saveFile } from "../ui/save-file.ts"
import { useSay } from "../ui/text.ts"
import { brokenRows } from "./broken-rows.ts"

export type Report = Reply<"importOrganisations">

interface ReportProps {
  readonly of: "organisations" | "facilities"
  readonly report: Report
  /** The file's text, for handing its broken rows back. */
  readonly file: string
}

/** How many rows came in, what is wrong with each other one, and those rows as a file to mend. */
export function ImportReport({ of, report, file }: ReportProps): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const faults = report.rejected.map((fault, index) => ({ ...fault, key: `${index}` }))
  const rows = [...new Set(report.rejected.map(({ row }) => row))]
  return (
    <>
      <Receipt
        text={
          rows.length === 0
            ? t("import.all", { count: report.accepted })
            : `${t("import.accepted", { count: report.accepted })}${t("import.rejected", { count: rows.length })}`
        }
        next={
          <Link to={of === "organisations" ? "/organisations" : "/facilities"}>
            {t(of === "organisations" ? "import.see-organisations" : "import.see-facilities")}
          </Link>
        }
      />
      {rows.length === 0 ? null : (
        <Section title={t("import.broken")} note={t("import.broken-note")}>
          <div>
            <Button
              variant="default"
              leftSection={<Icon name="download" size={16} />}
              onClick={() => saveFile("broken-rows.csv", "text/csv;charset=utf-8", brokenRows(file, rows))}
            >
              {t("import.download", { count: rows.length })}
            </Button>
          </div>
          <DataTable
            name="import-faults"
            label={t("import.broken")}
            rows={faults}
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
