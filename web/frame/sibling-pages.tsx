import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./frame.module.css"
import { placeOf } from "./places.ts"
import { isHere } from "./side-bar.tsx"

/** On a phone: the other pages of the same place, in a row above the page. */
export function SiblingPages({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation("frame")
  const place = placeOf(path)
  if (place === undefined || place.pages.length < 2) return null
  return (
    <nav className={styles.siblings} aria-label={t(`place.${place.name}`)}>
      {place.pages.map(({ to, label }) => (
        <Link key={to} to={to} className={styles.sibling} aria-current={isHere(path, to) ? "page" : undefined}>
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
