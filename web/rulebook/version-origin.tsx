import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import styles from "./rulebook.module.css"

type Version = Reply<"readRuleVersions">["items"][number]

/** How a version of the lists came about; one that a motion enacted leads to the motion, with who voted how. */
export function VersionOrigin({ origin, motion }: Pick<Version, "origin" | "motion">): ReactNode {
  const { t } = useTranslation("rulebook")
  return (
    <span className={styles.permit}>
      {motion === null ? (
        t(`origin.${origin}`)
      ) : (
        <Link to="/motions/$motion" params={{ motion }}>
          {t(`origin.${origin}`)}
        </Link>
      )}
    </span>
  )
}
