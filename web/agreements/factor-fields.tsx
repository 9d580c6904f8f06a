import { Button, SegmentedControl, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Change, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { WordsField } from "./fields.tsx"

/** The factors by which is shared, with weights that make one whole, and whether their values are agreed or reported. */
export function FactorFields({ terms, onChange }: { readonly terms: Terms; readonly onChange: Change }): ReactNode {
  const { t } = useTranslation("agreements")
  const { key } = terms
  const { factors } = key
  const set = (next: Terms["key"]["factors"]) => onChange({ key: { ...key, factors: next } })
  const change = (at: number, next: Partial<(typeof factors)[number]>) =>
    set(factors.map((one, index) => (index === at ? { ...one, ...next } : one)))
  return (
    <div className={styles.box}>
      <h3>{t("factors.title")}</h3>
      <SegmentedControl
        aria-label={t("factors.values")}
        value={key.values}
        data={[
          { value: "agreed", label: t("factors.agreed") },
          { value: "reported", label: t("factors.reported") },
        ]}
        onChange={(values) => onChange({ key: { ...key, values: values === "reported" ? "reported" : "agreed" } })}
      />
      {factors.map(({ id, title, weight }, at) => (
        <fieldset key={id} className={styles.box}>
          <legend>{t("factors.one", { number: at + 1 })}</legend>
          <WordsField label={t("factors.name")} value={title} onChange={(value) => change(at, { title: value })} />
          {key.kind === "investment" ? null : (
            <TextInput
              label={t("factors.weight")}
              description={t("field.share-example")}
              value={weight}
              onChange={({ currentTarget }) => change(at, { weight: currentTarget.value })}
            />
          )}
          {factors.length < 2 ? null : (
            <div>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => set(factors.filter((_, index) => index !== at))}
              >
                {t("factors.remove", { number: at + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {key.kind === "investment" ? null : (
        <div>
          <Button
            variant="default"
            onClick={() => set([...factors, { id: freeName(factors), title: { zh: "", en: "" }, weight: "" }])}
          >
            {t("factors.add")}
          </Button>
        </div>
      )}
    </div>
  )
}

function freeName(factors: Terms["key"]["factors"]): string {
  const number = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].find((one) => !factors.some(({ id }) => id === `factor-${one}`))
  return `factor-${number ?? factors.length}`
}
