import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSelf } from "../session.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { Impact } from "./motion-types.ts"

/** How many acts would have ended which way, and those that would have ended otherwise. */
export function ImpactOutcomes({ impact }: { readonly impact: Impact }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  if (impact.outcomes.length === 0) return null
  return (
    <section className={styles.money}>
      <h3>{t("flips.title", { count: impact.flipped })}</h3>
      <ScrollArea label={t("flips.outcomes")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("flips.outcomes")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("flips.outcome")}</th>
              <th scope="col" className={styles.figure}>
                {t("impact.before")}
              </th>
              <th scope="col" className={styles.figure}>
                {t("impact.after")}
              </th>
            </tr>
          </thead>
          <tbody>
            {impact.outcomes.map((one) => (
              <tr key={one.id}>
                <th scope="row">{say(one.name)}</th>
                <td className={styles.figure}>{one.before}</td>
                <td className={styles.figure}>{one.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {impact.flips.length === 0 ? null : <Flips impact={impact} />}
    </section>
  )
}

function Flips({ impact }: { readonly impact: Impact }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const own = useOwnBookings()
  return (
    <details className={styles.fold} open={impact.flips.length <= 10}>
      <summary>{t("flips.list")}</summary>
      <ul className={styles.flips}>
        {impact.flips.map(({ jurisdiction, booking, member, before, after }) => (
          <li key={booking}>
            {own.has(booking) ? (
              <Link to="/bookings/$jurisdiction/$booking" params={{ jurisdiction, booking }}>
                {t("flips.booking", { id: booking.slice(-8) })}
              </Link>
            ) : (
              <span title={t("flips.not-yours")}>{t("flips.booking", { id: booking.slice(-8) })}</span>
            )}{" "}
            <span className={styles.between}>
              <MemberMark code={member} /> → <MemberMark code={jurisdiction} />
            </span>{" "}
            <span>
              {say(before.name)} → <strong>{say(after.name)}</strong>
            </span>
          </li>
        ))}
      </ul>
      {impact.flipped > impact.flips.length ? (
        <p className={styles.soft}>{t("flips.more", { count: impact.flipped - impact.flips.length })}</p>
      ) : null}
      <p className={styles.soft}>{t("flips.seen")}</p>
    </details>
  )
}

/** Bookings of the organisation acted for and of what it owns: these the reader may open. */
function useOwnBookings(): ReadonlySet<string> {
  const self = useSelf()
  const signedIn = self !== null && self !== undefined
  const query = (of: "organisation" | "owned") => ({
    ...read("listBookings", { query: { of, limit: 100 } }),
    enabled: signedIn,
  })
  const [used, owned] = [useQuery(query("organisation")).data, useQuery(query("owned")).data]
  return new Set([...(used?.items ?? []), ...(owned?.items ?? [])].map(({ id }) => id))
}
