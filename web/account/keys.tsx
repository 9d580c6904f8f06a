import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { read, useAct } from "../query.ts"
import type { Self } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./account.module.css"
import { NewKey } from "./new-key.tsx"

/** Keys with which programs act for the person, each bound to one organisation and some acts. */
export function Keys({ self }: { readonly self: Self }): ReactNode {
  const { t } = useTranslation("account")
  const { data, error } = useQuery(read("listKeys"))
  const revoke = useAct("revokeKey")
  const [secret, setSecret] = useState<string | undefined>(undefined)
  const fault = error ?? revoke.error
  return (
    <>
      {fault === null ? null : <RefusalNotice error={fault} />}
      {secret === undefined ? null : (
        <div role="status" className={styles.secret}>
          <p>{t("keys.once")}</p>
          <code>{secret}</code>
        </div>
      )}
      {data === undefined && error === null ? <RowsSkeleton rows={2} /> : null}
      <ul className={styles.list}>
        {(data?.items ?? []).map((key) => (
          <li key={key.id} className={styles.row}>
            <span>
              {key.name} <code>{key.start}…</code>
              <span className={styles.soft}>
                {" "}
                {key.scopes.join(", ")}
                {key.expiresAt === null ? null : (
                  <>
                    {" · "}
                    {t("keys.until")} <InstantText at={key.expiresAt} />
                  </>
                )}
                {" · "}
                {key.lastUsedAt === null ? t("keys.unused") : <InstantText at={key.lastUsedAt} />}
              </span>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => revoke.mutate({ params: { key: key.id } })}>
              {t("keys.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {self.memberships.length === 0 ? null : <NewKey self={self} onMade={setSecret} />}
    </>
  )
}
