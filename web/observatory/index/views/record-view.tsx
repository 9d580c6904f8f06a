import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type Note, type StepRecord, stepNames } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Folded } from "../../drawing/picture.tsx"
import { valueText } from "../../drawing/writing.ts"
import type { ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { noteKinds } from "./note-kinds.ts"
import styles from "./views.module.css"

/** What was done, step by step, and what each step did to which number. */
export function RecordView({ results, ground }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { log } = results.run
  const notes = log.reduce((sum, one) => sum + one.notes.length, 0)
  const left = results.left ?? []
  return (
    <>
      <p className={styles.sentence}>{t("view.record.sentence", { steps: log.length, notes })}</p>
      {left.length === 0 ? null : <Notes results={results} ground={ground} name="start" notes={left} />}
      <ol className={styles.steps}>
        {log.map((record, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may stand twice in a method; its place tells it apart
          <li key={place}>
            <strong>{named(record.step)}</strong> <code className={styles.mark}>{record.step}</code>
            <Arguments record={record} />
            {record.notes.length === 0 ? (
              <p className={styles.note}>{t("view.record.no-notes")}</p>
            ) : (
              <Notes results={results} ground={ground} name={`${place + 1}-${record.step}`} notes={record.notes} />
            )}
          </li>
        ))}
      </ol>
    </>
  )

  function named(step: string): string {
    const known = stepNames.find((one) => one === step)
    return known === undefined ? step : t(`view.step.${known}`)
  }
}

/** Every argument as it was used, defaults included. */
function Arguments({ record }: { readonly record: StepRecord }): ReactNode {
  const given = Object.entries(record.arguments).filter(
    ([, value]) => value !== undefined && JSON.stringify(value) !== "{}",
  )
  if (given.length === 0) return null
  return (
    <p className={styles.arguments}>
      <code>
        {given
          .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
          .join(" · ")}
      </code>
    </p>
  )
}

interface NotesProps extends Pick<ViewProps, "results" | "ground"> {
  readonly name: string
  readonly notes: readonly Note[]
}

/** Notes of a step counted by what happened, and each of them in a table. */
function Notes({ results, ground, name, notes }: NotesProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const counted = [...Map.groupBy(notes, ({ what }) => what)]
  return (
    <>
      <ul>
        {counted.map(([what, all]) => (
          <li key={what}>
            {told(what)}
            {all.length > 1 ? ` × ${all.length}` : ""}
          </li>
        ))}
      </ul>
      <Folded label={t("view.record.each", { notes: notes.length })}>
        <DataTable
          name={`${results.name}-record-${name}`}
          label={t("view.name.record")}
          rows={notes.map((note, place) => ({ ...note, place }))}
          rowKey={({ place }) => `${place}`}
          columns={[
            { key: "what", label: t("view.record.what"), value: ({ what }) => told(what), filter: "choice" },
            {
              key: "node",
              label: t("view.node"),
              value: ({ indicator }) => (indicator === undefined ? "" : nodeName(results.start, indicator)),
              filter: "text",
            },
            {
              key: "unit",
              label: t("view.unit"),
              value: ({ unit }) => (unit === undefined ? "" : unitName(unit)),
              filter: "text",
            },
            { key: "period", label: t("view.period"), value: ({ period }) => period ?? null, numeric: true },
            {
              key: "figures",
              label: t("view.record.figures"),
              value: ({ figures = {} }) => figuresText(figures),
              wide: true,
            },
          ]}
        />
      </Folded>
    </>
  )

  function told(what: string): string {
    const known = noteKinds.find((one) => one === what)
    return known === undefined ? what : t(`view.note.${known}`)
  }
}

function figuresText(figures: NonNullable<Note["figures"]>): string {
  return Object.entries(figures)
    .map(([name, figure]) => `${name} ${typeof figure === "number" ? valueText(figure) : figure}`)
    .join(" · ")
}
