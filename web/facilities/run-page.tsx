import { Button, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { read, useAct } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { Waiting } from "./bookings-page.tsx"
import { Closures } from "./closures.tsx"
import { EditPolicy } from "./edit-policy.tsx"
import styles from "./facilities.module.css"
import { UseLog } from "./use-log.tsx"

/** What the owner of a facility does: answers requests, closes it, meters its use, sets policy and costs. */
export function RunPage(): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const params = useParams({ from: "/facilities/$jurisdiction/$facility/run" })
  const { data, error, refetch } = useQuery(read("readFacility", { params }))
  if (error !== null)
    return (
      <Page title={t("facility.run")}>
        <RefusalNotice error={error} asked={t("facility.run")} onRetry={() => refetch()} />
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { facility, may } = data
  const back = (
    <Link to="/facilities/$jurisdiction/$facility" params={params}>
      {t("run.back")}
    </Link>
  )
  const allowed = ["set-policy", "close", "import-use"].some((act) => may.includes(`facilities.${act}`))
  if (!allowed)
    return (
      <Page title={t("facility.run")}>
        <EmptyState title={t("run.not-yours")} text={t("run.not-yours-text")} act={back} />
      </Page>
    )
  return (
    <Page
      title={`${t("facility.run")} · ${say(facility.name)}`}
      intro={
        <>
          {back} <ZoneNote />
        </>
      }
    >
      <Waiting facility={`${params.jurisdiction}/${params.facility}`} />
      <Section title={t("closure.title")} note={t("closure.note")}>
        <Closures of={params} horizonDays={facility.policy?.horizonDays ?? 60} />
      </Section>
      <Section title={t("log.title")} note={t("log.note")}>
        <UseLog of={params} />
      </Section>
      <Section title={t("edit.title")} note={t("edit.note")}>
        <EditPolicy facility={facility} onNewest={() => refetch().then((newest) => newest.data?.facility)} />
      </Section>
      <Section title={t("feed.title")} note={t("feed.note")}>
        <Feed of={params} />
      </Section>
    </Page>
  )
}

/** The secret address under which a calendar program follows the facility; an older one stops working. */
function Feed({ of }: { readonly of: { readonly jurisdiction: string; readonly facility: string } }): ReactNode {
  const { t } = useTranslation("facilities")
  const make = useAct("makeCalendar")
  const [copied, setCopied] = useState(false)
  if (make.data === undefined)
    return (
      <>
        {make.error === null ? null : <RefusalNotice error={make.error} asked={t("feed.make")} />}
        <div>
          <Button
            variant="default"
            loading={make.isPending}
            onClick={() => make.mutate({ body: { facility: { jurisdiction: of.jurisdiction, id: of.facility } } })}
          >
            {t("feed.make")}
          </Button>
        </div>
      </>
    )
  const { url } = make.data
  return (
    <div className={styles.inline}>
      <TextInput label={t("feed.address")} description={t("feed.once")} readOnly value={url} />
      <Button
        variant="default"
        onClick={async () => {
          await navigator.clipboard.writeText(url)
          setCopied(true)
        }}
      >
        {t(copied ? "feed.copied" : "feed.copy")}
      </Button>
    </div>
  )
}
