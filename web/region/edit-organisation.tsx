import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type Reply } from "../api.ts"
import { useAct } from "../query.ts"
import { useRegion } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import { EditConflict } from "./edit-conflict.tsx"
import { begun, type Editable, editable } from "./edited.ts"
import styles from "./region.module.css"

interface EditProps {
  readonly organisation: Reply<"readOrganisation">["organisation"]
  readonly onNewest: () => void
}

/** Changes names, city and group. It states the version it was begun from, so that two editors never overwrite each other. */
export function EditOrganisation({ organisation, onNewest }: EditProps): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const region = useRegion()
  const edit = useAct("editOrganisation")
  const newest = editable(organisation)
  const draft = useDraft(`organisation ${organisation.id}`, { ...newest, ...begun(newest, organisation.version) })
  const { zh, en, city, group, version } = draft.values
  // While this very edit is under way, the record may be newer already because of it.
  const behind = version !== `${organisation.version}` && !edit.isPending
  const stale = edit.error instanceof ApiProblem && edit.error.status === 412
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate(
      {
        params: { organisation: organisation.id },
        version: Number(version),
        body: { name: { zh, en }, city, controllingGroup: group },
      },
      { onSuccess: draft.clear, onError: onNewest },
    )
  }
  const field = (name: keyof Editable, required: boolean, description?: string) => (
    <TextInput
      label={t(`edit.${name}`)}
      description={description}
      required={required}
      value={draft.values[name]}
      onChange={({ currentTarget }) => draft.set({ [name]: currentTarget.value })}
    />
  )
  return (
    <form className={styles.form} onSubmit={submit}>
      {draft.changedElsewhere ? <p role="status">{t("edit.other-tab")}</p> : null}
      {edit.error === null || (stale && !behind) ? null : <RefusalNotice error={edit.error} asked={t("edit.asked")} />}
      {behind && draft.typed ? (
        <EditConflict
          values={draft.values}
          newest={newest}
          onKeep={() => {
            edit.reset()
            draft.set(begun(newest, organisation.version))
          }}
          onTake={(name) => draft.set({ [name]: newest[name] })}
        />
      ) : null}
      {field("zh", true)}
      {field("en", true)}
      <NativeSelect
        label={t("edit.city")}
        value={city}
        data={(region?.cities ?? [])
          .filter(({ jurisdiction }) => jurisdiction === organisation.jurisdiction)
          .map(({ code, name }) => ({ value: code, label: say(name) }))}
        onChange={({ currentTarget }) => draft.set({ city: currentTarget.value })}
      />
      {field("group", false, t("edit.group-note"))}
      <div className={styles.acts}>
        <Button type="submit" loading={edit.isPending} disabled={behind && draft.typed}>
          {t("edit.save")}
        </Button>
        {draft.typed ? (
          <Button
            variant="default"
            onClick={() => {
              edit.reset()
              draft.clear()
            }}
          >
            {t("edit.drop")}
          </Button>
        ) : null}
        {edit.isSuccess && !draft.typed ? <span role="status">{t("edit.saved")}</span> : null}
      </div>
    </form>
  )
}
