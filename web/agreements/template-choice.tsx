import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { Change, Template, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"

interface TemplateChoiceProps {
  readonly templates: readonly Template[]
  readonly terms: Terms
  readonly onChange: Change
}

/** A template to begin from, with what law or knowledge says of its parts. Parties and title that are written stay. */
export function TemplateChoice({ templates, terms, onChange }: TemplateChoiceProps): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const chosen = templates.find(({ id }) => id === terms.template?.id)
  const choose = (id: string) => {
    const found = templates.find((one) => one.id === id)
    if (found === undefined) return onChange({ template: null })
    const { parties, title, currency } = terms
    onChange({ ...found.terms, parties, title, currency })
  }
  return (
    <div className={styles.box}>
      <NativeSelect
        label={t("template.label")}
        description={t("template.note")}
        value={chosen?.id ?? ""}
        data={[
          { value: "", label: t("template.none") },
          ...templates.map(({ id, title }) => ({ value: id, label: say(title) })),
        ]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {chosen === undefined ? null : (
        <>
          <p className={styles.soft}>{say(chosen.summary)}</p>
          <Notes notes={chosen.notes} />
        </>
      )}
    </div>
  )
}

function Notes({ notes }: { readonly notes: Template["notes"] }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  return (
    <ul className={styles.notes}>
      {notes.map(({ part, text, basis }) => (
        <li key={`${part} ${text.en}`}>
          {t(`part.${part}`)}
          {t("list.colon")}
          {say(text)}
          <div className={styles.soft}>
            {basis.startsWith("assumed: ") ? (
              <>
                <span className={styles.assumed}>{t("template.assumed")}</span> {basis.slice("assumed: ".length)}
              </>
            ) : (
              basis
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
