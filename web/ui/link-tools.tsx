import { Button } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import styles from "./file-tools.module.css"
import { Icon } from "./icon.tsx"
import { packed } from "./packed-link.ts"
import { PdfButton } from "./pdf-button.tsx"
import { PrintButton } from "./print-button.tsx"
import { saveFile } from "./save-file.ts"

interface LinkToolsProps {
  /** What the page works on: it stands in the link. */
  readonly value: unknown
  /** What is kept as a file, for the command line and for later. */
  readonly file: unknown
  readonly name: string
  readonly tooLong: boolean
  /** The page as PDF, where the server writes one. */
  readonly onPaper?: () => Promise<Blob>
}

/** A link that gives this view again, the case as a file, and the page on paper. */
export function LinkTools({ value, file, name, tooLong, onPaper }: LinkToolsProps): ReactNode {
  const { t } = useTranslation("ui")
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}?case=${await packed(value)}`)
    setCopied(true)
    announce(t("link.copied"))
  }
  return (
    <div className={styles.tools} data-screen-only>
      {tooLong ? (
        <span className={styles.soft}>{t("link.too-long")}</span>
      ) : (
        <Button variant="default" leftSection={<Icon name="copy" size={16} />} onClick={copy}>
          {copied ? t("link.copied") : t("link.copy")}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<Icon name="download" size={16} />}
        onClick={() => saveFile(`${name}.json`, "application/json", `${JSON.stringify(file, null, 2)}\n`)}
      >
        {t("file.save")}
      </Button>
      {onPaper === undefined ? null : <PdfButton name={name} onPaper={onPaper} />}
      <PrintButton />
    </div>
  )
}
