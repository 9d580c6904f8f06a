import { Button, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { actingMembership, useSelf } from "../session.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneNote } from "../ui/time-text.tsx"
import styles from "./books.module.css"

type Periods = Reply<"listPeriods">

/** Which months each member has closed; a finance officer closes the next, and sees what keeps the member from leaving. */
export function PeriodsPage(): ReactNode {
  const { t } = useTranslation("settlement")
  const self = useSelf()
  const { data, error, refetch } = useQuery(read("listPeriods"))
  const membership = self === undefined || self === null ? undefined : actingMembership(self)
  const closes = membership?.kind === "government" && membership.roles.includes("finance-officer")
  return (
    <Page
      wide
      title={t("periods.title")}
      intro={
        <>
          {t("periods.intro")} <ZoneNote />
        </>
      }
    >
      {error === null ? null : <RefusalNotice error={error} asked={t("periods.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton rows={4} />
      ) : (
        <>
          {closes ? <CloseNext periods={data} jurisdiction={membership.jurisdiction} /> : null}
          <Section title={t("periods.table")} note={t("periods.note")}>
            <Months periods={data} />
          </Section>
          {closes ? <Departure jurisdiction={membership.jurisdiction} /> : null}
        </>
      )}
    </Page>
  )
}

function CloseNext({ periods, jurisdiction }: { readonly periods: Periods; readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const close = useAct("closePeriod")
  const [next] = periods.members.find((member) => member.jurisdiction === jurisdiction)?.open ?? []
  const over = next !== undefined && next < periods.month
  return (
    <Section title={t("close.title")} note={t("close.note")}>
      {over ? (
        <div>
          <Button
            loading={close.isPending}
            onClick={() =>
              close.mutate(
                { params: { jurisdiction, month: next } },
                { onSuccess: () => announce(t("close.done", { month: next })) },
              )
            }
          >
            {t("close.do", { month: next })}
          </Button>
        </div>
      ) : (
        <p className={styles.soft}>{t("close.none")}</p>
      )}
      {close.error === null ? null : <RefusalNotice error={close.error} asked={t("close.title")} />}
      {close.data === undefined ? null : (
        <Receipt
          at={close.data.closedAt}
          text={
            <>
              {t("close.done", { month: close.data.month })} {t("close.entries", { count: Number(close.data.entries) })}{" "}
              {t("close.net")} <MoneyText amount={close.data.net} />
            </>
          }
          next={
            <Link to="/statement" search={{ member: jurisdiction, month: close.data.month }}>
              {t("close.statement")}
            </Link>
          }
        />
      )}
    </Section>
  )
}

function Months({ periods }: { readonly periods: Periods }): ReactNode {
  const { t } = useTranslation("settlement")
  const months = [
    ...new Set(periods.members.flatMap(({ closed, open }) => [...closed.map(({ month }) => month), ...open])),
  ].sort((a, b) => (a < b ? 1 : -1))
  const columns = [
    { key: "month", label: t("periods.month"), value: (month: string) => month },
    ...periods.members.map(({ jurisdiction, closed, open }) => ({
      key: jurisdiction,
      label: jurisdiction,
      value: (month: string) =>
        closed.find((each) => each.month === month)?.closedAt ?? (open.includes(month) ? t("periods.open") : null),
    })),
  ]
  return (
    <>
      <TableFiles name="periods" rows={months} columns={columns} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("periods.table")}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t("periods.month")}</th>
              {periods.members.map(({ jurisdiction }) => (
                <th scope="col" key={jurisdiction}>
                  <MemberMark code={jurisdiction} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month} data-month={month}>
                <th scope="row">{month}</th>
                {periods.members.map((member) => (
                  <td key={member.jurisdiction} data-member={member.jurisdiction}>
                    <State member={member} month={month} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function State({ member, month }: { readonly member: Periods["members"][number]; readonly month: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const closed = member.closed.find((each) => each.month === month)
  if (closed === undefined) return member.open.includes(month) ? t("periods.open") : <span aria-hidden="true">–</span>
  return (
    <>
      <strong>{t("periods.closed")}</strong>
      <span className={styles.under}>
        <InstantText at={closed.closedAt} />
      </span>
    </>
  )
}

function Departure({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const { data, error, refetch } = useQuery(read("readDeparture", { params: { jurisdiction } }))
  const leave = useAct("leaveRegion")
  const [reason, setReason] = useState("")
  return (
    <Section title={t("leave.title")} note={t("leave.note")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("leave.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton rows={2} />
      ) : data.open.length === 0 ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() !== "") leave.mutate({ params: { jurisdiction }, body: { reason } })
          }}
        >
          <p>{t("leave.clear")}</p>
          <TextInput
            label={t("reason")}
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" loading={leave.isPending}>
              {t("leave.do")}
            </Button>
          </div>
        </form>
      ) : (
        <ul className={styles.list}>
          {data.open.map(({ text, amount }) => (
            <li key={text.en}>
              {say(text)} {amount === null ? null : <MoneyText amount={amount} />}
            </li>
          ))}
        </ul>
      )}
      {leave.error === null ? null : <RefusalNotice error={leave.error} asked={t("leave.title")} />}
      {leave.data === undefined ? null : <Receipt at={leave.data.clearAt} text={t("leave.done")} />}
    </Section>
  )
}
