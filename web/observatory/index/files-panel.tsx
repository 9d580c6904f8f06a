import { Button } from "@mantine/core"
import { type DragEvent, type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../../frame/announcer.tsx"
import { saveFile } from "../../ui/save-file.ts"
import styles from "./bench.module.css"
import { type Brought, bringFiles, Damaged } from "./brought-files.ts"
import { BroughtList } from "./brought-list.tsx"
import { csvRows } from "./csv-text.ts"
import type { IndexFiles } from "./index-files.ts"
import { LocalRefusal } from "./local-refusal.tsx"

interface FilesPanelProps {
  readonly files: IndexFiles
  readonly onFiles: (files: IndexFiles) => void
  /** Takes a bundle over; false when it lacks a file that must be there. */
  readonly onBundle: (bundle: Readonly<Record<string, string>>) => boolean
}

const kinds = ["data", "structure", "units", "method"] as const

/** The files that the index is made from, and a place to drop others. */
export function FilesPanel({ files, onFiles, onBundle }: FilesPanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [brought, setBrought] = useState<readonly Brought[]>([])
  const [error, setError] = useState<unknown>()
  const [lacking, setLacking] = useState(false)
  const bring = async (given: readonly File[]) => {
    setError(undefined)
    setLacking(false)
    try {
      const read = await bringFiles(given)
      if ("bundle" in read) setLacking(!onBundle(read.bundle))
      else setBrought(read.items)
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <div className={styles.panel}>
      <DropField onFiles={bring} />
      {lacking ? <p role="alert">{t("bench.bundle-refused")}</p> : null}
      {error instanceof Damaged ? <p role="alert">{t("bench.bring-damaged", { file: error.file })}</p> : null}
      {error === undefined || error instanceof Damaged ? null : (
        <LocalRefusal error={error} asked={t("bench.bring-refused")} />
      )}
      {brought.length === 0 ? null : (
        <BroughtList
          brought={brought}
          onDrop={() => setBrought([])}
          onTake={(taken) => {
            setBrought([])
            onFiles({ ...files, ...taken })
            announce(t("bench.taken"))
          }}
        />
      )}
      <table className={styles.table}>
        <caption className={styles.soft}>{t("bench.files-now")}</caption>
        <tbody>
          {kinds.map((kind) => {
            const found = files[kind]
            return (
              <tr key={kind}>
                <th scope="row">{t(`bench.kind.${kind}`)}</th>
                <td className={styles.name}>
                  {found === undefined ? "–" : found.file}
                  {found === undefined || kind === "method" ? null : (
                    <span className={styles.soft}>
                      {" "}
                      {t("bench.rows", { count: Math.max(0, csvRows(found.text).length - 1) })}
                    </span>
                  )}
                </td>
                <td className={styles.acts}>
                  {found === undefined ? null : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("bench.save-file", { file: found.file })}
                      onClick={() => saveFile(nameOf(kind), "text/plain;charset=utf-8", found.text)}
                    >
                      {t("bench.save")}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function nameOf(kind: (typeof kinds)[number]): string {
  return { data: "long.csv", structure: "structure.csv", units: "units.csv", method: "method.yaml" }[kind]
}

/** Files are dropped here, or chosen by keyboard. */
function DropField({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation("observatory")
  const id = useId()
  const [over, setOver] = useState(false)
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field within does the same
    <div
      className={over ? styles.dropOver : styles.drop}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <label htmlFor={id}>{t("bench.bring")}</label>
      <input
        id={id}
        type="file"
        multiple
        accept=".csv,.txt,.xlsx,.yaml,.yml,.json,.zip"
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])]
          currentTarget.value = ""
          if (chosen.length > 0) onFiles(chosen)
        }}
      />
      <p id={`${id}-note`} className={styles.soft}>
        {t("bench.bring-note")}
      </p>
    </div>
  )
}
