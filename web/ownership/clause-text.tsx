import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import type { Answer } from "./case-state.ts"
import styles from "./ownership.module.css"

export type Clause = Answer["assumed"][number]

/** What an answer rests on, in one line, with its source a hover away; an assumption is marked as one. */
export function ClauseText({ clause }: { readonly clause: Clause }): ReactNode {
  const { t } = useTranslation("ownership")
  const named = useNamedClause()
  const say = useSay()
  if (clause.layer === "assumed")
    return (
      <span className={styles.clause}>
        <span className={styles.assumed}>{t("assumed")}</span> {say(clause.text)}
      </span>
    )
  const words = named(clause)
  return (
    <span className={styles.clause}>
      <span className={styles.layer}>{t(`layer.${clause.layer}`)}</span> {words}{" "}
      <span data-screen-only>
        <ProvenanceMark
          of={words}
          provenance={{
            source: clause.source,
            note: say(clause.text),
            ...(clause.version === null ? {} : { asOf: clause.version.from, rule: say(clause.version.name) }),
            ...(clause.assumed.length === 0 ? {} : { assumed: clause.assumed.join("; ") }),
          }}
        />
      </span>
    </span>
  )
}

/** Names a clause in a line of the reader's language, for tables and files. */
export function useNamedClause(): (clause: Clause) => string {
  const say = useSay()
  const { t } = useTranslation("ownership")
  return ({ layer, title, version, place, text }) =>
    layer === "assumed"
      ? say(text)
      : [say(title), ...(version === null ? [] : [say(version.name)]), ...(place === null ? [] : [say(place)])].join(
          t("list.comma"),
        )
}
