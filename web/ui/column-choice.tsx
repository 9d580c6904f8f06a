import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import styles from "./data-table.module.css"
import type { Column } from "./data-table.tsx"
import { Icon } from "./icon.tsx"

/** Which of a table's columns are shown. */
export function ColumnChoice<Row>(props: {
  readonly columns: readonly Column<Row>[]
  readonly chosen: readonly string[]
  readonly choose: (chosen: readonly string[]) => void
}): ReactNode {
  const { t } = useTranslation("ui")
  const id = useId()
  return (
    <details className={styles.choice}>
      <summary className={styles.tool}>
        <Icon name="columns" size={16} />
        {t("table.columns")}
      </summary>
      <fieldset className={styles.options} aria-labelledby={id}>
        <legend id={id} className="hidden-text">
          {t("table.columns")}
        </legend>
        {props.columns.map(({ key, label }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={props.chosen.includes(key)}
              disabled={props.chosen.length === 1 && props.chosen[0] === key}
              onChange={({ currentTarget }) =>
                props.choose(
                  currentTarget.checked ? [...props.chosen, key] : props.chosen.filter((other) => other !== key),
                )
              }
            />{" "}
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/** The chosen columns of a table, remembered on this device under its name. */
export function useChosenColumns<Row>(
  name: string,
  columns: readonly Column<Row>[],
): readonly [readonly string[], (chosen: readonly string[]) => void] {
  const key = `delta.columns.${name}`
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const known = (localStorage.getItem(key) ?? "")
      .split(",")
      .filter((one) => columns.some((column) => column.key === one))
    return known.length > 0 ? known : columns.filter(({ hidden }) => hidden !== true).map((column) => column.key)
  })
  const choose = (next: readonly string[]) => {
    localStorage.setItem(key, next.join(","))
    setChosen(next)
  }
  return [chosen, choose]
}
