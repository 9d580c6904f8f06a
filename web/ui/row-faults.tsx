import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { brokenRows } from "./broken-rows.ts"
import { DataTable } from "./data-table.tsx"
import { Icon } from "./icon.tsx"
import { Section } from "./page.tsx"
import { saveFile } from "./save-file.ts"
import { type TwoTexts, useSay } from "./text.ts"

interface RowFaultsProps {
  readonly faults: readonly { readonly row: number; readonly column: string; readonly cause: TwoTexts }[]
  /** The file's text, for handing its broken rows back. */
  readonly file: string
}

/** Each broken row of a CSV file with its cause, and those rows as a file to mend and send again; nothing without any. */
export function RowFaults({ faults, file }: RowFaultsProps): ReactNode {
  const { t } = useTranslation("ui")
  const say = useSay()
  const rows = [...new Set(faults.map(({ row }) => row))]
  if (rows.length === 0) return null
  return (
    <Section title={t("csv.broken")} note={t("csv.broken-note")}>
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="download" size={16} />}
          onClick={() => saveFile("broken-rows.csv", "text/csv;charset=utf-8", brokenRows(file, rows))}
        >
          {t("csv.download", { count: rows.length })}
        </Button>
      </div>
      <DataTable
        name="row-faults"
        label={t("csv.broken")}
        rows={faults.map((fault, index) => ({ ...fault, key: `${index}` }))}
        rowKey={({ key }) => key}
        columns={[
          { key: "row", label: t("csv.row"), value: ({ row }) => row, numeric: true },
          { key: "column", label: t("csv.column"), value: ({ column }) => column, filter: "choice" },
          { key: "cause", label: t("csv.cause"), value: ({ cause }) => say(cause), filter: "text" },
        ]}
      />
    </Section>
  )
}
