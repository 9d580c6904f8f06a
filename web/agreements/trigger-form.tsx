import { Button } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import type { Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { CaseFields, emptyCase, triggerOf } from "./case-fields.tsx"

interface TriggerFormProps {
  readonly agreement: string
  /** Of the version in force. */
  readonly terms: Terms
  readonly onDone: (done: Done) => void
}

/** The collector reports what came in, and the agreement is executed on it. */
export function TriggerForm({ agreement, terms, onDone }: TriggerFormProps): ReactNode {
  const { t } = useTranslation("agreements")
  const act = useAct("executeAgreement")
  const [typed, setTyped] = useState(emptyCase)
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const trigger = triggerOf(typed, terms)
    if (trigger === undefined || act.isPending) return
    void afterAct(act.mutateAsync({ params: { agreement }, body: trigger }), () => {
      setTyped(emptyCase)
      setTried(false)
      const text = t("done.execute", { id: agreement, from: trigger.from, until: trigger.until })
      announce(text)
      onDone({ text, act: "settlement.execute-agreement" })
    })
  }
  return (
    <Section
      title={t("execute.title")}
      note={t("execute.note", { frequency: t(`frequency.${terms.collection.frequency}`) })}
    >
      <form className={styles.form} onSubmit={submit} aria-label={t("execute.title")} noValidate>
        <CaseFields terms={terms} value={typed} onChange={setTyped} />
        {tried && triggerOf(typed, terms) === undefined ? <p role="alert">{t("case.missing")}</p> : null}
        {act.error === null ? null : <RefusalNotice error={act.error} asked={t("execute.do")} />}
        <div>
          <Button type="submit" loading={act.isPending}>
            {t("execute.do")}
          </Button>
        </div>
      </form>
    </Section>
  )
}
