import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../ui/data-table.tsx"
import type { TableView } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import { ActualValue, Goal } from "./target-board.tsx"
import { StateMark, type ToldTarget, useTargetWords } from "./target-words.tsx"

/** All targets; what is seen, sources included, is what is downloaded. */
export function TargetsTable(props: {
  readonly targets: readonly ToldTarget[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const words = useTargetWords()
  return (
    <DataTable<ToldTarget>
      name="targets"
      label={t("targets.title")}
      rows={props.targets}
      rowKey={({ id }) => id}
      view={props.view}
      onView={props.onView}
      columns={[
        {
          key: "indicator",
          label: t("targets.indicator"),
          value: ({ indicator }) => say(indicator),
          filter: "text",
          wide: true,
        },
        { key: "region", label: t("targets.region"), value: ({ region }) => say(region), filter: "choice" },
        {
          key: "state",
          label: t("targets.state"),
          value: ({ standing }) => t(`targets.state.${standing?.state ?? "unknown"}`),
          filter: "choice",
          cell: (one) => <StateMark target={one} />,
        },
        {
          key: "target",
          label: t("targets.target"),
          value: ({ target }) => target,
          numeric: true,
          cell: (one) => <Goal target={one} />,
        },
        {
          key: "target-year",
          label: t("targets.by"),
          value: ({ targetYear }) => targetYear,
          numeric: true,
          hidden: true,
        },
        {
          key: "actual",
          label: t("targets.actual"),
          value: ({ standing }) => standing?.actual?.value ?? null,
          numeric: true,
          cell: (one) => <ActualValue target={one} />,
        },
        {
          key: "actual-year",
          label: t("targets.actual-year"),
          value: ({ standing }) => standing?.actual?.year ?? null,
          numeric: true,
          hidden: true,
        },
        {
          key: "distance",
          label: t("targets.distance"),
          value: ({ standing }) => standing?.distance ?? null,
          numeric: true,
          cell: (one) => words.distance(one),
        },
        {
          key: "pace",
          label: t("targets.pace"),
          value: ({ standing }) => standing?.pace ?? null,
          numeric: true,
          cell: (one) => words.pace(one),
        },
        {
          key: "needed",
          label: t("targets.needed"),
          value: ({ standing }) => standing?.needed ?? null,
          numeric: true,
          cell: ({ standing }) => words.number(standing?.needed),
        },
        {
          key: "arrival",
          label: t("targets.arrival"),
          value: ({ standing }) => standing?.arrival?.year ?? null,
          numeric: true,
          cell: (one) => words.arrival(one),
        },
        {
          key: "earliest",
          label: t("targets.earliest"),
          value: ({ standing }) => standing?.arrival?.interval?.earliest ?? null,
          numeric: true,
          hidden: true,
        },
        {
          key: "latest",
          label: t("targets.latest"),
          value: ({ standing }) => standing?.arrival?.interval?.latest ?? null,
          numeric: true,
          hidden: true,
        },
        { key: "unit", label: t("targets.unit"), value: ({ unit }) => unit },
        { key: "why", label: t("targets.why"), value: (one) => words.why(one), wide: true },
        { key: "definition", label: t("targets.definition"), value: ({ definition }) => definition, hidden: true },
        { key: "plan", label: t("targets.plan"), value: ({ plan }) => plan, hidden: true },
        { key: "note", label: t("targets.note"), value: ({ note }) => note, hidden: true },
        {
          key: "confidence",
          label: t("targets.confidence"),
          value: ({ confidence }) => confidence,
          filter: "choice",
          hidden: true,
        },
        {
          key: "source-target",
          label: t("targets.source-target"),
          value: ({ sourceOfTarget }) => sourceOfTarget,
          hidden: true,
        },
        {
          key: "source-actual",
          label: t("targets.source-actual"),
          value: ({ standing }) => standing?.actual?.source ?? "",
          hidden: true,
        },
      ]}
    />
  )
}
