import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { OutputSensitivity, SensitivityAnswer } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { percentText, written } from "../../drawing/writing.ts"
import { drawBounds } from "./bounds-drawing.tsx"
import { Choice, Choices } from "./choices.tsx"
import { numbers } from "./columns.ts"
import { useFactorName } from "./factor-name.ts"
import type { ViewProps } from "./index-results.ts"
import { Legend } from "./legend.tsx"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import styles from "./views.module.css"

type Factor = OutputSensitivity["factors"][number]

/** Which uncertain argument moves the result how much: Sobol indices with their intervals. */
export function SensitivityView({ results, ground }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const factorName = useFactorName()
  const [chosen, setChosen] = useState("rank-shift ")
  const { sensitivity } = results
  if (sensitivity === undefined) return <p className={styles.note}>{t("view.sensitivity.not-run")}</p>
  const key = ({ output, unit = "" }: OutputSensitivity) => `${output} ${unit}`
  const shown = sensitivity.outputs.find((one) => key(one) === chosen) ?? sensitivity.outputs[0]
  const label = ({ output, unit }: OutputSensitivity) =>
    unit === undefined ? t(`view.output.${output}`) : `${unitName(unit)} · ${t(`view.output.${output}`)}`
  return (
    <>
      <Choices>
        <Choice
          label={t("view.sensitivity.output")}
          value={chosen}
          options={sensitivity.outputs.map((one) => ({ value: key(one), label: label(one) }))}
          onChoose={setChosen}
        />
      </Choices>
      {shown === undefined ? null : picture(sensitivity, shown)}
    </>
  )

  function picture({ asked, samples, chains, failed, node }: SensitivityAnswer, output: OutputSensitivity): ReactNode {
    const factors = output.factors.toSorted((a, b) => b.total - a.total)
    const [most] = factors
    const interactions = 1 - factors.reduce((sum, { first }) => sum + first, 0)
    return (
      <Picture
        title={
          most === undefined || Number.isNaN(most.total)
            ? t("view.sensitivity.still", { output: label(output) })
            : t("view.sensitivity.sentence", {
                output: label(output),
                factor: factorName(most.factor),
                first: percentText(most.first),
                total: percentText(most.total),
                rest: percentText(Math.max(0, interactions)),
              })
        }
        name={`${results.name}-sensitivity-${output.output}${output.unit === undefined ? "" : `-${output.unit}`}`}
        legend={
          <Legend
            entries={[
              { key: "first", name: t("view.sensitivity.first"), colour: "var(--act)" },
              { key: "total", name: t("view.sensitivity.total"), colour: "#d55e00" },
            ]}
          />
        }
        note={t("view.sensitivity.note", {
          ...{ node: nodeName(results.run.state, node), asked, samples, chains },
          failed: failed.length,
        })}
        draw={(width) =>
          drawBounds(
            factors.map(({ factor, first, total, firstInterval, totalInterval }, place) => ({
              key: `${place} ${factor}`,
              name: factorName(factor),
              bars: [
                { value: first, colour: "var(--act)", bounds: firstInterval },
                { value: total, colour: "#d55e00", bounds: totalInterval },
              ],
              text: `${written(first)} / ${written(total)}`,
            })),
            width,
          )
        }
        table={
          <DataTable<Factor>
            name={`${results.name}-sensitivity`}
            label={t("view.name.sensitivity")}
            rows={factors}
            rowKey={(one) => `${factors.indexOf(one)}`}
            columns={[
              { key: "factor", label: t("view.sensitivity.factor"), value: ({ factor }) => factorName(factor) },
              numbers(
                "first",
                t("view.sensitivity.first"),
                ({ first }) => first,
                (one) => written(one, 3),
              ),
              numbers(
                "first-5",
                t("view.sensitivity.first-p5"),
                (one) => one.firstInterval[0],
                (one) => written(one, 3),
              ),
              numbers(
                "first-95",
                t("view.sensitivity.first-p95"),
                (one) => one.firstInterval[1],
                (one) => written(one, 3),
              ),
              numbers(
                "total",
                t("view.sensitivity.total"),
                ({ total }) => total,
                (one) => written(one, 3),
              ),
              numbers(
                "total-5",
                t("view.sensitivity.total-p5"),
                (one) => one.totalInterval[0],
                (one) => written(one, 3),
              ),
              numbers(
                "total-95",
                t("view.sensitivity.total-p95"),
                (one) => one.totalInterval[1],
                (one) => written(one, 3),
              ),
            ]}
          />
        }
      />
    )
  }
}
