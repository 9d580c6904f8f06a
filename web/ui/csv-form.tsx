import { Button } from "@mantine/core"
import { type FormEvent, type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./blocks.module.css"
import { textOf } from "./broken-rows.ts"

interface CsvFormProps {
  /** What the file's columns are. */
  readonly columns: string
  /** What the button says. */
  readonly act: string
  /** It is not the page's one primary act. */
  readonly beside?: boolean
  readonly pending: boolean
  /** Another file was chosen: what an earlier one brought is no longer shown. */
  readonly onChoose: () => void
  readonly onBring: (text: string, name: string) => void
}

/** Chooses a CSV file and hands its text on, whether it is written in UTF-8 or GB 18030. */
export function CsvForm({ columns, act, beside = false, pending, onChoose, onBring }: CsvFormProps): ReactNode {
  const { t } = useTranslation("ui")
  const id = useId()
  const [file, setFile] = useState<File | undefined>(undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (file !== undefined && !pending) onBring(await textOf(file), file.name)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{t("csv.file")}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        required
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          setFile(currentTarget.files?.[0])
          onChoose()
        }}
      />
      <p id={`${id}-note`} className={styles.soft}>
        {columns}
      </p>
      <div>
        <Button type="submit" variant={beside ? "default" : "filled"} disabled={file === undefined} loading={pending}>
          {act}
        </Button>
      </div>
    </form>
  )
}
