import { Link, useNavigate } from "@tanstack/react-router"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { formatMinorUnits, localTime } from "../../base/index.ts"
import type { Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { NameText } from "../ui/name-text.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, useTimeFormat, ZoneContext } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"
import type { FindSearch } from "./find-address.ts"
import { Origin } from "./origin.tsx"
import { specText } from "./spec-text.ts"

type Found = Reply<"searchFacilities">["items"][number]

interface ResultsProps {
  readonly rows: readonly Found[]
  readonly search: FindSearch
}

/** Where a result leads: its page, at the week of the gap that was asked for. */
function useTarget(): (found: Found) => {
  readonly to: "/facilities/$jurisdiction/$facility"
  readonly params: { readonly jurisdiction: string; readonly facility: string }
  readonly search: { readonly day?: string }
} {
  const zone = useContext(ZoneContext)
  return ({ jurisdiction, id, freeFrom }) => ({
    to: "/facilities/$jurisdiction/$facility",
    params: { jurisdiction, facility: id },
    search: freeFrom === null ? {} : { day: localTime(freeFrom, zone).day },
  })
}

/** Results as a table, for wide screens. */
export function ResultTable({ rows, search }: ResultsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const target = useTarget()
  const navigate = useNavigate()
  return (
    <DataTable
      name="facilities"
      label={t("find.title")}
      rows={rows}
      rowKey={({ jurisdiction, id }) => `${jurisdiction}/${id}`}
      columns={useColumns(search)}
      onOpen={(row) => navigate(target(row))}
    />
  )
}

function useColumns(search: FindSearch): readonly Column<Found>[] {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const region = useRegion()
  const currency = useContext(CurrencyContext)
  const { instant } = useTimeFormat()
  const target = useTarget()
  const className = (code: string | null) => {
    const known = region?.instrumentClasses.find((one) => one.code === code)?.name
    return known === undefined ? (code ?? "") : say(known)
  }
  const specs = (found: Found) =>
    found.specifications
      .slice(0, 3)
      .map((each) => specText(each, say))
      .join(" · ")
  return [
    {
      key: "name",
      label: t("found.name"),
      value: ({ name, acronym }) => (acronym === null ? say(name) : `${say(name)} (${acronym})`),
      cell: (found) => (
        <span className={styles.named}>
          <Link {...target(found)}>
            <NameText name={found.name} />
          </Link>
          <Origin {...found} />
        </span>
      ),
    },
    {
      key: "member",
      label: t("found.place"),
      value: ({ jurisdiction, city }) => `${jurisdiction} ${say(city.name)}`,
      cell: ({ jurisdiction, city }) => (
        <span className={styles.stack}>
          <MemberMark code={jurisdiction} />
          <span className={styles.soft}>{say(city.name)}</span>
        </span>
      ),
    },
    { key: "organisation", label: t("found.organisation"), value: ({ organisation }) => say(organisation) },
    {
      key: "class",
      label: t("filter.class"),
      value: ({ instrumentClass }) => className(instrumentClass),
      hidden: true,
    },
    { key: "specifications", label: t("found.specifications"), value: specs },
    {
      key: "accessories",
      label: t("found.accessories"),
      value: ({ accessories }) => accessories.map(say).join(" · "),
      hidden: true,
    },
    {
      key: "hourly",
      label: t("found.hourly"),
      numeric: true,
      value: ({ hourly }) => (hourly === null ? null : Number(formatMinorUnits(BigInt(hourly), currency))),
      cell: ({ hourly }) => (hourly === null ? "–" : <MoneyText amount={hourly} />),
    },
    {
      key: "booking",
      label: t("found.booking"),
      value: ({ bookable, acceptance }) => t(bookable ? `acceptance.${acceptance ?? "automatic"}` : "found.not-here"),
    },
    ...(search.hours === undefined
      ? []
      : [
          {
            key: "free",
            label: t("found.free"),
            value: ({ freeFrom }: Found) => (freeFrom === null ? null : instant(freeFrom)),
            cell: ({ freeFrom }: Found) => (freeFrom === null ? "–" : <InstantText at={freeFrom} />),
          },
        ]),
  ]
}

/** Results as cards, for narrow screens. */
export function ResultCards({ rows }: ResultsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const target = useTarget()
  return (
    <ul className={styles.cards}>
      {rows.map((found) => (
        <li key={`${found.jurisdiction}/${found.id}`} className={styles.card}>
          <div className={styles.named}>
            <Link {...target(found)} className={styles.cardTitle}>
              <NameText name={found.name} />
            </Link>
            <Origin {...found} />
          </div>
          <p className={styles.cardFacts}>
            <MemberMark code={found.jurisdiction} /> <span>{say(found.city.name)}</span>
          </p>
          <p className={styles.soft}>{say(found.organisation)}</p>
          {found.specifications.length === 0 ? null : (
            <p>
              {found.specifications
                .slice(0, 3)
                .map((each) => specText(each, say))
                .join(" · ")}
            </p>
          )}
          <p className={styles.cardFacts}>
            {found.hourly === null ? null : (
              <strong>
                <MoneyText amount={found.hourly} /> {t("found.an-hour")}
              </strong>
            )}
            <span>{t(found.bookable ? `acceptance.${found.acceptance ?? "automatic"}` : "found.not-here")}</span>
            {found.freeFrom === null ? null : (
              <span>
                {t("found.free")} <InstantText at={found.freeFrom} />
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
