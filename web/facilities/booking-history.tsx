import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"

type Item = Reply<"readBooking">["history"][number]

/** Acts that have words; another act of the log is shown by its name. */
const acts = [
  "facilities.book",
  "facilities.move",
  "facilities.cancel",
  "facilities.hand-over",
  "facilities.accept",
  "facilities.decline",
  "facilities.check-in",
  "facilities.check-out",
  "facilities.settle",
  "facilities.import-use",
  "facilities.lapse-silence",
  "facilities.settle-due",
] as const

/** What happened, each with its entry in the log. */
export function History({ history }: { readonly history: readonly Item[] }): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <ol className={styles.history}>
      {history.map(({ at, act, entry, index, facts }) => {
        const known = acts.find((one) => one === act)
        return (
          <li key={entry}>
            <span>
              <strong>{known === undefined ? act : t(`act.${known}`)}</strong> <InstantText at={at} />
            </span>
            <Link to="/log/$id" params={{ id: entry }}>
              {index === null ? t("history.pending") : t("history.entry", { index })}
            </Link>
            <details className={styles.soft}>
              <summary>{t("history.facts")}</summary>
              <dl className={styles.pairs}>
                {Object.entries(facts).map(([name, fact]) => (
                  <div key={name}>
                    <dt>
                      <code>{name}</code>
                    </dt>
                    <dd>{fact}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        )
      })}
    </ol>
  )
}
