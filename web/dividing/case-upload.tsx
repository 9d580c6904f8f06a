import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { textOf } from "../ui/broken-rows.ts"
import { CaseFile, type Pack, unitFields, unitsOf } from "./case-state.ts"
import { csvTable } from "./csv-table.ts"
import styles from "./dividing.module.css"
import { readJson } from "./read-json.ts"

interface CaseUploadProps {
  readonly given: CaseFile
  readonly pack: Pack
  readonly onCase: (given: CaseFile) => void
}

const largest = 2_000_000

/** Units from a CSV file, or a whole case as `delta apportion` reads it. */
export function CaseUpload({ given, pack, onCase }: CaseUploadProps): ReactNode {
  const { t } = useTranslation("dividing")
  const id = useId()
  const [fault, setFault] = useState<string>()
  const bring = async (file: File) => {
    setFault(undefined)
    if (file.size > largest) return setFault(t("upload.too-large"))
    const text = await textOf(file)
    try {
      if (file.name.toLowerCase().endsWith(".csv")) onCase({ ...given, units: unitsOf(csvTable(text), pack) })
      else onCase(CaseFile.parse(readJson(text)))
    } catch (error) {
      setFault(
        file.name.toLowerCase().endsWith(".csv")
          ? t("upload.bad-csv", { column: error instanceof Error ? error.message : "" })
          : t("upload.bad-json"),
      )
    }
  }
  const columns = ["id", "place", "role", "flags", ...pack.factors.map((factor) => factor.id), ...unitFields].join(", ")
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t("upload.title")}</summary>
      <div className={styles.rule}>
        <label htmlFor={id}>{t("upload.file")}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = ""
            if (file !== undefined) bring(file)
          }}
        />
        <p id={`${id}-note`} className={styles.soft}>
          {t("upload.columns", { columns })}
        </p>
        {fault === undefined ? null : (
          <p role="alert" className={styles.loss}>
            {fault}
          </p>
        )}
      </div>
    </details>
  )
}
