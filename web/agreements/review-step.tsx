import { Button } from "@mantine/core"
import { useNavigate } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { AgreementText } from "./agreement-text.tsx"
import type { Terms, TermsProblem } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { Problems } from "./new-agreement-page.tsx"
import { SimulationSection } from "./simulation-section.tsx"

interface ReviewStepProps {
  readonly terms: Terms
  /** Agreement of which this is the next version. */
  readonly of: string | undefined
  readonly problems: readonly TermsProblem[]
  /** Why the reader cannot keep it; absent when they can. */
  readonly withheld: ReactNode | undefined
  /** Forgets what was typed. */
  readonly onKept: () => void
}

/** The whole text, what is still open in it, what it would have done, and the act that keeps it. */
export function ReviewStep({ terms, of, problems, withheld, onKept }: ReviewStepProps): ReactNode {
  const { t } = useTranslation("agreements")
  const navigate = useNavigate({ from: "/agreements/new" })
  const draft = useAct("draftAgreement")
  const revise = useAct("reviseAgreement")
  const busy = draft.isPending || revise.isPending
  const fault = draft.error ?? revise.error
  const keep = () => {
    const kept =
      of === undefined
        ? draft.mutateAsync({ body: { terms } })
        : revise.mutateAsync({ params: { agreement: of }, body: { terms } })
    return afterAct(kept, ({ agreement }) => {
      onKept()
      announce(t("new.kept", { id: agreement.id }))
      void navigate({ to: "/agreements/$agreement", params: { agreement: agreement.id }, search: {} })
    })
  }
  return (
    <>
      {problems.length === 0 ? <p role="status">{t("review.whole")}</p> : <Problems problems={problems} />}
      <AgreementText terms={terms} />
      <SimulationSection terms={terms} agreement={of} isWhole={problems.length === 0} />
      {fault === null ? null : <RefusalNotice error={fault} asked={t("new.do")} />}
      {withheld === undefined ? (
        <div className={styles.stack}>
          <div>
            <Button size="md" loading={busy} onClick={keep}>
              {t("new.do")}
            </Button>
          </div>
          <p className={styles.soft}>{t("new.after")}</p>
        </div>
      ) : (
        <div>{withheld}</div>
      )}
    </>
  )
}
