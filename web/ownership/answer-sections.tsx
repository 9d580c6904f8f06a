import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Section } from "../ui/page.tsx"
import { useSay } from "../ui/text.ts"
import type { Answer, Rules } from "./case-state.ts"
import { ConflictsView } from "./conflicts-view.tsx"
import { AwardView, IncomeView, ProposalView } from "./income-view.tsx"
import { Clauses, OwnersView } from "./owners-view.tsx"
import styles from "./ownership.module.css"
import { VerdictsView } from "./verdicts-view.tsx"

interface AnswerSectionsProps {
  readonly answer: Answer
  readonly rules: Rules
  readonly act: string | null
}

/** The answer in its parts: owners, what may be done alone, conflicts, income, and what it assumes. */
export function AnswerSections({ answer, rules, act }: AnswerSectionsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const roles = new Map(rules.credit.roles.map(({ id, title }) => [id, say(title)]))
  return (
    <>
      <Section title={t("owners.title")}>
        <OwnersView answer={answer} />
      </Section>
      <Section title={t("verdict.title")}>
        <VerdictsView verdicts={answer.verdicts} rules={rules} act={act} />
      </Section>
      <Section title={t("conflict.title")}>
        <ConflictsView answer={answer} rules={rules} />
      </Section>
      {answer.income === null ? null : (
        <Section title={t("income.title")}>
          <IncomeView income={answer.income} />
        </Section>
      )}
      {answer.award === null ? null : (
        <Section title={t("award.title")}>
          <AwardView award={answer.award} />
        </Section>
      )}
      {answer.proposal === null ? null : (
        <Section title={t("team.result")}>
          <ProposalView proposal={answer.proposal} roles={roles} />
        </Section>
      )}
      <Section title={t("assumed.title")}>
        <Clauses label="" clauses={answer.assumed} />
        <p data-print-only className={styles.source}>
          {t("link.again")} {location.href}
        </p>
      </Section>
    </>
  )
}
