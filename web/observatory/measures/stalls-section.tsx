import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../ui/data-table.tsx"
import { MemberMark } from "../../ui/member-mark.tsx"
import { Section } from "../../ui/page.tsx"
import { ScrollArea } from "../../ui/scroll-area.tsx"
import { useSay } from "../../ui/text.ts"
import { InstantText } from "../../ui/time-text.tsx"
import styles from "./measures.module.css"
import { type Measures, useMeasureWords } from "./use-measure-words.ts"

/** What waits at the end of the period, beyond its clock or without one, and requests that a host let run out. */
export function StallsSection({ report }: { readonly report: Measures }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { titleOf, definition, memberName, spanText } = useMeasureWords(report)
  const silence = definition("silence")
  return (
    <Section
      title={t("measures.stalls")}
      note={
        <>
          {t("measures.stalls-note", { minutes: report.definitions.graceMinutes })} <InstantText at={report.asAt} />
        </>
      }
    >
      {report.stalls.length === 0 ? (
        <p>{t("measures.no-stall")}</p>
      ) : (
        <DataTable
          name="measures-stalls"
          label={t("measures.stalls")}
          rows={report.stalls}
          rowKey={({ stage, member }) => `${stage} ${member}`}
          columns={[
            {
              key: "stage",
              label: t("measures.stage"),
              value: ({ stage }) => titleOf(stage),
              filter: "choice",
              wide: true,
            },
            {
              key: "member",
              label: t("measures.member"),
              value: ({ member }) => memberName(member),
              cell: ({ member }) => <MemberMark code={member} />,
              filter: "choice",
            },
            { key: "waiting", label: t("measures.waiting"), value: ({ waiting }) => waiting, numeric: true },
            {
              key: "overdue",
              label: t("measures.overdue"),
              value: ({ overdue }) => overdue,
              cell: ({ overdue }) => <span className={overdue > 0 ? styles.overdue : undefined}>{overdue}</span>,
              numeric: true,
            },
            { key: "clockless", label: t("measures.clockless"), value: ({ clockless }) => clockless, numeric: true },
            {
              key: "since",
              label: t("measures.since"),
              value: ({ since }) => since,
              cell: ({ since }) => <InstantText at={since} />,
            },
            {
              key: "over",
              label: t("measures.longest-over"),
              value: ({ longestOver }) => longestOver,
              cell: ({ longestOver }) => (longestOver === null ? "–" : spanText(longestOver)),
              numeric: true,
            },
            {
              key: "definition",
              label: t("measures.definition"),
              value: ({ stage }) => {
                const found = definition(stage)
                return found === undefined ? "" : say(found.definition)
              },
              hidden: true,
            },
          ]}
        />
      )}
      <ScrollArea label={titleOf("silence")}>
        <table className={styles.matrix}>
          <caption>{titleOf("silence")}</caption>
          <tbody>
            {report.figures.silence.map(({ member, count }) => (
              <tr key={member}>
                <th scope="row">
                  <MemberMark code={member} />
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {silence === undefined ? null : <p className={styles.soft}>{say(silence.definition)}</p>}
    </Section>
  )
}
