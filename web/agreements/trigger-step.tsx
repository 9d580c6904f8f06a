import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Change, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { FacilityChoice } from "./facility-choice.tsx"
import { WordsField } from "./fields.tsx"
import { isKind, kinds } from "./words.ts"

/** What the agreement is about, and which revenue is shared. */
export function TriggerStep({ terms, onChange }: { readonly terms: Terms; readonly onChange: Change }): ReactNode {
  const { t } = useTranslation("agreements")
  const { trigger } = terms
  return (
    <>
      <NativeSelect
        label={t("trigger.kind")}
        value={trigger.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={({ currentTarget }) => {
          const kind = currentTarget.value
          if (isKind(kind))
            onChange({ trigger: { ...trigger, kind, facility: kind === "facility" ? trigger.facility : null } })
        }}
      />
      <WordsField
        label={t("trigger.subject")}
        value={trigger.subject}
        onChange={(subject) => onChange({ trigger: { ...trigger, subject } })}
      />
      {trigger.kind === "facility" ? (
        <FacilityChoice
          chosen={trigger.facility}
          onChoose={(facility) => onChange({ trigger: { ...trigger, facility } })}
        />
      ) : null}
      <Revenue terms={terms} onChange={onChange} />
    </>
  )
}

function Revenue({ terms, onChange }: { readonly terms: Terms; readonly onChange: Change }): ReactNode {
  const { t } = useTranslation("agreements")
  const { revenue } = terms
  const change = (at: number, next: Partial<Terms["revenue"][number]>) =>
    onChange({ revenue: revenue.map((one, index) => (index === at ? { ...one, ...next } : one)) })
  const next = () => {
    const used = revenue.map(({ id }) => id)
    const number = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].find((one) => !used.includes(`revenue-${one}`)) ?? used.length
    onChange({ revenue: [...revenue, { id: `revenue-${number}`, title: { zh: "", en: "" }, part: "" }] })
  }
  return (
    <div className={styles.box}>
      <h3>{t("revenue.title")}</h3>
      <p className={styles.soft}>{t("revenue.note")}</p>
      {revenue.map(({ id, title, part }, at) => (
        <fieldset key={id} className={styles.box} data-head={id}>
          <legend>{t("revenue.head", { number: at + 1 })}</legend>
          <WordsField label={t("revenue.name")} value={title} onChange={(value) => change(at, { title: value })} />
          <TextInput
            label={t("revenue.part")}
            description={t("field.share-example")}
            value={part}
            onChange={({ currentTarget }) => change(at, { part: currentTarget.value })}
          />
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onChange({ revenue: revenue.filter((_, index) => index !== at) })}
            >
              {t("revenue.remove", { number: at + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="default" onClick={next}>
          {t("revenue.add")}
        </Button>
      </div>
    </div>
  )
}
