import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { AgreementView } from "./agreement-view.tsx"
import type { Scope } from "./measures.ts"
import styles from "./output.module.css"
import { useMemberName, usePlaceName } from "./place-names.ts"
import { ProposeForm } from "./propose-form.tsx"

type Activity = Reply<"listActivities">["items"][number]

/** What spans members: where it counts, and how its partners divide it for appraisal. */
export function Activities({ scope }: { readonly scope: Scope }): ReactNode {
  const { t } = useTranslation("output")
  const { data, error, refetch } = useQuery(read("listActivities"))
  return (
    <Section title={t("activities.title")} note={t("activities.note")}>
      {error !== null ? (
        <RefusalNotice error={error} asked={t("activities.title")} onRetry={() => refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton />
      ) : data.items.length === 0 ? (
        <EmptyState title={t("activities.none")} text={t("activities.none-text")} />
      ) : (
        data.items.map((activity) => (
          <ActivityView key={`${activity.jurisdiction}/${activity.id}`} activity={activity} scope={scope} />
        ))
      )}
    </Section>
  )
}

function ActivityView({ activity, scope }: { readonly activity: Activity; readonly scope: Scope }): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const placeName = usePlaceName()
  const nameOf = useMemberName()
  return (
    <article className={styles.activity} aria-label={say(activity.name)}>
      <h3>
        {say(activity.name)}
        {activity.sample ? <span className={styles.sample}>{t("sample")}</span> : null}
      </h3>
      <p className={styles.soft}>
        {t(`kind.${activity.kind}`)} · {t("partners")}: {activity.partners.map(nameOf).join(t("between"))}
        {activity.place === null ? null : ` · ${t("lies")}: ${placeName(activity.place)}`}
      </p>
      <p className={styles.soft}>{t(`why.${activity.kind}`)}</p>
      <div className={styles.ledgers}>
        <StatisticalPart activity={activity} scope={scope} />
        <NegotiatedPart activity={activity} scope={scope} />
      </div>
      <h4>{t("agreements")}</h4>
      {activity.agreements.length === 0 ? <p className={styles.soft}>{t("agreements.none")}</p> : null}
      {activity.agreements.map((agreement) => (
        <AgreementView key={agreement.id} agreement={agreement} />
      ))}
      <ProposeForm activity={activity} />
    </article>
  )
}

interface PartProps {
  readonly activity: Activity
  readonly scope: Scope
}

function StatisticalPart({ activity, scope }: PartProps): ReactNode {
  const { t } = useTranslation("output")
  const { data } = useQuery(read("readStatisticalOutput", { query: { ...scope } }))
  const found = data?.activities.find(
    (one) => one.activity.id === activity.id && one.activity.jurisdiction === activity.jurisdiction,
  )
  return (
    <div className={styles.ledger}>
      <h4>{t("statistical.title")}</h4>
      {found === undefined ? (
        <p className={styles.soft}>{t("activity.no-output")}</p>
      ) : (
        <Members rows={found.members.map((row) => ({ ...row, note: "" }))} whole={found.amount} />
      )}
    </div>
  )
}

function NegotiatedPart({ activity, scope }: PartProps): ReactNode {
  const { t } = useTranslation("output")
  const currency = useContext(CurrencyContext)
  const { data } = useQuery(read("readNegotiatedOutput", { query: { ...scope } }))
  const found = data?.divisions.find(
    (one) => one.activity.id === activity.id && one.activity.jurisdiction === activity.jurisdiction,
  )
  return (
    <div className={styles.negotiated}>
      <h4>{t("negotiated.title")}</h4>
      <p className={styles.use}>{t("negotiated.use")}</p>
      {found === undefined ? (
        <p className={styles.soft}>{t("activity.no-division")}</p>
      ) : (
        <>
          <Members
            rows={found.parts.map(({ member, amount, arithmetic, holdsRemainder }) => ({
              member,
              amount,
              note: holdsRemainder ? `${arithmetic} · ${t("remainder.here", { unit: currency.code })}` : arithmetic,
            }))}
            whole={found.divided}
          />
          <p className={styles.soft}>
            {t("agreement.version", { version: found.agreement.version })} · {t(`key.${found.agreement.terms.key}`)}
          </p>
        </>
      )}
    </div>
  )
}

interface MembersProps {
  readonly rows: readonly { readonly member: string; readonly amount: string; readonly note: string }[]
  readonly whole: string
}

function Members({ rows, whole }: MembersProps): ReactNode {
  const { t } = useTranslation("output")
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("member")}</th>
          <th scope="col">{t("amount")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ member, amount, note }) => (
          <tr key={member}>
            <th scope="row">
              <MemberMark code={member} />
              {note === "" ? null : <div className={styles.formula}>{note}</div>}
            </th>
            <td>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
        <tr className={styles.strong}>
          <th scope="row">{t("sum")}</th>
          <td>
            <MoneyText amount={whole} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}
