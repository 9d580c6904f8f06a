import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type Reply } from "../api.ts"
import { useAct } from "../query.ts"
import { useRegion } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./region.module.css"

interface EditProps {
  readonly organisation: Reply<"readOrganisation">["organisation"]
  readonly onNewest: () => void
}

/** Changes names, city and group. It states the version it was made from, so that two editors never overwrite each other. */
export function EditOrganisation({ organisation, onNewest }: EditProps): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const region = useRegion()
  const edit = useAct("editOrganisation")
  const draft = useDraft(`organisation ${organisation.id}`, {
    zh: organisation.name.zh,
    en: organisation.name.en,
    city: organisation.city,
    group: organisation.controllingGroup,
  })
  const { zh, en, city, group } = draft.values
  const stale = edit.error instanceof ApiProblem && edit.error.status === 412
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate(
      {
        params: { organisation: organisation.id },
        version: organisation.version,
        body: { name: { zh, en }, city, controllingGroup: group },
      },
      { onSuccess: draft.clear },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {draft.changedElsewhere ? <p role="status">{t("edit.other-tab")}</p> : null}
      {edit.error === null ? null : (
        <RefusalNotice
          error={edit.error}
          asked={t("edit.asked")}
          help={
            stale ? (
              <Button size="compact-sm" variant="default" onClick={onNewest}>
                {t("edit.newest")}
              </Button>
            ) : undefined
          }
        />
      )}
      <TextInput
        label={t("edit.zh")}
        required
        value={zh}
        onChange={(event) => draft.set({ zh: event.currentTarget.value })}
      />
      <TextInput
        label={t("edit.en")}
        required
        value={en}
        onChange={(event) => draft.set({ en: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("organisation.city")}
        value={city}
        data={(region?.cities ?? [])
          .filter(({ jurisdiction }) => jurisdiction === organisation.jurisdiction)
          .map(({ code, name }) => ({ value: code, label: say(name) }))}
        onChange={(event) => draft.set({ city: event.currentTarget.value })}
      />
      <TextInput
        label={t("organisation.group")}
        description={t("edit.group-note")}
        value={group}
        onChange={(event) => draft.set({ group: event.currentTarget.value })}
      />
      <div className={styles.acts}>
        <Button type="submit" loading={edit.isPending}>
          {t("edit.save")}
        </Button>
        {draft.restored ? (
          <Button variant="default" onClick={draft.clear}>
            {t("edit.drop")}
          </Button>
        ) : null}
        {edit.isSuccess ? <span role="status">{t("edit.saved")}</span> : null}
      </div>
    </form>
  )
}
