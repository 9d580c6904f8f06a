import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { type Standing, strengthsOf } from "../../../../observatory/index.ts"
import { Picture } from "../../drawing/picture.tsx"
import { rankText, valueText, written } from "../../drawing/writing.ts"
import { Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import type { ViewProps } from "./index-results.ts"
import { Legend } from "./legend.tsx"
import { nodeName } from "./lookups.ts"
import { Marks } from "./marks.tsx"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import { drawProfile } from "./profile-drawing.tsx"
import { profileOf } from "./profile-rows.ts"
import { ProfileTable } from "./profile-table.tsx"
import { UnitChoice } from "./unit-choice.tsx"
import styles from "./views.module.css"

const mostRows = 120

/** One unit at every node: against the mean, the median and another unit, down to its raw values. */
export function ProfileView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { state } = results.run
  const chosen = chosenOf(state, choice)
  const { node, period, unit, other } = chosen
  const rows = useMemo(
    () => profileOf(results, { node, period, unit, other, indicator: "", from: period }),
    [results, node, period, unit, other],
  )
  const half = Math.min(5, Math.floor(state.structure.indicators / 2))
  const stands = useMemo(
    () => strengthsOf(state, unit, { period, top: half, bottom: half }),
    [state, unit, period, half],
  )
  const marks = new Map(rows.map((row) => [row.node.code, row.marks]))
  const top = rows[0]
  return (
    <>
      <Choices>
        <UnitChoice
          label={t("view.unit")}
          units={state.panel.units}
          unitName={unitName}
          value={unit}
          onChoose={(next) => choose({ unit: next })}
        />
        <UnitChoice
          label={t("view.against")}
          units={state.panel.units.filter((one) => one !== unit)}
          unitName={unitName}
          value={other}
          none={t("view.mean-and-median")}
          onChoose={(next) => choose({ other: next })}
        />
        <NodeChoice state={state} value={node} onChoose={(next) => choose({ node: next })} />
        <PeriodChoice
          label={t("view.period")}
          periods={state.panel.periods}
          value={period}
          onChoose={(next) => choose({ period: next })}
        />
      </Choices>
      <Picture
        title={
          top === undefined || Number.isNaN(top.score)
            ? t("view.profile.no-score", { unit: unitName(unit), node: nodeName(state, node), period })
            : t("view.profile.sentence", {
                unit: unitName(unit),
                node: nodeName(state, node),
                period,
                score: written(top.score),
                rank: rankText(top.rank),
                of: top.of,
                median: written(top.median),
              })
        }
        name={`${results.name}-profile-${unit}-${period}`}
        legend={
          <Legend
            entries={[
              { key: "unit", name: unitName(unit), colour: "var(--act)" },
              ...(other === undefined ? [] : [{ key: "other", name: unitName(other), colour: "#d55e00" }]),
            ]}
          />
        }
        note={[
          t("view.profile.note"),
          ...(rows.length > mostRows ? [t("view.only-first", { shown: mostRows, all: rows.length })] : []),
        ]}
        draw={(width) =>
          drawProfile(rows.slice(0, mostRows), { width, nodeName: (row) => nodeName(state, row.node.code) })
        }
        table={<ProfileTable name={`${results.name}-profile`} rows={rows} other={other && unitName(other)} />}
      />
      <div className={styles.lists}>
        <Standouts title={t("view.profile.strengths")} rows={stands.strengths} marks={marks} />
        <Standouts title={t("view.profile.weaknesses")} rows={stands.weaknesses} marks={marks} />
      </div>
    </>
  )
}

interface StandoutsProps {
  readonly title: string
  readonly rows: readonly Standing[]
  readonly marks: ReadonlyMap<string, number>
}

/** Indicators at which a unit stands out, each with its rank, its value before it was normalised, and how that came about. */
function Standouts({ title, rows, marks }: StandoutsProps): ReactNode {
  const { t } = useTranslation("observatory")
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className={styles.note}>{t("view.profile.too-few")}</p> : null}
      <ol>
        {rows.map(({ code, name, unit = "", rank, of, value }) => (
          <li key={code}>
            {name || code} · {t("view.rank-of", { rank: rankText(rank), of })} ·{" "}
            <span className="number">
              {valueText(value)} {unit}
            </span>{" "}
            {(marks.get(code) ?? 0) === 0 ? null : <Marks sum={marks.get(code) ?? 0} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
