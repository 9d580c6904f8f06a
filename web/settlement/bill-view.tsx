import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import { FeeLines, RulesUsed } from "./fee-lines.tsx"
import styles from "./settlement.module.css"

type Bill = Reply<"readBill">

/** The bill of a booking: fee line by line, who paid, who received, with the arithmetic and the parameters. */
export function BillView({ bill }: { readonly bill: Bill }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  return (
    <div className={styles.bill}>
      <p>
        {t(`bill.${bill.reason}`)} · <InstantText at={bill.at} /> ·{" "}
        {bill.minutesUsed === null
          ? t("bill.booked", { booked: bill.minutesBooked })
          : t("bill.minutes", { booked: bill.minutesBooked, used: bill.minutesUsed })}
      </p>
      {bill.late === undefined ? null : <p className={styles.soft}>{t("bill.late", { month: bill.late.month })}</p>}
      {bill.reversed === undefined ? null : (
        <p data-row="reversed">
          <strong>{t("bill.reversed")}</strong> <InstantText at={bill.reversed.at} />: {bill.reversed.reason}
        </p>
      )}
      <FeeLines
        lines={bill.lines}
        fee={bill.fee}
        rest={[
          ...(bill.voucher === null
            ? []
            : [
                {
                  key: "voucher",
                  label: t("bill.by-voucher"),
                  note: `${t(`bill.limit-${bill.voucher.limitedBy}`)} ${bill.voucher.arithmetic}`,
                  amount: bill.paidByVoucher,
                },
              ]),
          {
            key: "organisation",
            label: t("bill.by-organisation", { organisation: say(bill.payer.name) }),
            amount: bill.paidByOrganisation,
            strong: true,
          },
        ]}
      />
      <Shares bill={bill} />
      <RulesUsed parameters={bill.parameters} listVersion={bill.listVersion} />
      <p className={styles.soft}>
        {t("bill.transaction")} <code>{bill.transaction}</code>{" "}
        <Link to="/ledger" search={{ subject: bill.booking }} data-screen-only>
          {t("bill.ledger")}
        </Link>
      </p>
    </div>
  )
}

function Shares({ bill }: { readonly bill: Bill }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  return (
    <table className={styles.fee}>
      <caption>{t("bill.shares")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("bill.party")}</th>
          <th scope="col">{t("fee.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {bill.shares.map((share) => (
          <tr key={`${share.party} ${share.account}`}>
            <th scope="row">
              {t(`party.${share.party}`)}: {say(share.name)} <MemberMark code={share.jurisdiction} />
              <span className={styles.arithmetic}>{share.arithmetic}</span>
            </th>
            <td>
              <MoneyText amount={share.amount} />
            </td>
          </tr>
        ))}
        <tr className={styles.sum}>
          <th scope="row">{t("bill.shares-sum")}</th>
          <td>
            <MoneyText amount={`${bill.shares.reduce((sum, { amount }) => sum + BigInt(amount), 0n)}`} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}
