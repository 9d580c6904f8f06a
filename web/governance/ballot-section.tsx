import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSelf } from "../session.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Section } from "../ui/page.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { SignInHere } from "../ui/sign-in-here.tsx"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./governance.module.css"
import type { MotionShown, RunningBallot } from "./motion-types.ts"
import { Attend, Cast } from "./open-ballot.tsx"
import { OpenSealed, SealBallot } from "./sealed-ballot.tsx"

interface BallotSectionProps {
  readonly shown: MotionShown
  readonly ballot: RunningBallot
  readonly onDone: (done: Done) => void
}

/** A ballot while it runs: who is present, who has voted, and what the reader's own delegation may do. */
export function BallotSection({ shown, ballot, onDone }: BallotSectionProps): ReactNode {
  const { t } = useTranslation("governance")
  const { motion } = shown
  return (
    <Section title={t("ballot.title")} note={t(`ballot.note-${motion.matter.ballot}`)}>
      <OwnActs shown={shown} ballot={ballot} onDone={onDone} />
      <ScrollArea label={t("ballot.delegations")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("ballot.delegations")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("ballot.delegation")}</th>
              <th scope="col">{t("ballot.present")}</th>
              <th scope="col">{t("ballot.vote")}</th>
            </tr>
          </thead>
          <tbody>
            {ballot.delegations.map(({ member, bloc }) => {
              const one = ballot.ballots.find((laid) => laid.member === member)
              const present = one !== undefined || ballot.attendance.includes(member)
              return (
                <tr key={member}>
                  <th scope="row">
                    <MemberMark code={member} /> {bloc}
                  </th>
                  <td>{t(present ? "ballot.is-present" : "ballot.not-yet")}</td>
                  <td>{one === undefined ? t("ballot.none") : <Laid laid={one} />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
    </Section>
  )
}

function Laid({ laid }: { readonly laid: RunningBallot["ballots"][number] }): ReactNode {
  const { t } = useTranslation("governance")
  const choice = laid.kind === "open" ? laid.choice : laid.opened?.choice
  return (
    <>
      {choice === undefined ? (
        t("ballot.laid-sealed")
      ) : (
        <strong className={styles.vote} data-choice={choice}>
          {t(`choice.${choice}`)}
        </strong>
      )}{" "}
      <span className={styles.soft}>
        <InstantText at={laid.at} />
      </span>
      {laid.kind === "sealed" ? <code className={styles.hash}>{laid.commitment}</code> : null}
    </>
  )
}

/** What the reader's delegation may do now, or why there is nothing. */
function OwnActs({ shown, ballot, onDone }: BallotSectionProps): ReactNode {
  const { t } = useTranslation("governance")
  const self = useSelf()
  const { motion, may, seat } = shown
  if (self === null)
    return (
      <p>
        <SignInHere why={t("ballot.visitor")} />
      </p>
    )
  if (seat === null) return <p className={styles.soft}>{t("ballot.no-seat")}</p>
  if (seat.as === "observer") return <p className={styles.soft}>{t("ballot.observer")}</p>
  const own = ballot.ballots.find(({ member }) => member === seat.member)
  const mayDo = (act: string) => may.includes(`governance.${act}`)
  return (
    <div className={styles.acting} data-screen-only>
      <p>
        {t("ballot.for")} <MemberMark code={seat.member} />
      </p>
      {mayDo("cast") ? (
        <Cast
          motion={motion.id}
          member={seat.member}
          replaces={motion.matter.replace}
          before={own?.kind === "open" ? own.choice : undefined}
          onDone={onDone}
        />
      ) : null}
      {mayDo("seal") ? (
        <SealBallot motion={motion.id} member={seat.member} matter={motion.matter} onDone={onDone} />
      ) : null}
      {mayDo("unseal") && own?.kind === "sealed" ? (
        <OpenSealed motion={motion.id} member={seat.member} commitment={own.commitment} onDone={onDone} />
      ) : null}
      {mayDo("attend") && own === undefined ? <Attend motion={motion.id} member={seat.member} onDone={onDone} /> : null}
      {own?.kind === "sealed" && !mayDo("unseal") ? (
        <p>
          {t(own.opened === null ? "sealed.waits" : "sealed.is-open")}{" "}
          {own.opened === null ? <InstantText at={ballot.closes} /> : null}
        </p>
      ) : null}
    </div>
  )
}
