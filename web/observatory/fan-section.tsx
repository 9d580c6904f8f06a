import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { breaksOf, editionLines } from "../../observatory/index.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page.tsx"
import { useSay } from "../ui/text.ts"
import { Picture } from "./drawing/picture.tsx"
import { written } from "./drawing/writing.ts"
import { drawFan } from "./fan-drawing.tsx"
import { decimalsOf } from "./index-figures.ts"
import styles from "./observatory.module.css"
import type { SeriesReply, SeriesValue } from "./series-values.ts"
import { ValueMark } from "./value-mark.tsx"

/** One component as each edition gives it: a fan of lines from the base, breaks of definition marked. */
export function FanSection(props: {
  readonly values: readonly SeriesValue[]
  readonly definitions: SeriesReply["definitions"]
  readonly component: string | undefined
  readonly onComponent: (component: string) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const names = new Map(props.values.map(({ component, componentName }) => [component, say(componentName)]))
  const component = [...names.keys()].find((one) => one === props.component) ?? [...names.keys()][0] ?? ""
  const own = props.values.filter((value) => value.component === component)
  const lines = editionLines(own)
  const newest = lines.at(-1)
  const last = newest?.values.at(-1)
  const breaks = breaksOf(own)
  const decimals = decimalsOf(props.values, own[0]?.index ?? "")
  if (newest === undefined || last === undefined) return null
  const name = names.get(component) ?? component
  return (
    <Section title={t("fan.title")} note={t("fan.note")}>
      <div className={styles.filters}>
        <NativeSelect
          label={t("series.component")}
          value={component}
          data={[...names].map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => props.onComponent(currentTarget.value)}
        />
      </div>
      <Picture
        title={t("fan.sentence", {
          ...{ component: name, editions: lines.length, year: last.year, vintage: newest.vintage },
          value: written(last.value, decimals),
        })}
        name={`fan-${own[0]?.index ?? ""}-${component}`}
        note={t("fan.reading")}
        draw={(width) =>
          drawFan(
            lines.map(({ vintage, values, definition }) => ({
              vintage,
              broken: definition !== newest.definition,
              points: values.map(({ year, value, status }) => ({ year, value, derived: status === "derived" })),
            })),
            width,
            decimals,
          )
        }
        table={
          <DataTable
            key={component}
            name={`fan-${component}`}
            label={t("fan.title")}
            rows={lines.flatMap((line) => line.values.map((value) => ({ line, value })))}
            rowKey={({ line, value }) => `${line.vintage} ${value.year}`}
            columns={[
              { key: "vintage", label: t("series.vintage"), value: ({ line }) => line.vintage, filter: "choice" },
              { key: "year", label: t("series.year"), value: ({ value }) => value.year, numeric: true },
              {
                key: "value",
                label: t("series.value"),
                value: ({ value }) => value.value,
                numeric: true,
                cell: ({ value }) => (
                  <>
                    {written(value.value, decimals)} <ValueMark value={value} />
                  </>
                ),
              },
              { key: "status", label: t("series.status"), value: ({ value }) => t(`status.${value.status}`) },
              {
                key: "definition",
                label: t("fan.definition"),
                value: ({ line }) => line.definition ?? "",
                hidden: true,
              },
              { key: "source", label: t("series.source"), value: ({ value }) => value.source, hidden: true },
            ]}
          />
        }
      />
      {breaks.map((one) => (
        <p key={`${one.from} ${one.to}`} className={styles.break}>
          <strong>{t("fan.break", { component: name, from: one.from, to: one.to })}</strong>{" "}
          {[one.fromDefinition, one.toDefinition]
            .flatMap((id) => props.definitions.filter((told) => told.id === id && told.index === one.index))
            .map(({ text }) => say(text))
            .join(t("list.separator"))}
        </p>
      ))}
    </Section>
  )
}
