import { Button } from "@mantine/core"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { LongWork } from "../ui/long-work.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import styles from "./facilities.module.css"

interface ActFormProps {
  /** What is done, as its button says. */
  readonly doing: string
  readonly busy: boolean
  readonly error: Error | null
  readonly disabled?: boolean
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form of one act on a booking: what it will do, its fields, the button, a way out. */
export function ActForm({ doing, busy, error, disabled = false, onDo, onClose, children }: ActFormProps): ReactNode {
  const { t } = useTranslation("facilities")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onDo()
  }
  return (
    <form className={styles.actForm} onSubmit={submit} aria-label={doing}>
      {children}
      {error === null ? null : <RefusalNotice error={error} asked={doing} />}
      <div className={styles.acts}>
        <Button type="submit" loading={busy} disabled={disabled}>
          {doing}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("form.close")}
        </Button>
      </div>
      {busy ? <LongWork doing={doing} /> : null}
    </form>
  )
}
