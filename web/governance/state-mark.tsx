import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./governance.module.css"
import type { motionStates } from "./routes.ts"

/** A motion's state in words, with a shape of its own. */
export function StateMark({ state }: { readonly state: (typeof motionStates)[number] }): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <span className={styles.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
