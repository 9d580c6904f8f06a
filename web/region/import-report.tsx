import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { Receipt } from "../ui/receipt.tsx"
import { RowFaults } from "../ui/row-faults.tsx"

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
      <RowFaults faults={report.rejected} file={file} />
    </>
  )
}
