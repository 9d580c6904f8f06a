import { Button, TextInput } from "@mantine/core"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { addPasskey, listPasskeys, passkeysWork, removePasskey } from "../auth.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./account.module.css"

/** The person's passkeys, and a new one on this device. */
export function Passkeys(): ReactNode {
  const { t } = useTranslation("account")
  const cache = useQueryClient()
  const [name, setName] = useState("")
  const again = () => cache.invalidateQueries({ queryKey: ["passkeys"] })
  const { data, error } = useQuery({ queryKey: ["passkeys"], queryFn: listPasskeys })
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: again })
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: () => {
      setName("")
      return again()
    },
  })
  const fault = error ?? remove.error ?? (add.error instanceof DOMException ? null : add.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(name)
  }
  return (
    <>
      {fault === null ? null : <RefusalNotice error={fault} />}
      <ul className={styles.list}>
        {(data ?? []).map((passkey) => (
          <li key={passkey.id} className={styles.row}>
            <span>
              {passkey.name || t("passkeys.unnamed")}{" "}
              {passkey.createdAt === null ? null : (
                <span className={styles.soft}>
                  <InstantText at={passkey.createdAt} />
                </span>
              )}
            </span>
            <Button size="compact-sm" variant="default" onClick={() => remove.mutate(passkey.id)}>
              {t("passkeys.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {passkeysWork() ? (
        <form className={styles.inline} onSubmit={submit}>
          <TextInput
            label={t("passkeys.name")}
            description={t("passkeys.example")}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t("passkeys.add")}
          </Button>
        </form>
      ) : (
        <p className={styles.soft}>{t("passkeys.cannot")}</p>
      )}
    </>
  )
}
