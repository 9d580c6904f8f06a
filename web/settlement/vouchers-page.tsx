import { SegmentedControl } from "@mantine/core"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { actingMembership, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { Budget } from "./budget.tsx"
import { FundForm } from "./fund-form.tsx"
import { IssueForm } from "./issue-form.tsx"
import { Purse } from "./purse.tsx"
import { Vouchers } from "./voucher-list.tsx"

/** Vouchers that can be used; for officers also those issued, the purse, and the acts on it. */
export function VouchersPage(): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const search = useSearch({ from: "/vouchers" })
  const navigate = useNavigate({ from: "/vouchers" })
  const self = useSelf()
  if (self === undefined) return <RowsSkeleton />
  const membership = self === null ? undefined : actingMembership(self)
  if (membership === undefined)
    return (
      <Page title={t("vouchers.title")}>
        <EmptyState
          title={t("visitor.title")}
          text={t("visitor.vouchers")}
          act={
            <Link to="/sign-in" search={{ back: "/vouchers" }}>
              {t("visitor.sign-in")}
            </Link>
          }
        />
      </Page>
    )
  const issues = membership.roles.includes("voucher-officer")
  const funds = membership.roles.includes("finance-officer")
  const official = membership.kind === "government" && (issues || funds)
  const of = search.of ?? (official && issues ? "jurisdiction" : "organisation")
  return (
    <Page title={t("vouchers.title")} intro={t("vouchers.intro", { organisation: say(membership.name) })}>
      {official && issues ? (
        <SegmentedControl
          aria-label={t("vouchers.of")}
          value={of}
          data={[
            { value: "jurisdiction", label: t("vouchers.jurisdiction") },
            { value: "organisation", label: t("vouchers.organisation") },
          ]}
          onChange={(value) =>
            navigate({ search: { of: value === "organisation" ? "organisation" : "jurisdiction" }, replace: true })
          }
        />
      ) : null}
      {official ? (
        <Section title={t("purse.title")} note={t("purse.note")}>
          {issues ? <Purse jurisdiction={membership.jurisdiction} /> : null}
          <Budget jurisdiction={membership.jurisdiction} />
          {issues ? <IssueForm jurisdiction={membership.jurisdiction} /> : null}
          {funds ? <FundForm jurisdiction={membership.jurisdiction} /> : null}
        </Section>
      ) : null}
      <Vouchers of={of} />
    </Page>
  )
}
