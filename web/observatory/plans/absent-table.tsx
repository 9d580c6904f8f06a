import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Absence, Lexicon, PlanReport } from "../../../observatory/index.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { useSay } from "../../ui/text.ts"
import { termsTold } from "./coverage-matrix.tsx"

/** What each plan leaves out: areas, themes, members never named. */
export function AbsentTable({ report, lexicon }: { report: PlanReport; lexicon: Lexicon }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const names = new Map<string, { zh: string; en: string }>([
    ...lexicon.base.topics.map(({ id, name }) => [id, name] as const),
    ...lexicon.region.members.map(({ code, name }) => [code, name] as const),
  ])
  const nameOf = (id: string) => {
    const name = names.get(id)
    return name === undefined ? id : say(name)
  }
  const owner = (file: string) => report.plans.find((plan) => plan.file === file)?.owner
  return (
    <DataTable
      name="plan-absent"
      label={t("plans.absent")}
      rows={report.absences}
      rowKey={({ file, what, id }) => `${file} ${what} ${id}`}
      columns={[
        { key: "file", label: t("plans.plan"), value: ({ file }: Absence) => file, filter: "choice", wide: true },
        {
          key: "member",
          label: t("plans.member"),
          value: ({ file }: Absence) => nameOf(owner(file)?.member ?? ""),
          filter: "choice",
        },
        { key: "year", label: t("plans.year"), value: ({ file }: Absence) => owner(file)?.year ?? null, numeric: true },
        {
          key: "what",
          label: t("plans.what-kind"),
          value: ({ what }: Absence) => t(`plans.of.${what}`),
          filter: "choice",
        },
        { key: "id", label: t("plans.missing"), value: ({ id }: Absence) => nameOf(id), filter: "choice" },
        { key: "how", label: t("plans.how"), value: ({ how }: Absence) => t(`plans.how.${how}`), filter: "choice" },
        { key: "terms", label: t("plans.terms-of"), value: () => termsTold(report), hidden: true },
      ]}
    />
  )
}
