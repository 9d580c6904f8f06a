import { NativeSelect, Slider, TextInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./bench.module.css"
import type { StructureRow } from "./structure-rows.ts"

interface NodeFormProps {
  readonly row: StructureRow
  readonly rows: readonly StructureRow[]
  readonly onChange: (change: Partial<StructureRow>) => void
}

/** What the structure says of one node. A weight is dragged, or written. */
export function NodeForm({ row, rows, onChange }: NodeFormProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [code, setCode] = useState(row.code)
  const isIndicator = row.level === "1"
  const taken = code !== row.code && rows.some((one) => one.code === code)
  const parents = rows.filter((one) => one !== row && one.level !== "1")
  const text = (column: "name" | "unit" | "denominator" | "lower" | "upper" | "target") => (
    <TextInput
      label={t(`bench.node.${column}`)}
      value={row[column]}
      {...(["lower", "upper", "target"].includes(column) && { inputMode: "decimal" as const })}
      onChange={({ currentTarget }) => onChange({ [column]: currentTarget.value })}
    />
  )
  return (
    <section className={styles.form} aria-label={t("bench.node-form", { code: row.code })}>
      <h3>{t("bench.node-form", { code: row.code })}</h3>
      <div className={styles.fields}>
        <TextInput
          label={t("bench.node.code")}
          value={code}
          error={code === "" || taken ? t("bench.code-taken") : undefined}
          onChange={({ currentTarget }) => setCode(currentTarget.value.trim())}
          onBlur={() => {
            if (code !== row.code && code !== "" && !taken) onChange({ code })
          }}
        />
        {text("name")}
        <NativeSelect
          label={t("bench.node.parent")}
          value={row.parent}
          data={[
            { value: "", label: t("bench.no-parent") },
            ...parents.map((one) => ({
              value: one.code,
              label: one.name === "" ? one.code : `${one.name} (${one.code})`,
            })),
          ]}
          onChange={({ currentTarget }) => onChange({ parent: currentTarget.value })}
        />
      </div>
      <WeightField weight={row.weight} onWeight={(weight) => onChange({ weight })} />
      {isIndicator ? (
        <div className={styles.fields}>
          <NativeSelect
            label={t("bench.node.direction")}
            value={row.direction === "-1" || row.direction === "−1" ? "-1" : "1"}
            data={[
              { value: "1", label: t("bench.more-better") },
              { value: "-1", label: t("bench.less-better") },
            ]}
            onChange={({ currentTarget }) => onChange({ direction: currentTarget.value })}
          />
          {text("unit")}
          {text("denominator")}
          {text("lower")}
          {text("upper")}
          {text("target")}
        </div>
      ) : null}
    </section>
  )
}

function WeightField({ weight, onWeight }: { readonly weight: string; readonly onWeight: (weight: string) => void }) {
  const { t } = useTranslation("observatory")
  const number = weight === "" ? 1 : Number(weight)
  const most = Math.max(4, Math.ceil((Number.isFinite(number) ? number : 1) * 2))
  return (
    <div className={styles.weight}>
      <TextInput
        label={t("bench.node.weight")}
        inputMode="decimal"
        value={weight}
        onChange={({ currentTarget }) => onWeight(currentTarget.value.trim())}
      />
      <Slider
        thumbLabel={t("bench.drag-weight")}
        min={0}
        max={most}
        step={0.05}
        label={null}
        value={Number.isFinite(number) ? number : 0}
        onChange={(value) => onWeight(`${Math.round(value * 100) / 100}`)}
      />
    </div>
  )
}
