import { Button, TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type Asked } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useDraft } from "../ui/use-draft.ts"
import { changeIn, type DraftValues, entriesIn, entryProblems, withFrom } from "./draft-change.ts"
import { DraftClass } from "./draft-class.tsx"
import { EntryFields } from "./entry-fields.tsx"
import styles from "./governance.module.css"
import { ImpactAnswer } from "./impact-answer.tsx"
import { ImpactSection } from "./impact-section.tsx"
import type { Parameter } from "./motion-types.ts"
import { ParameterFields } from "./parameter-fields.tsx"
import { isOfValue, type PastPeriod, type Tried, useImpact } from "./use-impact.ts"
import { WordFields } from "./word-fields.tsx"

/** Title, reasons and change, as a motion is drafted or amended with them. */
export type Proposal = NonNullable<Asked<"draftMotion">["body"]>

interface DraftFormProps {
  /** Names the kept draft. */
  readonly name: string
  /** Values of the untouched form; what kind of change it is, and of which parameter, stays. */
  readonly first: DraftValues
  readonly parameter: Parameter | undefined
  readonly doing: string
  /** What the act leads to. */
  readonly next: string
  /** Why the reader cannot do it; absent when they can. */
  readonly withheld: ReactNode | undefined
  readonly busy: boolean
  readonly error: Error | null
  readonly period: Tried["period"]
  readonly onPeriod: (period: PastPeriod) => void
  /** @param done forgets the kept draft */
  readonly onSubmit: (proposal: Proposal, done: () => void) => void
  readonly onClose?: () => void
}

const typingPause = 350

/** The form of a motion, kept on this device as it is typed, with the impact that follows it. */
export function DraftForm(props: DraftFormProps): ReactNode {
  const { t } = useTranslation("governance")
  const { first, parameter, error } = props
  const draft = useDraft(props.name, first)
  const values = { ...draft.values, of: first.of, parameter: first.parameter }
  const [tried, setTried] = useState(false)
  const [value] = useDebouncedValue(values.ends === "" ? values.value.trim() : "", typingPause)
  const unit = parameter?.unit ?? ""
  const impact = useImpact({ parameter: values.parameter, unit, value, from: "", period: props.period })
  const unfit = impact.error instanceof ApiProblem && isOfValue(impact.error) ? impact.error : undefined
  const change = changeIn(values, parameter?.unit)
  const missing = change === undefined || wordsMissing(values)
  const problems = error instanceof ApiProblem ? entryProblems(error.facts.problems) : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (props.busy || props.withheld !== undefined) return
    if (missing || change === undefined) return announce(t("form.missing"))
    props.onSubmit({ ...wordsOf(values), change }, draft.clear)
  }
  const setDay = (from: string) => {
    const entries = entriesIn(values).map((one) => ({ ...one, cedar: withFrom(one.cedar, from) }))
    draft.set({ from, entries: JSON.stringify(entries) })
  }
  return (
    <div className={values.of === "parameter" ? styles.beside : undefined}>
      <form className={styles.draft} onSubmit={submit} noValidate aria-label={props.doing}>
        {draft.restored ? <Restored onForget={draft.clear} /> : null}
        {draft.changedElsewhere ? <p role="status">{t("form.elsewhere")}</p> : null}
        <Section title={t("form.change")}>
          {parameter === undefined ? (
            <EntryFields values={values} problems={problems} tried={tried} onChange={draft.set} />
          ) : (
            <ParameterFields
              parameter={parameter}
              values={values}
              wrong={
                unfit?.detail ??
                (tried && change === undefined && values.from !== "" ? t("form.value-missing") : undefined)
              }
              help={unfit?.help}
              answer={<ImpactAnswer tried={impact} />}
              onChange={draft.set}
            />
          )}
          <DraftClass values={values} onDay={setDay} />
          <TextInput
            type="date"
            label={t("form.from")}
            description={t("form.from-note")}
            required
            value={values.from.slice(0, 10)}
            error={tried && values.from === "" ? t("form.from-missing") : undefined}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
        </Section>
        <Section title={t("form.words")} note={t("form.words-note")}>
          <WordFields values={values} tried={tried} onChange={draft.set} />
        </Section>
        {error === null ? null : <RefusalNotice error={error} asked={props.doing} />}
        <div className={styles.act}>
          {props.withheld === undefined ? (
            <>
              <div className={styles.acts}>
                <Button type="submit" size="md" loading={props.busy}>
                  {props.doing}
                </Button>
                {props.onClose === undefined ? null : (
                  <Button variant="default" size="md" onClick={props.onClose}>
                    {t("form.close")}
                  </Button>
                )}
              </div>
              <p className={styles.soft}>{props.next}</p>
            </>
          ) : (
            <p>{props.withheld}</p>
          )}
          {props.busy ? <LongWork doing={props.doing} /> : null}
        </div>
      </form>
      {values.of === "parameter" ? <ImpactSection tried={impact} onPeriod={props.onPeriod} /> : null}
    </div>
  )
}

function Restored({ onForget }: { readonly onForget: () => void }): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <p role="status" className={styles.restored}>
      {t("form.restored")}{" "}
      <Button variant="subtle" size="compact-sm" onClick={onForget}>
        {t("form.forget")}
      </Button>
    </p>
  )
}

function wordsMissing({ titleZh, titleEn, reasonsZh, reasonsEn }: DraftValues): boolean {
  return [titleZh, titleEn, reasonsZh, reasonsEn].some((text) => text.trim() === "")
}

function wordsOf({ titleZh, titleEn, reasonsZh, reasonsEn }: DraftValues): Pick<Proposal, "title" | "reasons"> {
  return {
    title: { zh: titleZh.trim(), en: titleEn.trim() },
    reasons: { zh: reasonsZh.trim(), en: reasonsEn.trim() },
  }
}
