import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { useRegion } from "../session.ts"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./output.module.css"
import { PlaceField } from "./place-field.tsx"

const kinds = ["park", "joint-project", "relocation"] as const
const untouched = { id: "", kind: "park", zh: "", en: "", place: "", since: "" }

/** Registers a park, a joint project or a relocated firm, so that reports may name it and partners divide it. */
export function ActivityForm({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const region = useRegion()
  const register = useAct("registerActivity")
  const draft = useDraft(`output-activity ${jurisdiction}`, untouched)
  const [partners, setPartners] = useState<readonly string[]>([jurisdiction])
  const { values } = draft
  const field = (name: keyof typeof untouched) => ({
    value: values[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      draft.set({ [name]: currentTarget.value }),
  })
  const kind = kinds.find((one) => one === values.kind) ?? "park"
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (register.isPending) return
    const { id, zh, en, place, since } = values
    const body = { id, kind, name: { zh, en }, place: kind === "park" ? place : null, partners: [...partners], since }
    register.mutate(
      { body },
      {
        onSuccess: () => {
          draft.clear()
          announce(t("register.done"))
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <NativeSelect
        label={t("register.kind")}
        data={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        {...field("kind")}
      />
      <p className={styles.soft}>{t(`why.${kind}`)}</p>
      <TextInput label={t("register.id")} description={t("register.id-note")} required {...field("id")} />
      <TextInput label={t("register.zh")} required {...field("zh")} />
      <TextInput label={t("register.en")} required {...field("en")} />
      {kind === "park" ? (
        <PlaceField
          label={t("lies")}
          of={jurisdiction}
          required
          value={values.place}
          onChange={(place) => draft.set({ place })}
        />
      ) : null}
      <Checkbox.Group label={t("partners")} value={[...partners]} onChange={setPartners}>
        {(region?.jurisdictions ?? []).map(({ code, name }) => (
          <Checkbox key={code} value={code} label={say(name)} mt="xs" disabled={code === jurisdiction} />
        ))}
      </Checkbox.Group>
      <TextInput type="date" label={t("register.since")} required {...field("since")} />
      {register.error === null ? null : <RefusalNotice error={register.error} asked={t("register.title")} />}
      <div>
        <Button type="submit" variant="default" loading={register.isPending}>
          {t("register.do")}
        </Button>
      </div>
      {register.data === undefined ? null : <Receipt text={`${t("register.done")} ${say(register.data.name)}`} />}
    </form>
  )
}
