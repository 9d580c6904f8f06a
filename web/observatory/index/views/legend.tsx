import type { ReactNode } from "react"
import styles from "./views.module.css"

export interface LegendEntry {
  readonly key: string
  readonly name: string
  readonly colour: string
}

/** What the colours stand for, in words beside each. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }): ReactNode {
  return (
    <ul className={styles.legend}>
      {entries.map(({ key, name, colour }) => (
        <li key={key} style={{ "--member": colour }}>
          {name}
        </li>
      ))}
    </ul>
  )
}
