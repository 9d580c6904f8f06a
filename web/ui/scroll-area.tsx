import type { ReactNode } from "react"
import styles from "./scroll-area.module.css"

/** A table wider than a phone: it scrolls sideways, and the keyboard can reach it to do so. */
export function ScrollArea({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
