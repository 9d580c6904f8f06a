import { Checkbox, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import { type Change, type Terms, withParty } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { WordsField } from "./fields.tsx"

/** Ways out, who settles disputes, and shares of figures for appraisal that are no money. */
export function WaysStep({ terms, onChange }: { readonly terms: Terms; readonly onChange: Change }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { escape: clause, dispute, appraisal, parties } = terms
  const [head] = appraisal?.heads ?? []
  return (
    <>
      <WordsField label={t("escape.label")} value={clause} onChange={(words) => onChange({ escape: words })} />
      <WordsField
        label={t("dispute.body")}
        value={dispute.body}
        onChange={(body) => onChange({ dispute: { ...dispute, body } })}
      />
      <TextInput
        label={t("dispute.days")}
        inputMode="numeric"
        value={dispute.days}
        onChange={({ currentTarget }) => onChange({ dispute: { ...dispute, days: currentTarget.value } })}
      />
      <Checkbox
        label={t("appraisal.agreed")}
        description={t("appraisal.note")}
        checked={appraisal !== null}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.checked
              ? { appraisal: { heads: [{ id: "gdp", title: { zh: "", en: "" }, unit: { zh: "", en: "" } }] } }
              : { appraisal: null, parties: parties.map((party) => ({ ...party, appraisal: "" })) },
          )
        }
      />
      {appraisal === null || head === undefined ? null : (
        <div className={styles.box}>
          <WordsField
            label={t("appraisal.head")}
            value={head.title}
            onChange={(title) => onChange({ appraisal: { heads: [{ ...head, title }] } })}
          />
          <WordsField
            label={t("appraisal.unit")}
            value={head.unit}
            onChange={(unit) => onChange({ appraisal: { heads: [{ ...head, unit }] } })}
          />
          <div className={styles.pair}>
            {parties.map(({ place, name, appraisal: share }) => (
              <TextInput
                key={place}
                label={t("appraisal.share", { name: say(name) })}
                description={t("field.share-example")}
                value={share}
                onChange={({ currentTarget }) => onChange(withParty(terms, place, { appraisal: currentTarget.value }))}
              />
            ))}
          </div>
        </div>
      )}
    </>
  )
}
