import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { NameText } from "../ui/name-text.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"
import { openingText } from "./opening-text.ts"
import { useDuration } from "./use-duration.ts"

type Facility = Reply<"readFacility">["facility"]
/** When and how a facility may be booked. */
export type Policy = NonNullable<Facility["policy"]>

interface CostFactsProps {
  readonly costs: NonNullable<Facility["costs"]>
  readonly hourly: string | null
  readonly source: string
  readonly sample: boolean
}

/** What an hour costs by part, and what a use costs once. */
export function CostFacts({ costs, hourly, source, sample }: CostFactsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { code } = useContext(CurrencyContext)
  return (
    <table className={styles.plain}>
      <thead>
        <tr>
          <th scope="col">{t("cost.part")}</th>
          <th scope="col" className={styles.right}>
            {t("cost.amount", { currency: code })}
          </th>
        </tr>
      </thead>
      <tbody>
        {costs.perHour.map(({ part, amount }) => (
          <tr key={part.zh}>
            <th scope="row">
              <NameText name={part} />
            </th>
            <td className={styles.right}>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
        {hourly === null ? null : (
          <tr className={styles.sum}>
            <th scope="row">
              {t("cost.hourly")}{" "}
              <ProvenanceMark
                of={t("cost.hourly")}
                provenance={{
                  source: sample ? t("origin.sample-source") : source,
                  unit: t("cost.unit", { currency: code }),
                  guarantee: { kind: "exact" },
                  note: t(sample ? "origin.sample-note" : "cost.recovery"),
                }}
              />
            </th>
            <td className={styles.right}>
              <MoneyText amount={hourly} />
            </td>
          </tr>
        )}
        <tr>
          <th scope="row">{t("cost.set-up")}</th>
          <td className={styles.right}>
            <MoneyText amount={costs.setUp} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** The policy in words: the same for every user, wherever at home. */
export function PolicyFacts({ policy }: { readonly policy: Policy }): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const duration = useDuration()
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("policy.opening")}</dt>
        <dd>
          <ul className={styles.bare}>
            {days.map((weekday) => (
              <li key={weekday} className={styles.dayHours}>
                <span>{t(`weekday.${weekday}`)}</span>
                <span className="number">{openingText(policy.opening, weekday) || t("policy.closed")}</span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t("policy.length")}</dt>
        <dd>
          {t("policy.length-text", {
            minimum: duration(policy.minimumMinutes),
            maximum: duration(policy.maximumMinutes),
            step: duration(policy.slotMinutes),
          })}
        </dd>
      </div>
      <div>
        <dt>{t("policy.when")}</dt>
        <dd>{t("policy.when-text", { hours: policy.noticeHours, days: policy.horizonDays })}</dd>
      </div>
      <div>
        <dt>{t("policy.acceptance")}</dt>
        <dd>{t(`acceptance.${policy.acceptance}`)}</dd>
      </div>
      <div>
        <dt>{t("policy.charge")}</dt>
        <dd>{t(`charge.${policy.charge}`)}</dd>
      </div>
      <div>
        <dt>{t("policy.qualification")}</dt>
        <dd>{policy.qualification === null ? t("policy.none") : say(policy.qualification)}</dd>
      </div>
      <div>
        <dt>{t("policy.residency")}</dt>
        <dd>{t("policy.residency-text")}</dd>
      </div>
    </dl>
  )
}
