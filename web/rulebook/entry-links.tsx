import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import styles from "./rulebook.module.css"

/** Entries by their numbers, each leading to its page. */
export function EntryLinks({ entries }: { readonly entries: readonly string[] }): ReactNode {
  if (entries.length === 0) return "–"
  return (
    <span className={styles.links}>
      {entries.map((entry) => (
        <Link key={entry} to="/rules/$entry" params={{ entry }} className="number">
          {entry}
        </Link>
      ))}
    </span>
  )
}
