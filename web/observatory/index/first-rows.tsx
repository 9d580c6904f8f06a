import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ScrollArea } from "../../ui/scroll-area.tsx"
import styles from "./bench.module.css"

const most = { rows: 4, columns: 12 } as const

/** The beginning of a table as it was read. */
export function FirstRows(props: {
  readonly label: string
  readonly rows: readonly (readonly string[])[]
  /** How many there are, where `rows` has the first of them only. */
  readonly count?: number
}): ReactNode {
  const { t } = useTranslation("observatory")
  const [head = [], ...rows] = props.rows
  const columns = [...head.keys()].slice(0, most.columns)
  return (
    <ScrollArea label={t("bench.first-rows", { file: props.label })}>
      <table className={styles.small}>
        <thead>
          <tr>
            {columns.map((place) => (
              <th key={place} scope="col">
                {head[place]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.slice(0, most.rows).entries()].map(([number, row]) => (
            <tr key={number}>
              {columns.map((place) => (
                <td key={place}>{row[place]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>{t("bench.rows", { count: props.count ?? rows.length })}</p>
    </ScrollArea>
  )
}
