import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { NameText } from "../ui/name-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RoleNames } from "../ui/role-names.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import styles from "./account.module.css"
import { Calendar } from "./calendar.tsx"
import { Keys } from "./keys.tsx"
import { Orcid } from "./orcid.tsx"
import { Outbox } from "./outbox.tsx"
import { Passkeys } from "./passkeys.tsx"
import { Sessions } from "./sessions.tsx"

/** What belongs to the signed-in person: roles, ways to sign in, open sessions, keys for programs, calendar, mails. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation("account")
  const say = useSay()
  const self = useSelf()
  if (self === undefined) return <RowsSkeleton />
  if (self === null)
    return (
      <Page title={t("title")}>
        <EmptyState
          title={t("visitor.title")}
          text={t("visitor.text")}
          act={
            <Link to="/sign-in" search={{ back: "/account" }}>
              {t("sign-in.do")}
            </Link>
          }
        />
      </Page>
    )
  return (
    <Page title={say(self.person.name)} intro={self.person.email}>
      <Section title={t("roles.title")}>
        {self.memberships.length === 0 ? <EmptyState title={t("roles.none")} text={t("roles.none-text")} /> : null}
        <ul className={styles.list}>
          {self.memberships.map(({ organisation, name, jurisdiction, roles }) => (
            <li key={organisation} className={styles.row}>
              <Link to="/organisations/$organisation" params={{ organisation }}>
                <NameText name={name} />
              </Link>
              <span>
                <RoleNames roles={roles} />
              </span>
              <MemberMark code={jurisdiction} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("orcid.title")} note={t("orcid.note")}>
        <Orcid orcid={self.person.orcid} />
      </Section>
      <Section title={t("calendar.title")} note={t("calendar.note")}>
        <Calendar />
      </Section>
      <Section title={t("passkeys.title")} note={t("passkeys.note")}>
        <Passkeys />
      </Section>
      <Section title={t("sessions.title")} note={<ZoneNote />}>
        <Sessions />
      </Section>
      <Section title={t("keys.title")} note={t("keys.note")}>
        <Keys self={self} />
      </Section>
      <Section title={t("outbox.title")} note={t("outbox.note")}>
        <Outbox />
      </Section>
    </Page>
  )
}
