import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type PlacePage, placeOf } from "../frame/places.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import styles from "./home.module.css"

interface Area {
  readonly name: "territory" | "power" | "resource" | "chain" | "governance" | "system" | "value" | "ecosystem"
  readonly at: readonly PlacePage["to"][]
}

/** The eight areas and the pages at which each works. */
const areas: readonly Area[] = [
  { name: "territory", at: ["/facilities"] },
  { name: "power", at: ["/rules"] },
  { name: "resource", at: ["/facilities", "/organisations", "/vouchers"] },
  { name: "chain", at: ["/bookings"] },
  { name: "governance", at: ["/rules", "/parameters"] },
  { name: "system", at: ["/vouchers", "/statement", "/ledger"] },
  { name: "value", at: ["/targets", "/index-series"] },
  { name: "ecosystem", at: ["/log"] },
]

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
              {pages.map(({ to, label }) => (
                <PageLink key={to} to={to} label={label} />
              ))}
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
