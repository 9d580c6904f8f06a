import { Button, Textarea } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import type { AgreementShown } from "./agreement-types.ts"
import styles from "./agreements.module.css"

interface ReverseExecutionProps {
  readonly agreement: string
  readonly kept: AgreementShown["executions"][number]
  readonly onDone: (done: Done) => void
}

/** The collector's finance officer takes back an execution, also one that moved no money; its period may then be executed again. */
export function ReverseExecution({ agreement, kept, onDone }: ReverseExecutionProps): ReactNode {
  const { t } = useTranslation("agreements")
  const act = useAct("reverseExecution")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { from, until } = kept.execution.trigger
  const missing = reason.trim() === ""
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing || act.isPending) return
    const params = { agreement, transaction: kept.transaction }
    void afterAct(act.mutateAsync({ params, body: { reason: reason.trim() } }), () => {
      const text = t("done.reverse", { id: agreement, from, until })
      announce(text)
      onDone({ text, act: "settlement.reverse" })
    })
  }
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t("do.reverse")}</summary>
      <form className={styles.form} onSubmit={submit} aria-label={t("do.reverse")} noValidate>
        <p className={styles.soft}>{t("next.reverse")}</p>
        <Textarea
          label={t("do.reason")}
          required
          maxLength={500}
          value={reason}
          error={tried && missing ? t("do.reason-missing") : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.reverse")} />}
        <div>
          <Button type="submit" variant="default" loading={act.isPending}>
            {t("do.reverse")}
          </Button>
        </div>
      </form>
    </details>
  )
}
