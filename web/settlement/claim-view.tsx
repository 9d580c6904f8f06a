import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import { DayText, InstantText } from "../ui/time-text.tsx"
import styles from "./books.module.css"
import { DecisionForm } from "./decision-form.tsx"

export type Claim = Reply<"listSubsidies">["items"][number]

/** A claim with its invoice, what a grant would pay or what was decided, and for officials what is like it elsewhere. */
export function ClaimView({ claim, decides }: { readonly claim: Claim; readonly decides: boolean }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  return (
    <>
      <h3 className={styles.head}>
        {say(claim.organisationName)} <MoneyText amount={claim.invoice.amount} />
        <span className={styles.state}>{t(`state.${claim.state}`)}</span>
      </h3>
      <InvoiceFacts claim={claim} />
      {claim.expected === null ? null : (
        <p className={styles.clause}>
          {t("claim.expected")} <MoneyText amount={claim.expected.amount} />. {say(claim.expected.clause)}
        </p>
      )}
      {claim.decision === null ? null : (
        <p className={styles.clause}>
          {t(`decided.${claim.state === "claimed" ? "granted" : claim.state}`)} <InstantText at={claim.decision.at} />:{" "}
          <MoneyText amount={claim.decision.amount} /> {claim.decision.reason}{" "}
          {claim.decision.clause === null ? null : say(claim.decision.clause)}{" "}
          {claim.decision.transaction === null ? null : (
            <InnerLink href={`/ledger?subject=${encodeURIComponent(claim.id)}`}>{t("claim.ledger")}</InnerLink>
          )}
        </p>
      )}
      {claim.near.map((near) => (
        <Near key={near.id} near={near} />
      ))}
      {claim.bills.map((bill) => (
        <div key={bill.booking} className={styles.flag} data-flag="bill">
          <p>
            <strong>{t("near.bill")}</strong> <MemberMark code={bill.issuer} />{" "}
            <MoneyText amount={bill.amounts[0] ?? "0"} /> <DayText day={bill.days[0] ?? claim.invoice.day} />
          </p>
        </div>
      ))}
      {decides && claim.state === "claimed" ? <DecisionForm claim={claim} /> : null}
    </>
  )
}

function InvoiceFacts({ claim: { invoice, claimedAt } }: { readonly claim: Claim }): ReactNode {
  const { t } = useTranslation("settlement")
  const facts = [
    ["number", invoice.number],
    ["supplier", invoice.supplier],
    ["buyer", invoice.buyer],
    ["lines", invoice.lines.join("；")],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(([field, value]) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t("field.day")}</dt>
        <dd>
          <DayText day={invoice.day} />
        </dd>
      </div>
      <div>
        <dt>{t("claim.at")}</dt>
        <dd>
          <InstantText at={claimedAt} />
        </dd>
      </div>
    </dl>
  )
}

function Near({ near }: { readonly near: Claim["near"][number] }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const { invoice } = near
  return (
    <div className={styles.flag} data-flag="claim">
      <p>
        <strong>{t("near.claim")}</strong> <MemberMark code={near.jurisdiction} /> {say(near.organisationName)} ·{" "}
        <InstantText at={near.claimedAt} /> · {t(`state.${near.state}`)}
      </p>
      <p>
        {t("near.equal")} {near.equal.map((field) => t(`field.${field}`)).join(t("comma"))}
        {t("semicolon")}
        {near.differs.length === 0
          ? t("near.no-difference")
          : `${t("near.differs")} ${near.differs.map((field) => t(`field.${field}`)).join(t("comma"))}`}
        {t("semicolon")}
        {t(near.sameNumber ? "near.same-number" : "near.other-number")}
      </p>
      <p className={styles.soft}>
        {invoice.number} · <DayText day={invoice.day} /> · <MoneyText amount={invoice.amount} /> ·{" "}
        {invoice.lines.join("；")}
      </p>
    </div>
  )
}
