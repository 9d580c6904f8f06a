import { Button, Textarea } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Lexicon } from "../../../observatory/index.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./plans.module.css"

interface TermsPanelProps {
  readonly lexicon: Lexicon
  /** What the reader wrote over the terms, as YAML; empty for nothing. */
  readonly own: string
  readonly error: unknown
  readonly onOwn: (text: string) => void
}

/** The terms that the audit is made by, where they come from, and a field to try others. */
export function TermsPanel({ lexicon, own, error, onOwn }: TermsPanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [text, setText] = useState(own)
  const { base } = lexicon
  return (
    <>
      <ul className={styles.grounds}>
        {base.grounds.map(({ file, from, source, assumed }) => (
          <li key={file}>
            <code>{file}</code> · {t("plans.valid-from", { day: from })} ·{" "}
            {t(assumed ? "plans.assumed" : "plans.source")}
            {source}
          </li>
        ))}
      </ul>
      <h3>{t("plans.what-if")}</h3>
      <Textarea
        label={t("plans.own-terms")}
        description={t("plans.own-terms-note")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        autosize
        minRows={4}
        maxRows={18}
        spellCheck={false}
        classNames={{ input: styles.code ?? "" }}
      />
      <div className={styles.acts}>
        <Button onClick={() => onOwn(text)}>{t("plans.try")}</Button>
        <Button variant="default" onClick={() => setText(example(base.day))}>
          {t("plans.own-example")}
        </Button>
        <Button
          variant="default"
          disabled={own === ""}
          onClick={() => {
            setText("")
            onOwn("")
          }}
        >
          {t("plans.back")}
        </Button>
        <Button
          variant="subtle"
          disabled={text === ""}
          onClick={() => saveFile("own-terms.yaml", "text/yaml;charset=utf-8", text)}
        >
          {t("plans.save-terms")}
        </Button>
      </div>
      {error === undefined ? null : <LocalRefusal error={error} asked={t("plans.terms-refused")} />}
      {own !== "" && error === undefined ? <p role="status">{t("plans.with-own")}</p> : null}
      <h3>{t("plans.groups")}</h3>
      <DataTable
        name="plan-terms"
        label={t("plans.groups")}
        rows={Object.entries(base.groups).map(([name, group]) => ({ name, ...group }))}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", label: t("plans.group"), value: ({ name }) => name, filter: "text" },
          { key: "zh", label: t("plans.in-zh"), value: ({ zh }) => zh?.join("、") ?? "", filter: "text", wide: true },
          { key: "en", label: t("plans.in-en"), value: ({ en }) => en?.join(", ") ?? "", filter: "text", wide: true },
          { key: "of", label: t("plans.takes-in"), value: ({ of }) => of?.join(" ") ?? "" },
        ]}
      />
      <h3>{t("plans.rules")}</h3>
      <DataTable
        name="plan-rules"
        label={t("plans.rules")}
        rows={base.rules}
        rowKey={({ id }) => id}
        columns={[
          { key: "id", label: t("plans.rule"), value: ({ id }) => id },
          { key: "gives", label: t("plans.gives"), value: ({ gives }) => gives.join(" ") },
          { key: "all", label: t("plans.all"), value: ({ all }) => all.join(" + ") },
          { key: "none", label: t("plans.without"), value: ({ none }) => none?.join(" ") ?? "" },
        ]}
      />
    </>
  )
}

/** A what-if to begin with. */
function example(day: string): string {
  return `values:
  ${day}:
    assumed: what-if
    groups:
      culture:
        zh: [科学家精神, 创新文化, 工匠精神]
        en: [culture of innovation, spirit of scientists, craftsmanship]
`
}
