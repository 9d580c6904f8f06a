import { Button, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem } from "../api.ts"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { BlockSkeleton } from "../ui/skeletons.tsx"
import { dayAfter } from "./draft-change.ts"
import styles from "./governance.module.css"
import { ImpactView } from "./impact-view.tsx"
import { isOfValue, type PastPeriod, type TriedImpact } from "./use-impact.ts"

interface ImpactSectionProps {
  readonly tried: TriedImpact
  readonly onPeriod: (period: PastPeriod) => void
}

/** What a draft value would have done with the real acts of a past period; it follows what is typed. */
export function ImpactSection({ tried, onPeriod }: ImpactSectionProps): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <Section title={t("impact.title")} note={t("impact.note")}>
      {tried.period === undefined || tried.today === undefined ? null : (
        <PeriodChoice period={tried.period} today={tried.today} onPeriod={onPeriod} />
      )}
      <Told tried={tried} />
    </Section>
  )
}

function Told({ tried }: { readonly tried: TriedImpact }): ReactNode {
  const { t } = useTranslation("governance")
  const { impact, error, stale, asked, again } = tried
  if (!asked) return <p className={styles.soft}>{t("impact.waiting")}</p>
  if (error instanceof ApiProblem && isOfValue(error))
    return (
      <p role="status" className={styles.soft}>
        {t("impact.unfit")}
      </p>
    )
  if (error !== null) return <RefusalNotice error={error} asked={t("impact.title")} onRetry={again} />
  if (impact === undefined) return <BlockSkeleton height={260} />
  return (
    <div className={styles.impact} data-stale={stale || undefined}>
      <ImpactView impact={impact} stale={stale} />
    </div>
  )
}

const offeredDays = [30, 90, 365] as const

interface PeriodChoiceProps {
  readonly period: PastPeriod
  readonly today: string
  readonly onPeriod: (period: PastPeriod) => void
}

function PeriodChoice({ period, today, onPeriod }: PeriodChoiceProps): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <div className={styles.filters} data-screen-only>
      <TextInput
        type="date"
        label={t("impact.start")}
        value={period.start}
        max={period.end}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "") onPeriod({ ...period, start: currentTarget.value })
        }}
      />
      <TextInput
        type="date"
        label={t("impact.end")}
        value={period.end}
        min={period.start}
        max={today}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "") onPeriod({ ...period, end: currentTarget.value })
        }}
      />
      <div className={styles.offered}>
        {offeredDays.map((days) => (
          <Button
            key={days}
            variant="default"
            size="compact-sm"
            onClick={() => onPeriod({ start: dayAfter(today, 1 - days), end: today })}
          >
            {t("impact.last", { days })}
          </Button>
        ))}
      </div>
    </div>
  )
}
