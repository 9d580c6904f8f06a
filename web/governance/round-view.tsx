import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Section } from "../ui/page.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./governance.module.css"
import type { Motion, Round } from "./motion-types.ts"
import { RecountView } from "./recount-view.tsx"

interface RoundViewProps {
  readonly motion: Motion
  readonly round: Round
}

/** What a counted ballot came to: the formulas with their numbers, who voted how, and the export that anyone recounts. */
export function RoundView({ motion, round }: RoundViewProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { result } = round
  return (
    <Section
      title={t("result.title", { round: round.round, outcome: t(`outcome.${result.outcome}`) })}
      note={
        <>
          {t("result.counted")} <InstantText at={round.counted} />
          {motion.texts.length > 1 ? ` · ${t("texts.version", { version: round.textVersion })}` : null}
        </>
      }
    >
      <ScrollArea label={t("result.formulas")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("result.formulas")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("result.condition")}</th>
              <th scope="col">{t("result.formula")}</th>
              <th scope="col">{t("result.numbers")}</th>
              <th scope="col">{t("result.holds")}</th>
            </tr>
          </thead>
          <tbody>
            <Condition label={t("class.quorum")} counted={result.quorum} />
            <Condition label={t("class.majority")} counted={result.majority} />
          </tbody>
        </table>
      </ScrollArea>
      <p>{say(result.explanation)}</p>
      <Votes round={round} />
      <RecountView motion={motion.id} round={round.round} />
    </Section>
  )
}

function Condition({
  label,
  counted,
}: {
  readonly label: string
  readonly counted: Round["result"]["quorum"]
}): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <code>{counted.formula}</code>
      </td>
      <td>
        <code>{counted.numbers}</code>
      </td>
      <td>
        <span className={styles.holds} data-holds={counted.holds}>
          <Icon name={counted.holds ? "check" : "close"} size={16} /> {t(counted.holds ? "result.yes" : "result.no")}
        </span>
      </td>
    </tr>
  )
}

function Votes({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation("governance")
  return (
    <ScrollArea label={t("result.votes")}>
      <table className={styles.table}>
        <caption className="hidden-text">{t("result.votes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ballot.delegation")}</th>
            <th scope="col">{t("ballot.vote")}</th>
            <th scope="col">{t("result.at")}</th>
          </tr>
        </thead>
        <tbody>
          {round.delegations.map(({ member }) => {
            const laid = round.ballots.find((one) => one.member === member)
            const vote = voteOf(member, round)
            return (
              <tr key={member} data-member={member} data-vote={vote}>
                <th scope="row">
                  <MemberMark code={member} />
                </th>
                <td>
                  <strong className={styles.vote} data-choice={vote}>
                    {t(`choice.${vote}`)}
                  </strong>
                </td>
                <td>{laid === undefined ? "–" : <InstantText at={laid.at} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function voteOf(member: string, { ballots, attendance }: Round) {
  const laid = ballots.find((one) => one.member === member)
  if (laid === undefined) return attendance.includes(member) ? "silent" : "absent"
  return laid.kind === "open" ? laid.choice : (laid.opened?.choice ?? "unopened")
}
