import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { textOf } from "../ui/broken-rows.ts"
import styles from "./dividing.module.css"
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
  const { t } = useTranslation("dividing")
  const id = useId()
  const [fault, setFault] = useState<string>()
  const bring = async (file: File) => {
    if (file.size > largest) return setFault(t("upload.too-large-game"))
    try {
      if (onCsv !== undefined && file.name.toLowerCase().endsWith(".csv")) return setFault(onCsv(await textOf(file)))
      setFault(onRead(readJson(await textOf(file))) ? undefined : t("upload.bad-json"))
    } catch {
      setFault(t("upload.bad-json"))
    }
  }
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t(onCsv === undefined ? "upload.title-json" : "upload.title")}</summary>
      <div className={styles.rule}>
        <label htmlFor={id}>{t("upload.file")}</label>
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
          <p role="alert" className={styles.loss}>
            {fault}
          </p>
        )}
      </div>
    </details>
  )
}
