import { Link } from "@tanstack/react-router"
import { type ReactNode, useContext, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../ui/data-table.tsx"
import { CurrencyContext, moneyText } from "../ui/money-text.tsx"
import { StepChart } from "../ui/step-chart.tsx"
import { useTimeFormat, WhenText } from "../ui/time-text.tsx"
import { latestValue, type Parameter } from "./parameter-mark.tsx"
import { numberOf } from "./parameter-number.ts"
import { isMoney, useUnitText } from "./unit-text.ts"

/** The values as steps; a parameter whose values are words has the table alone. */
export function ParameterChart({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  const unitText = useUnitText()
  const currency = useContext(CurrencyContext)
  const money = isMoney(parameter.unit)
  const scale = money ? 10 ** currency.decimals : 1
  const unit = money ? currency.code : unitText(parameter.unit)
  const written = (value: string | null) =>
    value === null ? t("history.ended") : money ? moneyText(value, currency) : `${value} (${unit})`
  // The last value is drawn up to now, as it was when the page was opened.
  const now = useMemo(() => Date.now(), [])
  const steps = useMemo(
    () =>
      parameter.values.flatMap(({ from, value }) => {
        const number = value === null ? null : numberOf(value)
        // A day is drawn at its noon, so that no zone moves it to its neighbour.
        const at = Date.parse(from.includes("T") ? from : `${from}T12:00:00Z`)
        return number === undefined ? [] : [{ at, value: number === null ? null : number / scale, text: value ?? "–" }]
      }),
    [parameter, scale],
  )
  const value = latestValue(parameter)
  if (steps.length < parameter.values.length || value === undefined) return null
  return (
    <StepChart
      title={t("history.chart", {
        value: written(parameter.current),
        from: when(value.from),
        count: parameter.values.length,
      })}
      name={parameter.id}
      unit={unit}
      steps={steps}
      until={Math.max(now, ...steps.map(({ at }) => at))}
    />
  )
}

/** All values, in a table: from when, how much, by what source, set by whom. */
export function ParameterValues({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  return (
    <DataTable
      name={parameter.id}
      label={t("history.title", { id: parameter.id })}
      rows={parameter.values}
      rowKey={({ from }) => from}
      columns={[
        {
          key: "from",
          label: t("history.from"),
          value: ({ from }) => when(from),
          cell: ({ from }) => <WhenText at={from} />,
        },
        {
          key: "value",
          label: t("history.value"),
          numeric: true,
          value: ({ value }) => value,
          cell: ({ value }) => value ?? t("history.ended"),
        },
        {
          key: "source",
          label: t("rule.source"),
          wide: true,
          value: ({ source, assumed }) => (assumed ? t("assumed-because", { why: source }) : source),
        },
        {
          key: "set-by",
          label: t("parameters.set-by"),
          value: ({ listVersion }) =>
            listVersion === null ? t("set-by.law") : t("version.of", { version: listVersion }),
          cell: ({ listVersion, motion }) => (
            <>
              {listVersion === null ? t("set-by.law") : t("version.of", { version: listVersion })}
              {motion === null ? null : (
                <>
                  {" · "}
                  <Link to="/motions/$motion" params={{ motion }}>
                    {t("origin.motion")}
                  </Link>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
