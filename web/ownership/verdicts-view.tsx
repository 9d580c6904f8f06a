import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { useSay } from "../ui/text.ts"
import type { Answer, Rules } from "./case-state.ts"
import { ClauseText, useNamedClause } from "./clause-text.tsx"
import { Clauses } from "./owners-view.tsx"
import styles from "./ownership.module.css"

type Verdict = Answer["verdicts"][number]

interface VerdictsViewProps {
  readonly verdicts: Answer["verdicts"]
  readonly rules: Rules
  /** The act that was asked for; null for all of them. */
  readonly act: string | null
}

/** "May we do this alone?" answered for the act, and for all others beneath. */
export function VerdictsView({ verdicts, rules, act }: VerdictsViewProps): ReactNode {
  const { t } = useTranslation("ownership")
  const columns = useColumns(rules)
  const [first] = verdicts
  if (first === undefined) return <p className={styles.soft}>{t("verdict.nobody-asks")}</p>
  return (
    <>
      {act === null ? null : <Verdict verdict={first} rules={rules} />}
      <DataTable
        name="ownership-acts"
        label={t("verdict.title")}
        rows={verdicts}
        rowKey={(one) => one.act}
        columns={columns}
      />
    </>
  )
}

function Verdict({ verdict, rules }: { readonly verdict: Verdict; readonly rules: Rules }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const title = rules.acts.find(({ id }) => id === verdict.act)?.title
  return (
    <div className={styles.verdict} data-answer={verdict.answer} role="status">
      <p>
        {verdict.by}
        {t("list.colon")}
        {title === undefined ? verdict.act : say(title)}
      </p>
      <p className={styles.says}>{useAnswerText()(verdict)}</p>
      {verdict.duties.map(({ text, clause }) => (
        <p key={`${text.en} ${clause.instrument}`}>
          {t("verdict.duty")}
          {say(text)} <ClauseText clause={clause} />
        </p>
      ))}
      <Clauses label={t("verdict.by")} clauses={verdict.decidedBy} />
      <Clauses label={t("owners.overridden")} clauses={verdict.overridden} />
    </div>
  )
}

function useAnswerText(): (verdict: Verdict) => string {
  const { t } = useTranslation("ownership")
  return ({ answer, missing, vetoedBy, needs }) => {
    const who = answer === "vetoed" ? vetoedBy : answer === "not-owner" ? needs : missing
    return t(`answer.${answer}`, { who: who.join(t("list.and")) })
  }
}

function useColumns(rules: Rules): readonly Column<Verdict>[] {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const named = useNamedClause()
  const told = useAnswerText()
  const titled = (act: string) => {
    const title = rules.acts.find(({ id }) => id === act)?.title
    return title === undefined ? act : say(title)
  }
  return [
    { key: "act", label: t("ask.act"), value: ({ act }) => titled(act) },
    { key: "answer", label: t("verdict.answer"), value: told, wide: true },
    {
      key: "duties",
      label: t("verdict.duties"),
      wide: true,
      value: ({ duties }) => duties.map(({ text }) => say(text)).join(t("list.semicolon")) || null,
    },
    {
      key: "by",
      label: t("verdict.by-short"),
      wide: true,
      value: ({ decidedBy }) => decidedBy.map(named).join(t("list.semicolon")) || null,
    },
  ]
}
