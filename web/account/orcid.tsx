import { Button, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import styles from "./account.module.css"

/** Records the person's ORCID iD. */
export function Orcid({ orcid }: { readonly orcid: string | null }): ReactNode {
  const { t } = useTranslation("account")
  const record = useAct("setOrcid")
  const [typed, setTyped] = useState("")
  if (orcid !== null)
    return (
      <p>
        <a href={`https://orcid.org/${orcid}`} target="_blank" rel="noreferrer">
          {orcid}
        </a>
      </p>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate({ body: { orcid: typed } })
  }
  return (
    <form className={styles.inline} onSubmit={submit}>
      {record.error === null ? null : <RefusalNotice error={record.error} asked={t("orcid.record")} />}
      <TextInput
        label={t("orcid.label")}
        description={t("orcid.example")}
        required
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={record.isPending}>
        {t("orcid.record")}
      </Button>
    </form>
  )
}
