import { Button, NativeSelect, NumberInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../../ui/text.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import type { AuditAnswer, BroughtPlan, PlanGround } from "./plan-work.ts"
import styles from "./plans.module.css"

interface PlanListProps {
  readonly ground: PlanGround
  readonly brought: readonly BroughtPlan[]
  readonly answer: AuditAnswer | undefined
  readonly onChange: (file: string, change: { readonly member?: string; readonly year?: number }) => void
  readonly onRemove: (file: string) => void
}

/** The plans that are audited: whose each is, and by what that was found; both can be corrected. */
export function PlanList({ ground, brought, answer, onChange, onRemove }: PlanListProps): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { region } = ground
  const choices = [
    { value: "", label: t("plans.by-title") },
    ...region.members.map(({ code, name }) => ({ value: code, label: say(name) })),
    { value: region.id, label: say(region.name) },
  ]
  return (
    <ul className={styles.plans}>
      {brought.map(({ plan, sample }) => {
        const audited = answer?.report?.plans.find(({ file }) => file === plan.file)
        const refused = answer?.refused.find(({ file }) => file === plan.file)
        return (
          <li key={plan.file} className={styles.plan}>
            <div className={styles.what}>
              <strong>{plan.file}</strong>
              {sample ? <span className={styles.sample}>{t("plans.sample")}</span> : null}
              <span className={styles.soft}>
                {t(plan.unit === "page" ? "plans.pages" : "plans.sections", { count: plan.pages.length })}
                {audited === undefined ? null : ` · ${t("plans.sentences", { count: audited.sentences })}`}
              </span>
              {audited?.owner.memberFrom === "title" ? (
                <span className={styles.soft}>{t("plans.found-by", { text: audited.owner.memberText })}</span>
              ) : null}
              {audited !== undefined && audited.unread.length > 0 ? (
                <span role="alert">{t("plans.unread", { pages: audited.unread.join(", ") })}</span>
              ) : null}
            </div>
            <NativeSelect
              label={t("plans.member")}
              aria-label={`${t("plans.member")} · ${plan.file}`}
              value={plan.member ?? audited?.owner.member ?? ""}
              data={choices}
              onChange={({ currentTarget }) => onChange(plan.file, { member: currentTarget.value })}
            />
            <NumberInput
              label={t("plans.year")}
              aria-label={`${t("plans.year")} · ${plan.file}`}
              value={plan.year ?? audited?.owner.year ?? ""}
              min={2000}
              max={2099}
              allowDecimal={false}
              hideControls
              onChange={(year) =>
                typeof year === "number" && year >= 2000 ? onChange(plan.file, { year }) : undefined
              }
            />
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${t("plans.remove")} · ${plan.file}`}
              onClick={() => onRemove(plan.file)}
            >
              {t("plans.remove")}
            </Button>
            {refused === undefined ? null : (
              <LocalRefusal error={refused.error} asked={t("plans.refused", { file: plan.file })} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
