import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./data-table.module.css"
import { Icon } from "./icon.tsx"
import { saveFile } from "./save-file.ts"
import { type ColumnValue, tableCsv } from "./table-view.ts"

interface TableFilesProps<Row> {
  /** Name of the files. */
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly ColumnValue<Row>[]
  /** Said by a screen reader where a page has several. */
  readonly of?: string
}

async function saveSheet<Row>({ name, rows, columns }: TableFilesProps<Row>): Promise<void> {
  const { tableSheet } = await import("./table-sheet.ts")
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  saveFile(`${name}.xlsx`, type, await tableSheet(rows, columns))
}

/** What is seen, as CSV and as XLSX. */
export function TableFiles<Row>(props: TableFilesProps<Row>): ReactNode {
  const { t } = useTranslation("ui")
  const { name, rows, columns, of } = props
  const said = of === undefined ? null : <span className="hidden-text"> · {of}</span>
  return (
    <span className={styles.files} data-screen-only>
      <button
        type="button"
        className={styles.tool}
        onClick={() => saveFile(`${name}.csv`, "text/csv;charset=utf-8", tableCsv(rows, columns))}
      >
        <Icon name="download" size={16} />
        {t("table.csv")}
        {said}
      </button>
      <button type="button" className={styles.tool} onClick={() => saveSheet(props)}>
        <Icon name="download" size={16} />
        {t("table.xlsx")}
        {said}
      </button>
    </span>
  )
}
