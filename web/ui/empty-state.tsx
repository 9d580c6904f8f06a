import type { ReactNode } from "react"
import styles from "./empty-state.module.css"

/** A list with nothing in it: what will be here, and the one thing to do first. */
export function EmptyState(props: {
  readonly title: string
  readonly text?: ReactNode
  readonly act?: ReactNode
}): ReactNode {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{props.title}</p>
      {props.text === undefined ? null : <p className={styles.text}>{props.text}</p>}
      {props.act}
    </div>
  )
}
