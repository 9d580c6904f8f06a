import { Button, Checkbox, TextInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./books.module.css"
import type { Claim } from "./claim-view.tsx"

/** Grants or refuses a claim; what is near to it is marked as looked at first. */
export function DecisionForm({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const decide = useAct("decideSubsidy")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const [considered, setConsidered] = useState<readonly string[]>([])
  const near = [
    ...claim.near.map(({ id, organisationName }) => ({ id, label: say(organisationName) })),
    ...claim.bills.map(({ booking }) => ({ id: booking, label: t("near.bill") })),
  ]
  const send = (grant: boolean) => {
    setTried(true)
    if (reason.trim() === "" || decide.isPending) return
    decide.mutate(
      {
        params: { jurisdiction: claim.jurisdiction, claim: claim.id },
        body: { grant, reason, considered: [...considered] },
      },
      { onSuccess: () => announce(t(grant ? "decide.granted" : "decide.refused")) },
    )
  }
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()} noValidate>
      {near.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={t("near.considered", { label, id: id.slice(0, 8) })}
          checked={considered.includes(id)}
          onChange={({ currentTarget }) =>
            setConsidered(currentTarget.checked ? [...considered, id] : considered.filter((each) => each !== id))
          }
        />
      ))}
      <TextInput
        label={t("reason")}
        required
        maxLength={500}
        value={reason}
        error={tried && reason.trim() === "" ? t("missing") : undefined}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {decide.error === null ? null : <RefusalNotice error={decide.error} asked={t("decide.title")} />}
      <div className={styles.acts}>
        <Button loading={decide.isPending} onClick={() => send(true)}>
          {t("decide.grant")}
        </Button>
        <Button variant="default" loading={decide.isPending} onClick={() => send(false)}>
          {t("decide.refuse")}
        </Button>
      </div>
    </form>
  )
}
