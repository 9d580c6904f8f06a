import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { csvRows } from "../../ui/csv-rows.ts"
import styles from "./bench.module.css"
import { FirstRows } from "./first-rows.tsx"
import { longFromWide, type WideReading } from "./wide-data.ts"

interface WideFieldsProps {
  readonly rows: readonly (readonly string[])[]
  readonly reading: WideReading
  readonly onReading: (reading: WideReading) => void
}

/** How a table with one column per indicator is turned into rows, with the rows that come out beneath. */
export function WideFields({ rows, reading, onReading }: WideFieldsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [head = []] = rows
  const columns = head.map((name, place) => ({ value: `${place}`, label: name }))
  const { unit, period, indicators } = reading
  const others = [...head.keys()].filter((place) => place !== unit && place !== period)
  return (
    <>
      <p className={styles.soft}>{t("bench.wide-note")}</p>
      <div className={styles.fields}>
        <NativeSelect
          label={t("bench.wide-unit")}
          value={`${unit}`}
          data={columns}
          onChange={({ currentTarget }) => onReading(without({ ...reading, unit: Number(currentTarget.value) }))}
        />
        <NativeSelect
          label={t("bench.wide-period")}
          value={period === undefined ? "" : `${period}`}
          data={[{ value: "", label: t("bench.wide-one-period") }, ...columns]}
          onChange={({ currentTarget: { value } }) =>
            onReading(without({ ...reading, period: value === "" ? undefined : Number(value) }))
          }
        />
        {period === undefined ? (
          <TextInput
            label={t("bench.wide-fixed")}
            inputMode="numeric"
            value={reading.fixed}
            error={/^\d{1,9}$/.test(reading.fixed) ? undefined : t("bench.wide-fixed-missing")}
            onChange={({ currentTarget }) => onReading({ ...reading, fixed: currentTarget.value.trim() })}
          />
        ) : null}
      </div>
      <fieldset className={styles.checks}>
        <legend>{t("bench.wide-indicators")}</legend>
        {others.map((place) => (
          <Checkbox
            key={place}
            label={head[place]}
            checked={indicators.includes(place)}
            onChange={({ currentTarget: { checked } }) =>
              onReading({
                ...reading,
                indicators: others.filter((one) => (one === place ? checked : indicators.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <FirstRows
        label={t("bench.wide-result")}
        rows={csvRows(longFromWide(rows.slice(0, 10), reading))}
        count={indicators.length * (rows.length - 1)}
      />
    </>
  )
}

/** What names unit or period is no indicator. */
function without(reading: WideReading): WideReading {
  const { unit, period, indicators } = reading
  return { ...reading, indicators: indicators.filter((place) => place !== unit && place !== period) }
}
