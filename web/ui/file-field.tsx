import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { textOf } from "./broken-rows.ts"
import styles from "./file-tools.module.css"
import { readJson } from "./read-json.ts"

interface FileFieldProps {
  readonly note: string
  /** Takes what the file holds; false when it is nothing that can be read here. */
  readonly onRead: (given: unknown) => boolean
  /** Takes a CSV where there is a form for one; answers what is wrong with it, in words. */
  readonly onCsv?: (text: string) => string | undefined
}

const largest = 2_000_000

/** A JSON file as the command line tool takes it, or where it is taken a CSV. */
export function FileField({ note, onRead, onCsv }: FileFieldProps): ReactNode {
  const { t } = useTranslation("ui")
  const id = useId()
  const [fault, setFault] = useState<string>()
  const bring = async (file: File) => {
    if (file.size > largest) return setFault(t("file.too-large"))
    try {
      if (onCsv !== undefined && file.name.toLowerCase().endsWith(".csv")) return setFault(onCsv(await textOf(file)))
      setFault(onRead(readJson(await textOf(file))) ? undefined : t("file.unread"))
    } catch {
      setFault(t("file.unread"))
    }
  }
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t(onCsv === undefined ? "file.bring-json" : "file.bring")}</summary>
      <div className={styles.bring}>
        <label htmlFor={id}>{t("file.label")}</label>
        <input
          id={id}
          type="file"
          accept={onCsv === undefined ? ".json,application/json" : ".csv,.json,text/csv,application/json"}
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = ""
            if (file !== undefined) bring(file)
          }}
        />
        <p id={`${id}-note`} className={styles.soft}>
          {note}
        </p>
        {fault === undefined ? null : (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
      </div>
    </details>
  )
}
