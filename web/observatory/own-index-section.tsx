import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import { signed } from "./index-figures.ts"
import styles from "./observatory.module.css"
import { ownIndex } from "./own-index.ts"
import { addressIn, type SeriesValue } from "./series-values.ts"

type Example = Reply<"listIndexExamples">["items"][number]

/** Our own index beside the official component that it stands next to: computed here, each number with its mark and source. */
export function OwnIndexSection(props: { readonly index: string; readonly values: readonly SeriesValue[] }): ReactNode {
  const { data } = useQuery(read("listIndexExamples"))
  const examples = data?.items.filter(({ beside }) => beside?.index === props.index) ?? []
  return examples.map((example) => <OwnIndex key={example.id} example={example} values={props.values} />)
}

function OwnIndex({
  example,
  values,
}: {
  readonly example: Example
  readonly values: readonly SeriesValue[]
}): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { data: rows } = useQuery({ queryKey: ["own-index", example.id], queryFn: () => ownIndex(example.files) })
  if (rows === undefined) return null
  const official = values.filter(({ component }) => component === example.beside?.component)
  const newest = official.filter(({ status }) => status === "published").toSorted((a, b) => b.year - a.year)[0]
  return (
    <Section title={say(example.title)} note={say(example.source)}>
      <DataTable
        name={`own-index-${example.id}`}
        label={say(example.title)}
        rows={rows}
        rowKey={({ code, year }) => `${code} ${year}`}
        columns={[
          { key: "name", label: t("view.name.framework"), value: ({ name }) => name, filter: "choice", wide: true },
          { key: "year", label: t("series.year"), value: ({ year }) => year, numeric: true, filter: "choice" },
          {
            key: "index",
            label: t("own.index"),
            value: ({ index }) => Number(index.toFixed(2)),
            numeric: true,
            cell: ({ index }) => index.toFixed(1),
          },
          {
            key: "raw",
            label: t("own.raw"),
            value: ({ given }) => given?.value ?? "",
            cell: ({ name, given, unit }) =>
              given === undefined ? (
                "–"
              ) : (
                <>
                  {given.value} {unit}{" "}
                  <ProvenanceMark
                    of={`${name} ${given.value}`}
                    provenance={{ source: given.source, unit, note: given.confidence, ...addressIn(given.source) }}
                  />
                </>
              ),
          },
          {
            key: "marks",
            label: t("view.marks"),
            value: ({ marks }) =>
              (marks.length === 0 ? [t("view.mark.observed")] : marks.map((mark) => t(`view.mark.${mark}`))).join(
                t("list.separator"),
              ),
          },
          {
            key: "origin",
            label: t("own.origin"),
            value: ({ origins }) => origins.map((one) => t(`own.origin.${one}`)).join(t("list.separator")),
          },
          { key: "unit", label: t("view.unit"), value: ({ unit }) => unit, hidden: true },
          {
            key: "confidence",
            label: t("targets.confidence"),
            value: ({ given }) => given?.confidence ?? "",
            hidden: true,
          },
          { key: "source", label: t("series.source"), value: ({ given }) => given?.source ?? "", hidden: true },
        ]}
      />
      {newest === undefined ? null : (
        <p className={styles.soft}>
          {t("own.beside", {
            ...{ component: say(newest.componentName), year: newest.year, vintage: newest.vintage },
            ...{ value: newest.value, base: newest.baseYear },
          })}
        </p>
      )}
      <p className={styles.soft}>
        {t("own.method", {
          change: signed((rows.findLast(({ level }) => level === topOf(rows))?.index ?? 100) - 100, 1),
        })}{" "}
        <Link to="/index-workbench" search={{ example: example.id }}>
          {t("own.open")}
        </Link>
      </p>
    </Section>
  )
}

function topOf(rows: readonly { readonly level: number }[]): number {
  return Math.max(...rows.map(({ level }) => level))
}
