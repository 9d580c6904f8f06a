import { Button } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { Icon } from "./icon.tsx"
import { RefusalNotice } from "./refusal-notice.tsx"
import { saveFile } from "./save-file.ts"

interface PdfButtonProps {
  readonly name: string
  /** Asks the server for the paper. */
  readonly onPaper: () => Promise<Blob>
}

/** What the page shows, set by the server as a PDF: the same on every machine, with a proof code. */
export function PdfButton({ name, onPaper }: PdfButtonProps): ReactNode {
  const { t } = useTranslation("ui")
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      saveFile(`${name}.pdf`, "application/pdf", await onPaper())
      announce(t("pdf.saved"))
    } catch (fault) {
      setError(fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="default" loading={busy} leftSection={<Icon name="download" size={16} />} onClick={save}>
        PDF
      </Button>
      {error === undefined ? null : <RefusalNotice error={error} asked={t("pdf.asked")} onRetry={save} />}
    </>
  )
}
