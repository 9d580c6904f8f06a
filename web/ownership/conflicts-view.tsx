import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { Answer, Rules } from "./case-state.ts"
import { ClauseText } from "./clause-text.tsx"
import styles from "./ownership.module.css"

/** Where layers, or the contract and a layer, say different things; and what follows. */
export function ConflictsView({ answer, rules }: { readonly answer: Answer; readonly rules: Rules }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const acts = new Map(rules.acts.map(({ id, title }) => [id, say(title)]))
  if (answer.conflicts.length === 0) return <p className={styles.soft}>{t("conflict.none")}</p>
  return (
    <>
      {answer.conflicts.map(({ about, of, sides, outcome, needsChoice }) => (
        <div
          key={`${about} ${of} ${outcome.en} ${sides[0]?.clause.place?.en}`}
          className={styles.conflict}
          data-conflict={about}
        >
          <p className={styles.says}>
            {t(`conflict.${about}`)}
            {of === null ? "" : `${t("list.colon")}${acts.get(of) ?? of}`}
          </p>
          <ul>
            {sides.map(({ clause, says }) => (
              <li key={`${clause.instrument} ${clause.place?.en} ${says.en}`}>
                <ClauseText clause={clause} />
                {t("list.colon")}
                {say(says)}
              </li>
            ))}
          </ul>
          <p>{say(outcome)}</p>
          {needsChoice ? <p className={styles.soft}>{t("conflict.choose")}</p> : null}
        </div>
      ))}
    </>
  )
}
