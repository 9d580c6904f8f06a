import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import type { Region } from "../session.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useTimeFormat, ZoneNote } from "../ui/time-text.tsx"
import styles from "./home.module.css"

interface MemberTableProps {
  readonly region: Region
  readonly home: Reply<"readHome">
}

/** Live counts by member, and who books where. */
export function MemberTable({ region, home }: MemberTableProps): ReactNode {
  const { t } = useTranslation("home")
  const { instant } = useTimeFormat()
  const counted = ["organisations", "instruments", "largeFacilities", "bookings"] as const
  const at = instant(home.at)
  return (
    <div className={styles.tables}>
      <ScrollArea label={t("members.title")}>
        <table className={styles.table}>
          <caption>
            {t("members.counts", { at })}{" "}
            <ProvenanceMark
              of={t("members.title")}
              provenance={{ source: t("members.source"), asOf: at, guarantee: { kind: "exact" }, href: "/log" }}
            />
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("members.member")}</th>
              {counted.map((what) => (
                <th key={what} scope="col" className={styles.right}>
                  {t(`members.${what}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {home.jurisdictions.map((member) => (
              <tr key={member.code}>
                <th scope="row">
                  <MemberMark code={member.code} />
                </th>
                {counted.map((what) => (
                  <td key={what} className={styles.right}>
                    {member[what]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Flows region={region} flows={home.flows} />
      <p className={styles.zone}>
        <ZoneNote />
      </p>
    </div>
  )
}

/** Bookings by home (rows) and host (columns); the darker the cell, the more. */
function Flows(props: { readonly region: Region; readonly flows: MemberTableProps["home"]["flows"] }): ReactNode {
  const { t } = useTranslation("home")
  const members = props.region.jurisdictions.map(({ code }) => code)
  const count = (home: string, host: string) =>
    props.flows.find((flow) => flow.home === home && flow.host === host)?.bookings ?? 0
  const largest = Math.max(1, ...props.flows.map(({ bookings }) => bookings))
  return (
    <ScrollArea label={t("flows.title")}>
      <table className={styles.table}>
        <caption>{t("flows.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("flows.home-host")}</th>
            {members.map((host) => (
              <th key={host} scope="col" className={styles.right}>
                <MemberMark code={host} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((home) => (
            <tr key={home}>
              <th scope="row">
                <MemberMark code={home} />
              </th>
              {members.map((host) => (
                <td key={host} className={styles.flow} style={{ "--share": count(home, host) / largest }}>
                  {count(home, host)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
