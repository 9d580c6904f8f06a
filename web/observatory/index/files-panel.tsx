import { Button } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../../frame/announcer.tsx"
import { csvRows } from "../../ui/csv-rows.ts"
import { DropField } from "../../ui/drop-field.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./bench.module.css"
import { type Brought, bringFiles, Damaged } from "./brought-files.ts"
import { BroughtList } from "./brought-list.tsx"
import type { IndexFiles } from "./index-files.ts"

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
      <DropField
        label={t("bench.bring")}
        note={t("bench.bring-note")}
        accept=".csv,.txt,.xlsx,.yaml,.yml,.json,.zip"
        onFiles={bring}
      />
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
