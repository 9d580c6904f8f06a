import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Section } from "../../ui/page.tsx"
import { useSay } from "../../ui/text.ts"
import styles from "./measures.module.css"
import type { Measures } from "./use-measure-words.ts"

/** What is not measured because no act tells it, and how all else is defined. */
export function DefinitionsSection({ report }: { readonly report: Measures }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { measures, notYet, from, assumed } = report.definitions
  return (
    <>
      <Section title={t("measures.not-yet")}>
        <dl className={styles.words}>
          {notYet.map(({ id, title, definition }) => (
            <div key={id}>
              <dt>{say(title)}</dt>
              <dd>{say(definition)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t("measures.definitions")} note={t("measures.definitions-note", { from })}>
        <dl className={styles.words}>
          {measures.map(({ id, title, definition, unit }) => (
            <div key={id}>
              <dt>{say(title)}</dt>
              <dd>
                {say(definition)} <span className={styles.unit}>{t("measures.unit-is", { unit: say(unit) })}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("measures.assumed")}</dt>
            <dd>{say(assumed)}</dd>
          </div>
        </dl>
      </Section>
    </>
  )
}
