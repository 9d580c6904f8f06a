import { Badge } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { useRegion } from "../session.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { NameText } from "../ui/name-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { EditOrganisation } from "./edit-organisation.tsx"
import { Members } from "./members.tsx"
import styles from "./region.module.css"

/** One organisation: its facts, group, people, and what the reader may change. */
export function OrganisationPage(): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const { organisation: id } = useParams({ from: "/organisations/$organisation" })
  const { data, error, refetch } = useQuery(read("readOrganisation", { params: { organisation: id } }))
  if (error !== null)
    return (
      <Page title={t("organisation.title")}>
        <RefusalNotice error={error} asked={t("organisation.asked", { id })} onRetry={() => refetch()} />
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { organisation, group, may } = data
  return (
    <Page title={say(organisation.name)} intro={<Intro organisation={organisation} />}>
      <Facts reply={data} />
      {group.length === 0 ? null : (
        <Section title={t("group.title")} note={t("group.note")}>
          <ul className={styles.list}>
            {group.map((one) => (
              <li key={one.id} className={styles.row}>
                <Link to="/organisations/$organisation" params={{ organisation: one.id }}>
                  <NameText name={one.name} />
                </Link>
                <MemberMark code={one.jurisdiction} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("members.title")} note={data.members.length === 0 ? t("members.hidden") : undefined}>
        <Members organisation={organisation} members={data.members} may={may} />
      </Section>
      {may.includes("region.edit-organisation") ? (
        <Section title={t("edit.title")} note={t("edit.note")}>
          <EditOrganisation key={organisation.id} organisation={organisation} onNewest={() => refetch()} />
        </Section>
      ) : null}
    </Page>
  )
}

type Organisation = Reply<"readOrganisation">["organisation"]

function Intro({ organisation }: { readonly organisation: Organisation }): ReactNode {
  const { t } = useTranslation("region")
  return (
    <span className={styles.badges}>
      {t(`kind.${organisation.kind}`)}
      <MemberMark code={organisation.jurisdiction} />
      {organisation.sample ? (
        <Badge variant="default" radius="sm" tt="none">
          {t("organisation.sample")}
        </Badge>
      ) : null}
      {organisation.status === "suspended" ? (
        <Badge color="red" radius="sm" tt="none">
          {t("organisation.suspended")}
        </Badge>
      ) : null}
    </span>
  )
}

function Facts({ reply }: { readonly reply: Reply<"readOrganisation"> }): ReactNode {
  const { t } = useTranslation("region")
  const { organisation, facilities } = reply
  const city = useRegion()?.cities.find(({ code }) => code === organisation.city)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t("organisation.name"), <NameText key="name" name={organisation.name} />],
    [t("organisation.credit-code"), <code key="code">{organisation.creditCode ?? "–"}</code>],
    [t("organisation.city"), city === undefined ? organisation.city : <NameText key="city" name={city.name} />],
    [t("organisation.group"), organisation.controllingGroup],
    ["ROR", organisation.ror === null ? "–" : <Ror key="ror" id={organisation.ror} />],
    [
      t("organisation.facilities"),
      facilities === 0 ? (
        "0"
      ) : (
        <InnerLink key="facilities" href={`/facilities?organisation=${encodeURIComponent(organisation.id)}`}>
          {facilities}
        </InnerLink>
      ),
    ],
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(([label, fact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

function Ror({ id }: { readonly id: string }): ReactNode {
  return (
    <a href={id.startsWith("http") ? id : `https://ror.org/${id}`} target="_blank" rel="noreferrer">
      {id}
    </a>
  )
}
