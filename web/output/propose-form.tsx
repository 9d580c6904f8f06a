import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Asked, Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { actingMembership, useSelf } from "../session.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useDraft } from "../ui/use-draft.ts"
import { type Measure, measures } from "./measures.ts"
import styles from "./output.module.css"
import { useMemberName } from "./place-names.ts"

type Activity = Reply<"listActivities">["items"][number]
const keys = ["fixed", "investment", "headcount", "land"] as const

/** For delegates of a partner: proposes how the activity is divided, or a version that takes the place of one in force. */
export function ProposeForm({ activity }: { readonly activity: Activity }): ReactNode {
  const { t } = useTranslation("output")
  const self = useSelf()
  const membership = self === undefined || self === null ? undefined : actingMembership(self)
  const isDelegate = membership?.kind === "government" && membership.roles.includes("delegate")
  if (!isDelegate || !activity.partners.includes(membership.jurisdiction)) return null
  return (
    <details className={styles.fold}>
      <summary>{t("propose.title")}</summary>
      <Form activity={activity} />
    </details>
  )
}

function Form({ activity }: { readonly activity: Activity }): ReactNode {
  const { t } = useTranslation("output")
  const nameOf = useMemberName()
  const propose = useAct("proposeAppraisal")
  const inForce = activity.agreements.filter(({ state, days }) => state === "agreed" && days.length > 0)
  const draft = useDraft<Readonly<Record<string, string>>>(`appraisal ${activity.jurisdiction}/${activity.id}`, {
    ...Object.fromEntries(activity.partners.map((member) => [member, ""])),
    key: "investment",
    reasons: "",
    from: "",
    until: "",
    holder: "",
    replaces: inForce.at(-1)?.id ?? "",
  })
  const [chosen, setChosen] = useState<readonly Measure[]>(["value-added"])
  const { values } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (propose.isPending) return
    propose.mutate(
      { body: bodyOf(activity, values, chosen) },
      {
        onSuccess: () => {
          draft.clear()
          announce(t("propose.done"))
        },
      },
    )
  }
  const field = (name: string) => ({
    value: values[name] ?? "",
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      draft.set({ [name]: currentTarget.value }),
  })
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.soft}>{t("propose.note")}</p>
      <div className={styles.row}>
        {activity.partners.map((member) => (
          <TextInput
            key={member}
            label={t("propose.share", { member: nameOf(member) })}
            placeholder="3/5"
            {...field(member)}
          />
        ))}
      </div>
      <NativeSelect
        label={t("agreement.key")}
        data={keys.map((one) => ({ value: one, label: t(`key.${one}`) }))}
        {...field("key")}
      />
      <Textarea label={t("propose.reasons")} autosize minRows={2} required {...field("reasons")} />
      <Checkbox.Group
        label={t("measure")}
        value={[...chosen]}
        onChange={(next) => setChosen(measures.filter((one) => next.includes(one)))}
      >
        {measures.map((one) => (
          <Checkbox key={one} value={one} label={t(`measure.${one}`)} mt="xs" />
        ))}
      </Checkbox.Group>
      <div className={styles.row}>
        <TextInput type="date" label={t("propose.from")} required {...field("from")} />
        <TextInput type="date" label={t("propose.until")} {...field("until")} />
      </div>
      <NativeSelect
        label={t("agreement.remainder")}
        data={[
          { value: "", label: t("remainder.largest") },
          ...activity.partners.map((member) => ({
            value: member,
            label: t("remainder.holder", { member: nameOf(member) }),
          })),
        ]}
        {...field("holder")}
      />
      {inForce.length === 0 ? null : (
        <NativeSelect
          label={t("propose.replaces")}
          data={[
            { value: "", label: t("propose.replaces-none") },
            ...inForce.map(({ id, version }) => ({ value: id, label: t("agreement.version", { version }) })),
          ]}
          {...field("replaces")}
        />
      )}
      {propose.error === null ? null : <RefusalNotice error={propose.error} asked={t("propose.title")} />}
      <div>
        <Button type="submit" loading={propose.isPending}>
          {t("propose.do")}
        </Button>
      </div>
    </form>
  )
}

/** What the form says, as the API is asked. The API and its engine check it: one rule, one place. */
function bodyOf(
  activity: Activity,
  values: Readonly<Record<string, string>>,
  chosen: readonly Measure[],
): NonNullable<Asked<"proposeAppraisal">["body"]> {
  const parties = activity.partners
    .map((member) => ({ jurisdiction: member, share: (values[member] ?? "").trim() }))
    .filter(({ share }) => share !== "")
  const replaced = activity.agreements.find(({ id }) => id === values.replaces)
  return {
    terms: {
      activity: { jurisdiction: activity.jurisdiction, id: activity.id },
      measures: [...chosen],
      parties,
      key: keys.find((one) => one === values.key) ?? "fixed",
      reasons: values.reasons ?? "",
      remainder: values.holder === "" || values.holder === undefined ? "largest-remainder" : { holder: values.holder },
      from: values.from ?? "",
      until: values.until === "" || values.until === undefined ? null : values.until,
    },
    replaces: replaced === undefined ? null : { jurisdiction: replaced.jurisdiction, id: replaced.id },
  }
}
