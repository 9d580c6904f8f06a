import { Switch } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { BookDuties } from "./book-duties.tsx"
import { OverdueDuties } from "./overdue-duties.tsx"
import { OwedDuties } from "./owed-duties.tsx"

/** What the organisation acted for owes by when; what is overdue anywhere, shown to all; and what the rule book obliges to. */
export function DutiesPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  return (
    <Page title={t("duties.title")} intro={t("duties.intro")}>
      <Section title={t("duties.mine")} note={t("duties.mine-note")}>
        <MyDuties />
      </Section>
      <Section title={t("overdue.title")} note={t("overdue.note")}>
        <OverdueDuties />
      </Section>
      <Section title={t("book-duties.title")} note={t("book-duties.note")}>
        <BookDuties />
      </Section>
    </Page>
  )
}

function MyDuties(): ReactNode {
  const { t } = useTranslation("rulebook")
  const self = useSelf()
  const { show } = useSearch({ from: "/duties" })
  const navigate = useNavigate({ from: "/duties" })
  const { data, error, refetch } = useQuery({
    ...read("readMyDuties", { query: { ended: show === "ended" ? "true" : "false" } }),
    enabled: self !== undefined && self !== null,
  })
  if (self === null)
    return (
      <EmptyState
        title={t("duties.visitor")}
        text={t("duties.visitor-text")}
        act={
          <Link to="/sign-in" search={{ back: "/duties" }}>
            {t("duties.sign-in")}
          </Link>
        }
      />
    )
  return (
    <>
      <Switch
        label={t("duties.ended")}
        checked={show === "ended"}
        onChange={({ currentTarget }) =>
          navigate({ search: currentTarget.checked ? { show: "ended" } : {}, replace: true, resetScroll: false })
        }
      />
      {error === null ? null : <RefusalNotice error={error} asked={t("duties.mine")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton rows={3} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t("duties.none")} text={t("duties.none-text")} />
      ) : (
        <OwedDuties duties={data.items} label={t("duties.mine")} />
      )}
    </>
  )
}
