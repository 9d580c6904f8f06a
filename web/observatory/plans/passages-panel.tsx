import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import {
  type Lexicon,
  type Passage,
  type Plan,
  type PlanReport,
  type PlanTopic,
  passagesOn,
  sentenceSpans,
} from "../../../observatory/index.ts"
import { MemberMark } from "../../ui/member-mark.tsx"
import { TableFiles } from "../../ui/table-files.tsx"
import { useSay } from "../../ui/text.ts"
import { termsTold } from "./coverage-matrix.tsx"
import { MarkedText, useGroupName } from "./marked-text.tsx"
import styles from "./plans.module.css"

interface PassagesProps {
  readonly report: PlanReport
  readonly lexicon: Lexicon
  readonly plan: Plan
  readonly topic: PlanTopic
  /** Which passage is read beside its page. */
  readonly at: number
  readonly onAt: (at: number) => void
}

/** Passages of a cell, each explained, beside the page on which the chosen one stands. */
export function PassagesPanel({ report, lexicon, plan, topic, at, onAt }: PassagesProps): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const columns = usePassageColumns(topic.id, report)
  const audited = report.plans.find(({ file }) => file === plan.file)
  const passages = audited === undefined ? [] : passagesOn(audited, topic.id)
  const chosen = passages[Math.min(at, passages.length - 1)]
  const opened = `${plan.file} ${topic.id}`
  const first = useRef(opened)
  useEffect(() => {
    // What opens by a click takes the focus; what the address opened with does not.
    if (first.current !== opened) heading.current?.focus()
    first.current = opened
  }, [opened])
  return (
    <section className={styles.reading} aria-labelledby="plan-passages">
      <div className={styles.head}>
        <h3 id="plan-passages" ref={heading} tabIndex={-1}>
          {say(topic.name)} · {plan.file}
        </h3>
        {passages.length === 0 ? null : (
          <TableFiles name={`plan-passages-${topic.id}`} rows={passages} columns={columns} />
        )}
      </div>
      {passages.length === 0 ? (
        <p>{t("plans.none", { topic: say(topic.name) })}</p>
      ) : (
        <div className={styles.beside}>
          <ol className={styles.passages}>
            {passages.map((passage, place) => (
              <li
                key={`${passage.paragraph} ${passage.text}`}
                className={passage === chosen ? styles.chosen : undefined}
              >
                <p className={styles.place}>
                  <button type="button" aria-pressed={passage === chosen} onClick={() => onAt(place)}>
                    {t(plan.unit === "page" ? "plans.at-page" : "plans.at-section", { number: passage.number })}
                  </button>
                  <span className={styles.tag}>{t(passage.across ? "plans.goes-across" : "plans.stays-own")}</span>
                  <span className={styles.tag}>{t(`plans.kind.${passage.kind}`)}</span>
                  {passage.heading === "" ? null : <span className={styles.soft}>{passage.heading}</span>}
                </p>
                <p lang={/\p{Script=Han}/u.test(passage.text) ? "zh-CN" : "en"}>
                  <MarkedText text={passage.text} marks={marksFor(passage, topic.id)} />
                </p>
                <Explained passage={passage} topic={topic.id} lexicon={lexicon} />
              </li>
            ))}
          </ol>
          {chosen === undefined ? null : <PlanPageText plan={plan} passage={chosen} topic={topic.id} />}
        </div>
      )}
    </section>
  )
}

function marksFor(passage: Passage, topic: string) {
  const decided = passage.findings.filter((one) => one.topic === topic).flatMap(({ marks }) => marks)
  return [...decided, ...passage.marks.filter(({ group }) => group.startsWith("@"))]
}

/** Why a passage counts: rules with their words, whom it names, and by what it is a commitment or not. */
function Explained({ passage, topic, lexicon }: { passage: Passage; topic: string; lexicon: Lexicon }): ReactNode {
  const { t } = useTranslation("observatory")
  const nameOf = useGroupName()
  const { commitment, mentions, reason } = passage
  const parts = [
    [t("plans.who"), commitment.who],
    [t("plans.when"), commitment.when],
    [t("plans.how-much"), commitment.howMuch],
    [t("plans.what"), commitment.what],
  ] as const
  return (
    <details className={styles.why}>
      <summary>{t("plans.why")}</summary>
      <dl>
        {passage.findings
          .filter((one) => one.topic === topic)
          .map(({ rule, marks }) => (
            <div key={rule}>
              <dt>
                {t("plans.rule")} <code>{rule}</code>
                <span className={styles.soft}>
                  {" "}
                  {lexicon.base.rules.find(({ id }) => id === rule)?.all.join(" + ")}
                </span>
              </dt>
              <dd>{[...new Set(marks.map(({ group, text }) => `${nameOf(group)}: ${text}`))].join("；")}</dd>
            </div>
          ))}
        <div>
          <dt>{t("plans.names")}</dt>
          <dd>
            {mentions.neighbours.length === 0
              ? "–"
              : mentions.neighbours.map((code) => <MemberMark key={code} code={code} />)}
            {mentions.uncertain.length === 0 ? null : t("plans.uncertain", { names: mentions.uncertain.join(", ") })}
          </dd>
        </div>
        <div>
          <dt>{t(`plans.kind.${passage.kind}`)}</dt>
          <dd>
            {t(`plans.reason.${reason}`)}
            {passage.kind !== "commitment" ? null : (
              <ul>
                {parts.map(([label, found]) => (
                  <li key={label}>
                    {label}: {found.length === 0 ? t("plans.not-said") : found.join(" · ")}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </details>
  )
}

/** The page of a passage, with the passage in it marked. */
function PlanPageText({ plan, passage, topic }: { plan: Plan; passage: Passage; topic: string }): ReactNode {
  const { t } = useTranslation("observatory")
  const page = plan.pages.find(({ number }) => number === passage.number)
  const label = t(plan.unit === "page" ? "plans.at-page" : "plans.at-section", { number: passage.number })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.page} aria-label={`${plan.file} · ${label}`} tabIndex={0}>
      <p className={styles.soft}>{label}</p>
      {page?.paragraphs.map(({ text, heading }, place) => {
        const spans = sentenceSpans(text)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stay where they are
          <p key={place} className={heading ? styles.heading : undefined}>
            {spans.map(([start, end]) => {
              const sentence = text.slice(start, end)
              const here = sentence === passage.text || (passage.text.startsWith(sentence) && sentence.length > 8)
              return (
                <span key={start} className={here ? styles.here : undefined}>
                  {here ? (
                    <MarkedText text={sentence} marks={sentence === passage.text ? marksFor(passage, topic) : []} />
                  ) : (
                    sentence
                  )}{" "}
                </span>
              )
            })}
          </p>
        )
      })}
    </section>
  )
}

function usePassageColumns(topic: string, report: PlanReport) {
  const { t } = useTranslation("observatory")
  const words = ({ findings }: Passage) =>
    findings
      .filter((one) => one.topic === topic)
      .map(({ rule, marks }) => `${rule}: ${marks.map(({ text }) => text).join(" + ")}`)
      .join("; ")
  return [
    { key: "file", label: t("plans.plan"), value: ({ file }: Passage) => file },
    { key: "number", label: t("plans.place"), value: ({ number }: Passage) => number, numeric: true },
    { key: "heading", label: t("plans.heading"), value: ({ heading }: Passage) => heading },
    { key: "text", label: t("plans.quote"), value: ({ text }: Passage) => text },
    {
      key: "reach",
      label: t("plans.reach"),
      value: ({ across }: Passage) => t(across ? "plans.goes-across" : "plans.stays-own"),
    },
    { key: "kind", label: t("plans.kind"), value: ({ kind }: Passage) => t(`plans.kind.${kind}`) },
    { key: "who", label: t("plans.who"), value: ({ commitment }: Passage) => commitment.who.join("; ") },
    { key: "when", label: t("plans.when"), value: ({ commitment }: Passage) => commitment.when.join("; ") },
    { key: "much", label: t("plans.how-much"), value: ({ commitment }: Passage) => commitment.howMuch.join("; ") },
    { key: "why", label: t("plans.why"), value: words },
    { key: "terms", label: t("plans.terms-of"), value: () => termsTold(report) },
  ]
}
