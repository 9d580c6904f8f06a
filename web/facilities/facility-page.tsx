import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { BookingPanel } from "./booking-panel.tsx"
import { CostFacts, PolicyFacts } from "./cost-facts.tsx"
import styles from "./facilities.module.css"
import { FacilityFacts } from "./facility-facts.tsx"
import { Origin } from "./origin.tsx"

/** One facility: what it is, when it is free, what it costs; and the booking itself. */
export function FacilityPage(): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const params = useParams({ from: "/facilities/$jurisdiction/$facility" })
  const { data, error, refetch } = useQuery(read("readFacility", { params }))
  if (error !== null)
    return (
      <Page title={t("facility.title")}>
        <RefusalNotice
          error={error}
          asked={t("facility.asked", { id: params.facility })}
          onRetry={() => refetch()}
          help={<Link to="/facilities">{t("facility.all")}</Link>}
        />
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { facility, may } = data
  const { name, city, policy, costs } = facility
  const runs = ["facilities.set-policy", "facilities.close", "facilities.import-use"].some((act) => may.includes(act))
  return (
    <Page
      wide
      title={say(name)}
      intro={
        <span className={styles.headline}>
          <span>{name.zh === say(name) ? name.en : name.zh}</span>
          <MemberMark code={facility.jurisdiction} />
          <span>{say(city.name)}</span>
          <Origin {...facility} />
        </span>
      }
      act={
        runs ? (
          <Link to="/facilities/$jurisdiction/$facility/run" params={params}>
            {t("facility.run")}
          </Link>
        ) : undefined
      }
    >
      {policy !== null && costs !== null ? (
        <Section title={t("book.title")} note={<ZoneNote />}>
          <BookingPanel facility={facility} policy={policy} />
        </Section>
      ) : (
        <EmptyState
          title={t("facility.not-here")}
          text={t(facility.kind === "large-facility" ? "facility.not-here-large" : "facility.not-here-text")}
        />
      )}
      {costs === null ? null : (
        <Section title={t("cost.title")} note={t("cost.note")}>
          <CostFacts costs={costs} hourly={data.hourly} source={facility.source} sample={facility.sample} />
        </Section>
      )}
      {policy === null ? null : (
        <Section title={t("policy.title")}>
          <PolicyFacts policy={policy} />
        </Section>
      )}
      <FacilityFacts facility={facility} />
    </Page>
  )
}
