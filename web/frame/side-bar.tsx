import { Link } from "@tanstack/react-router"
import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import styles from "./frame.module.css"
import { type Place, places } from "./places.ts"

/** The six places with their pages, at the left of a wide screen. */
export function SideBar({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation("frame")
  return (
    <nav className={styles.side} aria-label={t("places")}>
      {places
        .filter(({ pages }) => pages.length > 0)
        .map((place) => (
          <PlaceGroup key={place.name} place={place} path={path} />
        ))}
    </nav>
  )
}

function PlaceGroup({ place, path }: { readonly place: Place; readonly path: string }): ReactNode {
  const { t } = useTranslation("frame")
  const id = useId()
  return (
    <div className={styles.place}>
      <p id={id} className={styles.placeName}>
        <Icon name={place.icon} />
        {t(`place.${place.name}`)}
      </p>
      <ul className={styles.pages} aria-labelledby={id}>
        {place.pages.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} className={styles.pageLink} aria-current={isHere(path, to) ? "page" : undefined}>
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** True on the page itself and on what lies below it. */
export function isHere(path: string, to: string): boolean {
  return path === to || path.startsWith(`${to}/`)
}
