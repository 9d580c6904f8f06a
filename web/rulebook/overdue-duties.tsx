import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useRegion } from "../session.ts"
import { DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { OwedDuties, type OwedDuty, Subject } from "./owed-duties.tsx"
import styles from "./rulebook.module.css"

/** What is overdue with any member, the longest first, with the count of each; and what has no last day yet. */
export function OverdueDuties(): ReactNode {
  const { t } = useTranslation("rulebook")
  const { data, error, refetch } = useQuery(read("readOverdueDuties"))
  if (error !== null) return <RefusalNotice error={error} asked={t("overdue.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={4} />
  return (
    <>
      <ScrollArea label={t("overdue.by-member")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("overdue.by-member")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("matrix.member")}</th>
              <th scope="col">{t("overdue.count")}</th>
              <th scope="col">{t("overdue.running")}</th>
              <th scope="col">{t("overdue.undated")}</th>
            </tr>
          </thead>
          <tbody>
            {data.byJurisdiction.map(({ jurisdiction, overdue, running, undated }) => (
              <tr key={jurisdiction}>
                <th scope="row">
                  <MemberMark code={jurisdiction} />
                </th>
                <td className="number">{overdue}</td>
                <td className="number">{running}</td>
                <td className="number">{undated}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {data.items.length === 0 ? (
        <EmptyState title={t("overdue.none")} text={t("overdue.none-text")} />
      ) : (
        <OverdueTable duties={data.items} />
      )}
      {data.undated.length === 0 ? null : <OwedDuties duties={data.undated} label={t("overdue.undated")} />}
    </>
  )
}

function OverdueTable({ duties }: { readonly duties: readonly OwedDuty[] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const region = useRegion()
  const memberName = (code: string) =>
    say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  return (
    <DataTable
      name="overdue-duties"
      label={t("overdue.title")}
      rows={duties}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "duty",
          label: t("duties.duty"),
          filter: "text",
          value: ({ entry, title }) => `${entry} ${say(title)}`,
          cell: ({ entry, title }) => (
            <Link to="/rules/$entry" params={{ entry }}>
              {entry} {say(title)}
            </Link>
          ),
        },
        {
          key: "member",
          label: t("matrix.member"),
          filter: "choice",
          value: ({ jurisdiction }) => memberName(jurisdiction),
          cell: ({ jurisdiction }) => <MemberMark code={jurisdiction} />,
        },
        {
          key: "body",
          label: t("rule.body"),
          value: ({ bodyName, organisation }) => (organisation === null ? say(bodyName) : say(organisation.name)),
        },
        {
          key: "due",
          label: t("duties.due"),
          value: ({ dueOn }) => dueOn,
          cell: ({ dueOn }) => (dueOn === null ? "–" : <DayText day={dueOn} />),
        },
        {
          key: "late",
          label: t("overdue.days"),
          numeric: true,
          value: ({ workingDaysLeft }) => (workingDaysLeft === null ? null : -workingDaysLeft),
          cell: ({ workingDaysLeft }) => (
            <strong className={styles.late}>{workingDaysLeft === null ? "–" : -workingDaysLeft}</strong>
          ),
        },
        {
          key: "subject",
          label: t("duties.subject"),
          value: ({ subject }) => `${subject.kind} ${subject.id}`,
          cell: (duty) => <Subject duty={duty} />,
        },
      ]}
    />
  )
}
