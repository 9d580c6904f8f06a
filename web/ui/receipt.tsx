import { Button } from "@mantine/core"
import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "./icon.tsx"
import styles from "./receipt.module.css"
import { saveFile } from "./save-file.ts"
import { InstantText } from "./time-text.tsx"

interface ReceiptProps {
  /** What was done, in a sentence that can stand alone. */
  readonly text: ReactNode
  readonly at?: string
  /** Place of the act's entry in the log. */
  readonly entry?: number
  /** Loads the file that proves the entry; absent while there is none. */
  readonly proof?: { readonly name: string; readonly load: () => Promise<string> }
  /** What one may do next. */
  readonly next?: ReactNode
}

/** Ends every act: what was done, its entry in the log, and the file with which anyone can check it offline. */
export function Receipt({ text, at, entry, proof, next }: ReceiptProps): ReactNode {
  const { t } = useTranslation("ui")
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status" className={styles.receipt}>
      <Icon name="check" size={22} />
      <div className={styles.words}>
        <div className={styles.text}>{text}</div>
        <p className={styles.facts}>
          {at === undefined ? null : <InstantText at={at} />}
          {entry === undefined ? null : <a href={`/log?entry=${entry}`}>{t("receipt.entry", { entry })}</a>}
        </p>
        <div className={styles.acts}>
          {proof === undefined ? null : (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="download" size={16} />}
              onClick={async () => saveFile(proof.name, "application/json", await proof.load())}
            >
              {t("receipt.proof")}
            </Button>
          )}
          {next}
        </div>
      </div>
    </div>
  )
}
