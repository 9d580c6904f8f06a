import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { planFileEndings } from "../../../documents/index.ts"
import type { Reply } from "../../api.ts"
import { read } from "../../query.ts"
import { DropField } from "../../ui/drop-field.tsx"
import { Page, Section } from "../../ui/page.tsx"
import { RefusalNotice } from "../../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../../ui/skeletons.tsx"
import { LocalRefusal } from "../local-refusal.tsx"
import { AbsentTable } from "./absent-table.tsx"
import { CoverageMatrix } from "./coverage-matrix.tsx"
import { PassagesPanel } from "./passages-panel.tsx"
import { PlanComparison } from "./plan-comparison.tsx"
import { PlanList } from "./plan-list.tsx"
import type { PlanGround } from "./plan-work.ts"
import styles from "./plans.module.css"
import { TermsPanel } from "./terms-panel.tsx"
import { useAudit, usePlans, useTerms } from "./use-plans.ts"

/** Plans looked through in the browser: what they cover, quote by quote, and what they leave out. */
export function PlanAuditPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const ground = useQuery(read("readPlanGround"))
  const day = useQuery(read("readDay"))
  const error = ground.error ?? day.error
  return (
    <Page wide title={t("plans.title")} intro={t("plans.intro")}>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => ground.refetch()} />}
      {ground.data === undefined || day.data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <Audit ground={ground.data} on={day.data.today} />
      )}
    </Page>
  )
}

function Audit({ ground, on }: { readonly ground: PlanGround; readonly on: Reply<"readDay">["today"] }): ReactNode {
  const { t } = useTranslation("observatory")
  const [own, setOwn] = useState("")
  const plans = usePlans(ground)
  const { lexicon, error } = useTerms(ground, own, on)
  const answer = useAudit(plans.brought, lexicon)
  const { report } = answer
  return (
    <>
      <Section title={t("plans.plans")} note={t("plans.stays-here")}>
        <DropField
          label={t("plans.bring")}
          note={t("plans.bring-note")}
          accept={planFileEndings.join(",")}
          onFiles={plans.bring}
        />
        {plans.busy === undefined ? null : <p role="status">{t("plans.reading", { file: plans.busy })}</p>}
        {plans.unread.map((one) => (
          <LocalRefusal key={one.file} error={one.error} asked={t("plans.refused", { file: one.file })} />
        ))}
        <PlanList
          ground={ground}
          brought={plans.brought}
          answer={answer}
          onChange={plans.change}
          onRemove={plans.remove}
        />
        {plans.brought.some(({ sample }) => sample) || ground.samples.length === 0 ? null : (
          <Button variant="default" onClick={plans.samples}>
            {t("plans.show-samples")}
          </Button>
        )}
      </Section>
      {report === undefined ? null : (
        <>
          <Section title={t("plans.coverage")} note={t("plans.coverage-note")}>
            <Coverage report={report} lexicon={lexicon} brought={plans.brought} />
          </Section>
          <Section title={t("plans.absent")} note={t("plans.absent-note")}>
            <AbsentTable report={report} lexicon={lexicon} />
          </Section>
          <Section title={t("plans.comparison")} note={t("plans.comparison-note")}>
            <PlanComparison report={report} lexicon={lexicon} />
          </Section>
        </>
      )}
      <Section title={t("plans.terms")} note={t("plans.terms-note")}>
        <TermsPanel lexicon={lexicon} own={own} error={error} onOwn={setOwn} />
      </Section>
    </>
  )
}

interface CoverageProps {
  readonly report: NonNullable<ReturnType<typeof useAudit>["report"]>
  readonly lexicon: ReturnType<typeof useTerms>["lexicon"]
  readonly brought: ReturnType<typeof usePlans>["brought"]
}

function Coverage({ report, lexicon, brought }: CoverageProps): ReactNode {
  const search = useSearch({ from: "/plan-audit" })
  const navigate = useNavigate({ from: "/plan-audit" })
  const cell =
    report.cells.find(({ file, topic }) => file === search.plan && topic.id === search.topic) ??
    report.cells.find(({ state }) => state === "committed")
  const plan = brought.find(({ plan }) => plan.file === cell?.file)?.plan
  const chosen = cell === undefined ? undefined : { file: cell.file, topic: cell.topic.id }
  const go = (file: string, topic: string, at: number) =>
    navigate({ search: { plan: file, topic, ...(at > 0 && { at }) }, replace: true, resetScroll: false })
  return (
    <div className={styles.coverage}>
      {(["area", "theme"] as const).map((kind) => (
        <CoverageMatrix
          key={kind}
          report={report}
          kind={kind}
          chosen={chosen}
          onChoose={({ file, topic }) => go(file, topic.id, 0)}
        />
      ))}
      {cell === undefined || plan === undefined ? null : (
        <PassagesPanel
          report={report}
          lexicon={lexicon}
          plan={plan}
          topic={cell.topic}
          at={search.at ?? 0}
          onAt={(at) => go(cell.file, cell.topic.id, at)}
        />
      )}
    </div>
  )
}
