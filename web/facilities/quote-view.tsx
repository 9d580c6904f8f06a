import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { FeeLines, RulesUsed } from "../settlement/fee-lines.tsx"
import { Clock } from "../ui/clock.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"
import { useDuration } from "./use-duration.ts"

type Quote = Reply<"quoteBooking">

/** What a booking costs and needs, and which rules say so: before it is made, and as it was agreed. */
export function QuoteView({ quote }: { readonly quote: Quote }): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const duration = useDuration()
  const days = quote.parameters.find(({ id }) => id === "facilities.acceptance-days")?.value
  return (
    <div className={styles.quote}>
      <h3 className={styles.small}>{t("quote.price")}</h3>
      <Price quote={quote} />
      <p className={styles.soft}>
        {t(`quote.charge-${quote.charge}`, { duration: duration(quote.minutes) })} {t("quote.basis")}
      </p>
      {quote.silence === null ? (
        <p>{t("quote.at-once")}</p>
      ) : quote.acceptanceDue === null ? (
        <p>{t("quote.undated")}</p>
      ) : (
        <Clock
          body={t("quote.owner")}
          due={quote.acceptanceDue}
          workingDaysLeft={Number(days ?? 0)}
          silence={t(`silence.${quote.silence}`)}
        />
      )}
      <p>
        {t("quote.free-until")} <InstantText at={quote.freeCancellationUntil} />
        {t("stop")} {t("quote.late", { share: quote.parameters.find(({ id }) => id === lateShare)?.value ?? "–" })}
      </p>
      <h3 className={styles.small}>{t("quote.steps")}</h3>
      <ol className={styles.steps}>
        {quote.steps.map(({ id, by, text }) => (
          <li key={id}>
            {say(text)} <span className={styles.soft}>{t(`by.${by}`)}</span>
          </li>
        ))}
      </ol>
      <h3 className={styles.small}>{t("quote.documents")}</h3>
      <ul className={styles.steps}>
        {quote.documents.map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ul>
      <RulesUsed entries={quote.entries} parameters={quote.parameters} listVersion={quote.listVersion} />
    </div>
  )
}

/** Parameter with the share of the fee due for a late cancellation. */
export const lateShare = "facilities.late-cancel-share"

function Price({ quote }: { readonly quote: Quote }): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const { voucher } = quote
  return (
    <FeeLines
      lines={quote.lines}
      fee={quote.fee}
      rest={[
        ...(voucher === null
          ? []
          : [
              {
                key: "voucher",
                label: t("quote.voucher"),
                note: `${t(`limit.${voucher.limitedBy}`)} ${say(voucher.clause)}`,
                amount: voucher.amount === "0" ? "0" : `-${voucher.amount}`,
              },
            ]),
        { key: "pay", label: t("quote.to-pay"), amount: quote.toPay, strong: true },
      ]}
    />
  )
}
