import { Button } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { listSessions, revokeOtherSessions, revokeSession, thisSession } from "../auth.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./account.module.css"
import { deviceName } from "./device-name.ts"

/** Open sessions, this one marked; each can be ended at once. */
export function Sessions(): ReactNode {
  const { t } = useTranslation("account")
  const cache = useQueryClient()
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: listSessions })
  const own = useQuery({ queryKey: ["this-session"], queryFn: async () => (await thisSession()) ?? null })
  const again = () => cache.invalidateQueries({ queryKey: ["sessions"] })
  const revoke = useMutation({ mutationFn: revokeSession, onSuccess: again })
  const revokeOthers = useMutation({ mutationFn: revokeOtherSessions, onSuccess: again })
  const fault = sessions.error ?? revoke.error ?? revokeOthers.error
  if (sessions.data === undefined) return fault === null ? <RowsSkeleton rows={2} /> : <RefusalNotice error={fault} />
  return (
    <>
      {fault === null ? null : <RefusalNotice error={fault} />}
      <ul className={styles.list}>
        {sessions.data.map(({ id, token, createdAt, expiresAt, userAgent, ipAddress }) => (
          <li key={id} className={styles.row}>
            <span>
              <span title={userAgent ?? undefined}>{deviceName(userAgent ?? "") ?? t("sessions.unknown")}</span>
              <span className={styles.soft}>
                {" "}
                {ipAddress} · {t("sessions.since")} <InstantText at={createdAt} /> · {t("sessions.until")}{" "}
                <InstantText at={expiresAt} />
              </span>
            </span>
            {token === own.data ? (
              <strong>{t("sessions.this")}</strong>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => revoke.mutate(token)}>
                {t("sessions.revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.data.length > 1 ? (
        <div>
          <Button variant="default" onClick={() => revokeOthers.mutate()}>
            {t("sessions.revoke-others")}
          </Button>
        </div>
      ) : null}
    </>
  )
}
