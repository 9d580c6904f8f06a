import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { textOf } from "../ui/broken-rows.ts"
import styles from "./dividing.module.css"

interface FileFieldProps {
  readonly note: string
  /** Takes what the file holds; false when it is nothing that can be read here. */
  readonly onRead: (given: unknown) => boolean
}

const largest = 2_000_000

/** A JSON file as the command line tool takes it. */
export function FileField({ note, onRead }: FileFieldProps): ReactNode {
  const { t } = useTranslation("dividing")
  const id = useId()
  const [fault, setFault] = useState<string>()
  const bring = async (file: File) => {
    if (file.size > largest) return setFault(t("upload.too-large-game"))
    try {
      setFault(onRead(JSON.parse(await textOf(file))) ? undefined : t("upload.bad-json"))
    } catch {
      setFault(t("upload.bad-json"))
    }
  }
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t("upload.title-json")}</summary>
      <div className={styles.rule}>
        <label htmlFor={id}>{t("upload.file")}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
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
