import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type PlacePage, placeOf } from "../frame/places.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import styles from "./home.module.css"

/** The eight areas and the addresses at which each works; an address is shown once its page is in the navigation. */
const areas = [
  { name: "territory", at: ["/facilities", "/bookings"] },
  { name: "power", at: ["/rules"] },
  { name: "resource", at: [] },
  { name: "chain", at: [] },
  { name: "governance", at: ["/rules", "/parameters"] },
  { name: "system", at: ["/vouchers", "/statements", "/ledger"] },
  { name: "value", at: ["/targets", "/index-series"] },
  { name: "ecosystem", at: ["/log"] },
] as const

/** The eight areas of the brief as we read them, and where in this platform each works. */
export function Areas(): ReactNode {
  const { t } = useTranslation("home")
  return (
    <ol className={styles.areas}>
      {areas.map(({ name, at }) => {
        const pages = at.flatMap((to) => placeOf(to)?.pages.filter((page) => page.to === to) ?? [])
        return (
          <li key={name} className={styles.area}>
            <h3>{t(`area.${name}`)}</h3>
            <p>{t(`area.${name}.asks`)}</p>
            <p className={styles.at}>
              {pages.length === 0
                ? t("areas.nowhere")
                : pages.map(({ to, label }) => <PageLink key={to} to={to} label={label} />)}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

function PageLink({ to, label }: { readonly to: string; readonly label: PlacePage["label"] }): ReactNode {
  const { t } = useTranslation("frame")
  return <InnerLink href={to}>{t(label)}</InnerLink>
}
