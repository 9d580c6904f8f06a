import { Textarea, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../ui/text.ts"
import type { DraftValues } from "./draft-change.ts"

interface WordFieldsProps {
  readonly values: DraftValues
  readonly tried: boolean
  readonly onChange: (change: Partial<DraftValues>) => void
}

/** Title and reasons in both languages, the reader's own first. */
export function WordFields({ values, tried, onChange }: WordFieldsProps): ReactNode {
  const { t } = useTranslation("governance")
  const languages = useLanguage() === "zh" ? (["Zh", "En"] as const) : (["En", "Zh"] as const)
  const wrong = (text: string) => (tried && text.trim() === "" ? t("form.words-missing") : undefined)
  return (
    <>
      {languages.map((of) => (
        <TextInput
          key={of}
          lang={of === "Zh" ? "zh-CN" : "en"}
          label={t(`form.title-${of}`)}
          required
          maxLength={300}
          value={values[`title${of}`]}
          error={wrong(values[`title${of}`])}
          onChange={({ currentTarget }) => onChange({ [`title${of}`]: currentTarget.value })}
        />
      ))}
      {languages.map((of) => (
        <Textarea
          key={of}
          lang={of === "Zh" ? "zh-CN" : "en"}
          label={t(`form.reasons-${of}`)}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={values[`reasons${of}`]}
          error={wrong(values[`reasons${of}`])}
          onChange={({ currentTarget }) => onChange({ [`reasons${of}`]: currentTarget.value })}
        />
      ))}
    </>
  )
}
