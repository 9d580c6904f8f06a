import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import styles from "./frame.module.css"
import { placeOf, places } from "./places.ts"

/** The places at the foot of a phone's screen; each leads to its first page. */
export function BottomBar({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation("frame")
  const here = placeOf(path)
  return (
    <nav className={styles.bottom} aria-label={t("places")}>
      {places.map((place) => {
        const [first] = place.pages
        if (first === undefined) return null
        return (
          <Link
            key={place.name}
            to={first.to}
            className={styles.bottomLink}
            aria-current={place === here ? "true" : undefined}
          >
            <Icon name={place.icon} size={20} />
            {t(`place.${place.name}`)}
          </Link>
        )
      })}
    </nav>
  )
}
