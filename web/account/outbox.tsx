import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem } from "../api.ts"
import { read } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./account.module.css"

/** Mails to the person: sent, or kept here where no mail server is configured. */
export function Outbox(): ReactNode {
  const { t } = useTranslation("account")
  const { data, error } = useQuery(read("readOutbox"))
  // Mails are about bookings: who holds no role that books or runs facilities gets none, which is no fault.
  if (error instanceof ApiProblem && error.status === 403)
    return <EmptyState title={t("outbox.none")} text={t("outbox.not-for-role")} />
  if (error !== null) return <RefusalNotice error={error} />
  if (data === undefined) return <RowsSkeleton rows={2} />
  if (data.items.length === 0) return <EmptyState title={t("outbox.none")} text={t("outbox.none-text")} />
  return (
    <>
      {data.smtp ? null : <p className={styles.soft}>{t("outbox.no-server")}</p>}
      <ul className={styles.list}>
        {data.items.map((mail) => (
          <li key={mail.id}>
            <details>
              <summary>
                {mail.subject}{" "}
                <span className={styles.soft}>
                  <InstantText at={mail.at} /> ·{" "}
                  {mail.error ?? t(mail.sentAt === null ? "outbox.waiting" : "outbox.sent")}
                </span>
              </summary>
              <pre className={styles.mail}>{mail.body}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
