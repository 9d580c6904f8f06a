import { Link } from "@tanstack/react-router"
import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import styles from "./frame.module.css"
import { placeOf } from "./places.ts"
import { isHere } from "./side-bar.tsx"

/** On a phone: the other pages of the same place, in a row above the page. */
export function SiblingPages({ path }: { readonly path: string }): ReactNode {
  const { t } = useTranslation("frame")
  const place = placeOf(path)
  const row = useRef<HTMLElement>(null)
  // The row may be wider than the screen: the page one is on stays in sight, when the letters have their width too.
  useEffect(() => {
    if (placeOf(path) === undefined) return
    const show = () => {
      const nav = row.current
      const here = nav?.querySelector<HTMLElement>(`[aria-current="page"]`)
      if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2
    }
    show()
    document.fonts.ready.then(show)
  }, [path])
  if (place === undefined || place.pages.length < 2) return null
  return (
    <nav ref={row} className={styles.siblings} aria-label={t(`place.${place.name}`)}>
      {place.pages.map(({ to, label }) => (
        <Link key={to} to={to} className={styles.sibling} aria-current={isHere(path, to) ? "page" : undefined}>
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
