import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useAct } from "../query.ts"
import { useRegion } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import { CodeField } from "./code-field.tsx"
import styles from "./region.module.css"
import { kinds } from "./routes.ts"

interface RegisterFormProps {
  readonly jurisdiction: string
  readonly onMade: (organisation: Reply<"registerOrganisation"> | undefined) => void
}

/** The fields of a new organisation; what is typed is kept as a draft until it is registered. */
export function RegisterForm({ jurisdiction, onMade }: RegisterFormProps): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const cities = (useRegion()?.cities ?? []).filter((city) => city.jurisdiction === jurisdiction)
  const register = useAct("registerOrganisation")
  const draft = useDraft(`register ${jurisdiction}`, {
    zh: "",
    en: "",
    kind: "",
    city: "",
    code: "",
    group: "",
    ror: "",
  })
  const { zh, en, kind, city, code, group, ror } = draft.values
  const written = (text: string) => (text.trim() === "" ? null : text.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = kinds.find((one) => one === kind)
    if (chosen === undefined || register.isPending) return
    onMade(undefined)
    register.mutate(
      {
        body: {
          name: { zh: zh.trim(), en: en.trim() },
          kind: chosen,
          city,
          creditCode: written(code),
          controllingGroup: written(group),
          ror: written(ror),
        },
      },
      {
        onSuccess: (made) => {
          draft.clear()
          onMade(made)
        },
      },
    )
  }
  const text = (name: "zh" | "en" | "group" | "ror", more: { readonly required?: boolean }) => (
    <TextInput
      label={t(`register.${name}`)}
      description={t(`register.${name}-example`)}
      value={draft.values[name]}
      onChange={({ currentTarget }) => draft.set({ [name]: currentTarget.value })}
      {...more}
    />
  )
  return (
    <form className={styles.form} onSubmit={submit}>
      {draft.changedElsewhere ? <p role="status">{t("edit.other-tab")}</p> : null}
      {draft.restored ? <p role="status">{t("register.restored")}</p> : null}
      {text("zh", { required: true })}
      {text("en", { required: true })}
      <CodeField value={code} onChange={(next) => draft.set({ code: next })} />
      <NativeSelect
        label={t("organisation.kind")}
        required
        value={kind}
        data={[
          { value: "", label: t("register.choose") },
          ...kinds.map((one) => ({ value: one, label: t(`kind.${one}`) })),
        ]}
        onChange={({ currentTarget }) => draft.set({ kind: currentTarget.value })}
      />
      <NativeSelect
        label={t("organisation.city")}
        required
        value={city}
        data={[
          { value: "", label: t("register.choose") },
          ...cities.map((one) => ({ value: one.code, label: say(one.name) })),
        ]}
        onChange={({ currentTarget }) => draft.set({ city: currentTarget.value })}
      />
      {text("group", {})}
      {text("ror", {})}
      <p className={styles.soft}>{t("register.next")}</p>
      {register.error === null ? null : <RefusalNotice error={register.error} asked={t("register.asked")} />}
      <div className={styles.acts}>
        <Button type="submit" loading={register.isPending}>
          {t("register.do")}
        </Button>
        {draft.typed ? (
          <Button variant="default" onClick={draft.clear}>
            {t("edit.drop")}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
