import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useRef } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useSay } from "../ui/text.ts"
import {
  blankEntry,
  type DraftEntry,
  type DraftValues,
  type EntryProblem,
  entriesIn,
  withFrom,
} from "./draft-change.ts"
import { EntryWords } from "./entry-words.tsx"
import styles from "./governance.module.css"

interface EntryFieldsProps {
  readonly values: DraftValues
  /** What the API found amiss in the texts when they were last sent. */
  readonly problems: readonly EntryProblem[]
  readonly tried: boolean
  readonly onChange: (change: Partial<DraftValues>) => void
}

const actions = ["change", "add", "end"] as const

/** Entries that a motion adds, changes or ends, each with its text. */
export function EntryFields({ values, problems, tried, onChange }: EntryFieldsProps): ReactNode {
  const { t } = useTranslation("governance")
  const entries = entriesIn(values)
  const keep = (next: readonly DraftEntry[]) => onChange({ entries: JSON.stringify(next) })
  const put = (index: number, change: Partial<DraftEntry>) =>
    keep(entries.map((one, place) => (place === index ? { ...one, ...change } : one)))
  return (
    <>
      <p className={styles.soft}>{t("entries.note")}</p>
      {entries.length === 0 && tried ? <p role="alert">{t("entries.missing")}</p> : null}
      {entries.map((one, index) => (
        <EntryField
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry of the form is told apart by its place alone
          key={index}
          entry={one}
          day={values.from}
          problems={problems.filter(({ entry }) => entry === one.entry.trim())}
          onPut={(change) => put(index, change)}
          onRemove={() => keep(entries.filter((_, place) => place !== index))}
        />
      ))}
      <div className={styles.acts}>
        {actions.map((action) => (
          <Button
            key={action}
            variant="default"
            size="compact-md"
            onClick={() =>
              keep([...entries, { action, entry: "", cedar: action === "add" ? blankEntry("NL-", values.from) : "" }])
            }
          >
            {t(`entries.${action}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

interface EntryFieldProps {
  readonly entry: DraftEntry
  readonly day: string
  readonly problems: readonly EntryProblem[]
  readonly onPut: (change: Partial<DraftEntry>) => void
  readonly onRemove: () => void
}

function EntryField({ entry, day, problems, onPut, onRemove }: EntryFieldProps): ReactNode {
  const { t } = useTranslation("governance")
  const { data: rules } = useQuery(read("readRules"))
  const now = rules?.entries.find(({ id }) => id === entry.entry)
  return (
    <fieldset className={styles.entry}>
      <legend>
        {t(`entries.${entry.action}`)} <code>{entry.entry}</code>
      </legend>
      {entry.action === "add" ? (
        <TextInput
          label={t("entries.id")}
          description={t("entries.id-example")}
          required
          value={entry.entry}
          onChange={({ currentTarget }) =>
            onPut({ entry: currentTarget.value, cedar: withId(entry.cedar, currentTarget.value) })
          }
        />
      ) : (
        <EntryChoice
          chosen={entry.entry}
          onChoose={(id, cedar) => onPut({ entry: id, cedar: entry.action === "change" ? withFrom(cedar, day) : "" })}
        />
      )}
      {entry.action === "end" ? null : (
        <CedarField cedar={entry.cedar} problems={problems} onCedar={(cedar) => onPut({ cedar })} />
      )}
      {entry.action === "change" && now !== undefined && entry.cedar.trim() !== now.cedar.trim() ? (
        <details className={styles.fold}>
          <summary>{t("entries.compare")}</summary>
          <EntryWords before={now.cedar} after={entry.cedar} />
        </details>
      ) : null}
      {entry.action === "end" && now !== undefined ? <pre className={styles.code}>{now.cedar.trim()}</pre> : null}
      <div>
        <Button variant="subtle" size="compact-sm" onClick={onRemove}>
          {t("entries.remove")}
        </Button>
      </div>
    </fieldset>
  )
}

function withId(cedar: string, id: string): string {
  return cedar.replace(/@id\(\s*"[^"]*"\s*\)/, `@id("${id.replaceAll('"', "")}")`)
}

interface EntryChoiceProps {
  readonly chosen: string
  readonly onChoose: (entry: string, cedar: string) => void
}

function EntryChoice({ chosen, onChoose }: EntryChoiceProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { data } = useQuery(read("readRules"))
  const entries = data?.entries ?? []
  return (
    <NativeSelect
      label={t("entries.id")}
      required
      value={chosen}
      data={[
        { value: "", label: t("new.choose") },
        ...entries.map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` })),
      ]}
      onChange={({ currentTarget }) =>
        onChoose(currentTarget.value, entries.find(({ id }) => id === currentTarget.value)?.cedar.trim() ?? "")
      }
    />
  )
}

interface CedarFieldProps {
  readonly cedar: string
  readonly problems: readonly EntryProblem[]
  readonly onCedar: (cedar: string) => void
}

/** The text of an entry; each problem leads to its line. */
function CedarField({ cedar, problems, onCedar }: CedarFieldProps): ReactNode {
  const { t } = useTranslation("governance")
  const field = useRef<HTMLTextAreaElement>(null)
  const goTo = (line: number) => {
    const before = cedar.split("\n").slice(0, line - 1)
    const start = before.reduce((sum, text) => sum + text.length + 1, 0)
    field.current?.focus()
    field.current?.setSelectionRange(start, start + (cedar.split("\n")[line - 1]?.length ?? 0))
  }
  return (
    <>
      <Textarea
        ref={field}
        label={t("entries.cedar")}
        description={t("entries.cedar-note")}
        required
        autosize
        minRows={8}
        maxRows={30}
        maxLength={10_000}
        spellCheck={false}
        classNames={{ input: styles.cedar ?? "" }}
        value={cedar}
        error={problems.length === 0 ? undefined : t("entries.problems", { count: problems.length })}
        onChange={({ currentTarget }) => onCedar(currentTarget.value)}
      />
      {problems.length === 0 ? null : (
        <ul className={styles.problems}>
          {problems.map(({ line, cause }) => (
            <li key={`${line} ${cause}`}>
              <Button variant="subtle" size="compact-sm" onClick={() => goTo(line)}>
                {t("entries.line", { line })}
              </Button>{" "}
              {cause}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
