import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import { WhenText } from "../ui/time-text.tsx"
import { EntryWords } from "./entry-words.tsx"
import styles from "./governance.module.css"
import type { Change, MotionShown, ProposedEntry } from "./motion-types.ts"
import { ValueText } from "./value-text.tsx"

interface ChangeViewProps {
  readonly change: Change
  readonly replaced: MotionShown["replaced"]
}

/** What a motion changes: a value before and after, or entries word by word. */
export function ChangeView({ change, replaced }: ChangeViewProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  if (change.kind === "entries")
    return (
      <>
        <p>
          {t("change.entries-from")} <WhenText at={change.from} />
        </p>
        <ul className={styles.bare}>
          {change.entries.map((one) => (
            <EntryChange
              key={one.entry}
              entry={one}
              before={replaced.entries.find(({ entry }) => entry === one.entry)}
            />
          ))}
        </ul>
      </>
    )
  return (
    <div className={styles.change}>
      <p>
        {replaced.parameter === null ? null : say(replaced.parameter.description)}{" "}
        <Link to="/parameters/$parameter" params={{ parameter: change.parameter }}>
          <code>{change.parameter}</code>
        </Link>
      </p>
      <p className={styles.turn}>
        <span>
          <span className={styles.soft}>{t("change.before")}</span>{" "}
          <ValueText value={replaced.parameter?.value ?? null} unit={change.unit} none={t("change.none")} />
        </span>
        <span aria-hidden="true">→</span>
        <span>
          <span className={styles.soft}>{t("change.after")}</span>{" "}
          <ValueText value={change.value} unit={change.unit} none={t("change.ends")} />
        </span>
        <span>
          {t("change.from")} <WhenText at={change.from} />
        </span>
      </p>
    </div>
  )
}

interface EntryChangeProps {
  readonly entry: ProposedEntry
  readonly before: MotionShown["replaced"]["entries"][number] | undefined
}

function EntryChange({ entry, before }: EntryChangeProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  return (
    <li className={styles.entryChange}>
      <p>
        <strong>{t(`action.${entry.action}`)}</strong>{" "}
        {before === undefined ? (
          entry.entry
        ) : (
          <Link to="/rules/$entry" params={{ entry: entry.entry }}>
            {entry.entry} {say(before.title)}
          </Link>
        )}
      </p>
      {entry.action === "change" && before !== undefined ? (
        <EntryWords before={before.cedar} after={entry.cedar} />
      ) : (
        <pre className={styles.code}>{(entry.action === "end" ? (before?.cedar ?? "") : entry.cedar).trim()}</pre>
      )}
    </li>
  )
}
