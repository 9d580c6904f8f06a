import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Lexicon, PlanChange, PlanFigures, PlanReport } from "../../../observatory/index.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { MemberMark } from "../../ui/member-mark.tsx"
import { useSay } from "../../ui/text.ts"
import { termsTold } from "./coverage-matrix.tsx"

/** Plans in figures, side by side, and what changed from a member's plan to its next. */
export function PlanComparison({ report, lexicon }: { report: PlanReport; lexicon: Lexicon }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const memberName = (code: string) => {
    const name = lexicon.region.members.find((one) => one.code === code)?.name
    return name === undefined ? code : say(name)
  }
  const topicName = (id: string) => {
    const name = lexicon.base.topics.find((topic) => topic.id === id)?.name
    return name === undefined ? id : say(name)
  }
  const percent = (share: number | null) => (share === null ? null : Math.round(share * 100))
  const number = (key: string, label: string, value: (row: PlanFigures) => number | null) => ({
    key,
    label,
    value,
    numeric: true,
  })
  return (
    <>
      <DataTable
        name="plan-figures"
        label={t("plans.figures")}
        rows={report.figures}
        rowKey={({ file }) => file}
        columns={[
          {
            key: "member",
            label: t("plans.member"),
            value: ({ member }: PlanFigures) => memberName(member),
            cell: ({ member }: PlanFigures) => <MemberMark code={member} />,
          },
          number("year", t("plans.year"), ({ year }) => year ?? null),
          { key: "file", label: t("plans.plan"), value: ({ file }: PlanFigures) => file, wide: true },
          number("passages", t("plans.passages"), ({ passages }) => passages),
          number("across-share", t("plans.across-share"), ({ acrossShare }) => percent(acrossShare)),
          number("own-only", t("plans.own-only"), ({ ownOnly }) => ownOnly),
          number("commitments", t("plans.commitments"), ({ commitments }) => commitments),
          number("slogans", t("plans.slogans"), ({ slogans }) => slogans),
          number("committed", t("plans.committed"), ({ committedAcross }) => committedAcross),
          number("areas", t("plans.areas-across"), ({ areasAcross }) => areasAcross),
          {
            key: "neighbours",
            label: t("plans.neighbours"),
            value: ({ neighbours }: PlanFigures) => neighbours.map(memberName).join("、"),
          },
          { key: "terms", label: t("plans.terms-of"), value: () => termsTold(report), hidden: true },
        ]}
      />
      {report.changes.length === 0 ? (
        <p>{t("plans.no-changes")}</p>
      ) : (
        <>
          <h3>{t("plans.changes")}</h3>
          <DataTable
            name="plan-changes"
            label={t("plans.changes")}
            rows={report.changes}
            rowKey={({ from, to, topic }) => `${from.file} ${to.file} ${topic}`}
            columns={[
              {
                key: "member",
                label: t("plans.member"),
                value: ({ member }: PlanChange) => memberName(member),
                filter: "choice",
              },
              {
                key: "years",
                label: t("plans.years"),
                value: ({ from, to }: PlanChange) => `${from.year} → ${to.year}`,
              },
              {
                key: "topic",
                label: t("plans.topic"),
                value: ({ topic }: PlanChange) => topicName(topic),
                filter: "choice",
              },
              {
                key: "before",
                label: t("plans.before"),
                value: ({ before }: PlanChange) => t(`plans.state.${before}`),
              },
              { key: "after", label: t("plans.after"), value: ({ after }: PlanChange) => t(`plans.state.${after}`) },
              {
                key: "direction",
                label: t("plans.direction"),
                value: ({ direction }: PlanChange) => t(`plans.direction.${direction}`),
                filter: "choice",
              },
              { key: "terms", label: t("plans.terms-of"), value: () => termsTold(report), hidden: true },
            ]}
          />
        </>
      )}
    </>
  )
}
