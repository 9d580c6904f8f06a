import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { InstantText, ZoneNote } from "../ui/time-text.tsx"
import styles from "./evidence.module.css"
import { Inclusion } from "./inclusion.tsx"

/** One entry of the log with the bytes that its hash covers, and its proof once it is integrated. */
export function LogEntryPage(): ReactNode {
  const { t } = useTranslation("evidence")
  const { id } = useParams({ from: "/log/$id" })
  const { data, error, refetch } = useQuery({
    ...read("readLogEntry", { params: { id } }),
    // A fresh entry gets its place within seconds: asked again until then.
    refetchInterval: ({ state }) => (state.data?.index === null ? 2_000 : false),
  })
  if (error !== null)
    return (
      <Page title={t("entry.title")}>
        <RefusalNotice error={error} asked={t("entry.asked", { id })} onRetry={() => refetch()} />
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  return (
    <Page
      title={data.index === null ? t("entry.title") : t("entry.numbered", { index: data.index })}
      intro={<ZoneNote />}
    >
      <dl className={styles.facts}>
        <div>
          <dt>{t("entry.act")}</dt>
          <dd>
            <code>{data.act}</code>
          </dd>
        </div>
        <div>
          <dt>{t("entry.at")}</dt>
          <dd>
            <InstantText at={data.at} />
          </dd>
        </div>
        <div>
          <dt>{t("entry.subject")}</dt>
          <dd>
            <code>{`${data.subject.kind} ${data.subject.id}`}</code>
          </dd>
        </div>
        <div>
          <dt>{t("entry.organisation")}</dt>
          <dd>
            {data.organisation === null ? (
              "–"
            ) : (
              <Link to="/organisations/$organisation" params={{ organisation: data.organisation }}>
                <code>{data.organisation}</code>
              </Link>
            )}
          </dd>
        </div>
        <div className={styles.long}>
          <dt>{t("entry.leaf")}</dt>
          <dd>
            <code>{data.leafHash}</code>
          </dd>
        </div>
      </dl>
      <Section title={t("entry.body")} note={t("entry.body-note")}>
        <pre className={styles.code}>{data.body}</pre>
      </Section>
      <Section title={t("entry.proof")} note={t("proof.note")}>
        {data.index === null ? (
          <p role="status">{t("entry.pending")}</p>
        ) : (
          <Inclusion index={data.index} body={data.body} />
        )}
      </Section>
      <p data-print-only>{t("entry.address", { address: window.location.href })}</p>
      <p data-screen-only>
        <Link to="/log">{t("entry.all")}</Link>
      </p>
    </Page>
  )
}
