import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useRegion } from "../session.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { BlockSkeleton, RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { Areas } from "./areas.tsx"
import styles from "./home.module.css"
import { IndexFigures } from "./index-figures.tsx"
import { MemberTable } from "./member-table.tsx"
import { RegionMap } from "./region-map.tsx"

/** The first page: where things are, how the members stand, what the eight areas are, what the index says. */
export function HomePage(): ReactNode {
  const { t } = useTranslation("home")
  const say = useSay()
  const region = useRegion()
  const home = useQuery(read("readHome"))
  const map = useQuery({ ...read("readMap"), staleTime: Number.POSITIVE_INFINITY })
  const failed = home.error ?? map.error
  return (
    <Page
      wide
      title={region === undefined ? t("title") : say(region.name)}
      intro={t("intro")}
      act={
        <InnerLink href="/facilities" className={styles.primary}>
          {t("find")}
        </InnerLink>
      }
    >
      {region?.sample === true ? <p className={styles.sample}>{t("sample")}</p> : null}
      {failed === null ? null : <RefusalNotice error={failed} onRetry={() => home.refetch()} />}
      {region && home.data && map.data ? (
        <RegionMap region={region} home={home.data} map={map.data} />
      ) : failed === null ? (
        <BlockSkeleton height="28rem" />
      ) : null}
      <Section title={t("members.title")}>
        {region && home.data ? <MemberTable region={region} home={home.data} /> : <RowsSkeleton rows={4} />}
      </Section>
      <Section title={t("index.title")} note={t("index.note")}>
        <IndexFigures />
      </Section>
      <Section title={t("areas.title")} note={t("areas.note")}>
        <Areas />
      </Section>
    </Page>
  )
}
