import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import type { Self } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./account.module.css"

/** Days for which a key may be made; the API allows up to 366. */
const spans = [30, 90, 180, 366] as const

/** Makes a key; its secret is handed on once and kept nowhere. */
export function NewKey(props: { readonly self: Self; readonly onMade: (secret: string) => void }): ReactNode {
  const { t } = useTranslation("account")
  const say = useSay()
  const make = useAct("makeKey")
  const [name, setName] = useState("")
  const [organisation, setOrganisation] = useState(props.self.memberships[0]?.organisation ?? "")
  const [scopes, setScopes] = useState("")
  const [days, setDays] = useState<number>(spans[0])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(
      { body: { name, organisation, scopes: scopes.split(/[\s,，、]+/).filter((scope) => scope !== ""), days } },
      { onSuccess: ({ secret }) => props.onMade(secret) },
    )
  }
  return (
    <details>
      <summary className={styles.summary}>{t("keys.new")}</summary>
      <form className={styles.form} onSubmit={submit}>
        {make.error === null ? null : <RefusalNotice error={make.error} asked={t("keys.make")} />}
        <TextInput
          label={t("keys.name")}
          description={t("keys.name-example")}
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("keys.organisation")}
          value={organisation}
          data={props.self.memberships.map((one) => ({ value: one.organisation, label: say(one.name) }))}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <TextInput
          label={t("keys.scopes")}
          description={t("keys.scopes-example")}
          required
          value={scopes}
          onChange={(event) => setScopes(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("keys.days")}
          value={`${days}`}
          data={spans.map((span) => ({ value: `${span}`, label: t("keys.span", { count: span }) }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <Button type="submit" loading={make.isPending}>
          {t("keys.make")}
        </Button>
      </form>
    </details>
  )
}
