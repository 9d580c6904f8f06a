import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import styles from "./dividing.module.css"
import type { Division } from "./division-view.tsx"

const most = 300
const opened = 24

/** Each step with its formula and numbers, and its source beneath. Long divisions begin folded, on paper nothing is. */
export function StepsList({ steps }: { readonly steps: Division["answer"]["steps"] }): ReactNode {
  const { t } = useTranslation("dividing")
  return (
    <>
      <Steps steps={steps.slice(0, opened)} from={1} />
      {steps.length <= opened ? null : (
        <details className={styles.fold}>
          <summary>{t("steps.more", { count: Math.min(steps.length, most) - opened })}</summary>
          <Steps steps={steps.slice(opened, most)} from={opened + 1} />
        </details>
      )}
      {steps.length <= most ? null : <p className={styles.soft}>{t("steps.left", { count: steps.length - most })}</p>}
    </>
  )
}

function Steps(props: { readonly steps: Division["answer"]["steps"]; readonly from: number }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  return (
    <ol className={styles.steps} start={props.from}>
      {props.steps.map(({ kind, of = "", text, source, assumed }) => (
        <li key={`${kind} ${of} ${text.en}`}>
          <span className={styles.formula}>{say(text)}</span>
          {source === undefined ? null : (
            <div className={styles.source}>
              {assumed === true ? <span className={styles.assumed}>{t("steps.assumed")}</span> : null} {say(source)}
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
