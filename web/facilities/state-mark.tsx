import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./facilities.module.css"
import type { bookingStates } from "./routes.ts"

/** A booking's state in words, with a shape of its own. */
export function StateMark({ state }: { readonly state: (typeof bookingStates)[number] }): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <span className={styles.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
