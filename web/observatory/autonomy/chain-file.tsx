import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { encodingOf, supplyColumns } from "../../../observatory/index.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./autonomy.module.css"
import type { OwnChain } from "./kept-chain.ts"

/** A CSV of one's own; it stays in this browser. */
export function ChainFile({ onChain }: { readonly onChain: (chain: OwnChain) => void }): ReactNode {
  const { t } = useTranslation("observatory")
  const id = useId()
  const [error, setError] = useState<unknown>()
  const bring = async (file: File) => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const text = new TextDecoder(encodingOf(file.name, bytes), { fatal: true }).decode(bytes)
      setError(undefined)
      onChain({ file: file.name, text })
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <div className={styles.bring}>
      <label htmlFor={id}>{t("autonomy.bring")}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ""
          if (file !== undefined) bring(file)
        }}
      />
      <details id={`${id}-note`} className={styles.soft}>
        <summary>{t("autonomy.columns")}</summary>
        <p className={styles.code}>{supplyColumns.join(",")}</p>
        <p>{t("autonomy.columns-note")}</p>
      </details>
      {error === undefined ? null : <LocalRefusal error={error} asked={t("autonomy.refused")} />}
    </div>
  )
}
