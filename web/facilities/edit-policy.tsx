import { Button } from "@mantine/core"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { CurrencyContext } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./facilities.module.css"
import { differences, draftOf, type PolicyDraft, type PolicyFaults, readPolicyDraft } from "./policy-draft.ts"
import { fieldLabels, PolicyFields } from "./policy-fields.tsx"

type Facility = Reply<"readFacility">["facility"]

interface EditPolicyProps {
  readonly facility: Facility
  readonly onNewest: () => Promise<Facility | undefined>
}

/** Sets policy and costs. It states the version it was made from; when another was saved meanwhile, it shows what changed. */
export function EditPolicy({ facility, onNewest }: EditPolicyProps): ReactNode {
  const { t } = useTranslation("facilities")
  const currency = useContext(CurrencyContext)
  const [base, setBase] = useState(facility)
  const [newer, setNewer] = useState<Facility | undefined>(undefined)
  const [faults, setFaults] = useState<PolicyFaults>([])
  const edit = useAct("setPolicy")
  const draft = useDraft<PolicyDraft>(`policy ${facility.jurisdiction}/${facility.id}`, draftOf(facility, currency))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (edit.isPending) return
    const body = readPolicyDraft(draft.values, currency)
    if (isFaults(body)) {
      setFaults(body)
      return announce(t("edit.faults", { count: body.length }))
    }
    setFaults([])
    edit.mutate(
      { params: { jurisdiction: facility.jurisdiction, facility: facility.id }, version: base.version, body },
      {
        onSuccess: (saved) => {
          setBase(saved)
          setNewer(undefined)
          draft.clear()
          draft.set(draftOf(saved, currency))
          announce(t("edit.saved"))
        },
        onError: async (fault) => {
          if (fault instanceof ApiProblem && fault.status === 412) setNewer(await onNewest())
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {draft.changedElsewhere ? <p role="status">{t("confirm.other-tab")}</p> : null}
      {draft.restored && !edit.isSuccess ? <p className={styles.soft}>{t("confirm.restored")}</p> : null}
      <PolicyFields values={draft.values} faults={faults} onChange={draft.set} />
      {edit.error === null ? null : <RefusalNotice error={edit.error} asked={t("edit.asked")} />}
      {newer === undefined ? null : (
        <Newer
          before={draftOf(base, currency)}
          after={draftOf(newer, currency)}
          onKeep={() => {
            setBase(newer)
            setNewer(undefined)
            edit.reset()
          }}
        />
      )}
      <div className={styles.acts}>
        <Button type="submit" loading={edit.isPending} disabled={newer !== undefined}>
          {t("edit.save")}
        </Button>
        <Button variant="default" onClick={() => draft.set(draftOf(base, currency))}>
          {t("edit.drop")}
        </Button>
        {edit.isSuccess ? <span role="status">{t("edit.saved")}</span> : null}
      </div>
    </form>
  )
}

function isFaults(read: object): read is PolicyFaults {
  return Array.isArray(read)
}

interface NewerProps {
  readonly before: PolicyDraft
  readonly after: PolicyDraft
  readonly onKeep: () => void
}

/** What somebody else saved meanwhile, field by field. */
function Newer({ before, after, onKeep }: NewerProps): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <div className={styles.newer} role="status">
      <p>{t("edit.newer")}</p>
      <ul className={styles.steps}>
        {differences(before, after).map(({ field, before: was, after: is }) => (
          <li key={field}>
            {t(fieldLabels[field] ?? "edit.other-field")}: <del>{was || "–"}</del> → <ins>{is || "–"}</ins>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={onKeep}>
        {t("edit.keep")}
      </Button>
    </div>
  )
}
