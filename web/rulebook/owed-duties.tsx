import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { Clock } from "../ui/clock.tsx"
import { InnerLink } from "../ui/inner-link.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import styles from "./rulebook.module.css"

/** A running or ended duty as the API shows it. */
export type OwedDuty = Reply<"readMyDuties">["items"][number]

/** Duties with their clocks, in the order given. */
export function OwedDuties(props: { readonly duties: readonly OwedDuty[]; readonly label: string }): ReactNode {
  return (
    <ul className={styles.entries} aria-label={props.label}>
      {props.duties.map((duty) => (
        <li key={duty.id} className={styles.case}>
          <Owed duty={duty} />
        </li>
      ))}
    </ul>
  )
}

function Owed({ duty }: { readonly duty: OwedDuty }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  return (
    <>
      <p>
        <Link to="/rules/$entry" params={{ entry: duty.entry }} className={styles.title}>
          {duty.entry} {say(duty.title)}
        </Link>{" "}
        <span className={styles.permit}>{say(duty.stageName)}</span>
        <State state={duty.state} />
      </p>
      <DutyClock duty={duty} />
      <p className={styles.soft}>
        <MemberMark code={duty.jurisdiction} />{" "}
        {duty.organisation === null ? null : <>{say(duty.organisation.name)} · </>}
        <Subject duty={duty} /> · {t("duties.opened")} <DayText day={duty.openedOn} /> <code>{duty.openedBy}</code>
        {" · "}
        {t("duties.ended-by")} <code>{duty.endedBy.join(", ")}</code>
      </p>
    </>
  )
}

/** What of it: a booking leads to its page. */
export function Subject({ duty }: { readonly duty: OwedDuty }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { kind, id } = duty.subject
  if (kind !== "booking") return <span>{`${kind} ${id}`}</span>
  return (
    <InnerLink href={`/bookings/${encodeURIComponent(duty.jurisdiction)}/${encodeURIComponent(id)}`}>
      {t("duties.booking")}
    </InnerLink>
  )
}

function State({ state }: { readonly state: OwedDuty["state"] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const looks = { overdue: styles.overdue, warned: styles.assumed, undated: styles.assumed }
  const look = state === "overdue" || state === "warned" || state === "undated" ? looks[state] : styles.permit
  return <span className={look}>{t(`duty.${state}`)}</span>
}

/** The clock while it runs; what ended it, or why it has no last day yet, otherwise. */
function DutyClock({ duty }: { readonly duty: OwedDuty }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { ended, dueOn, workingDaysLeft, awaitsYear, lapsesBy, limit } = duty
  if (ended !== null)
    return (
      <p>
        {t(`duties.how-${ended.how}`)} <DayText day={ended.on} /> <code>{ended.by}</code>
      </p>
    )
  if (dueOn === null || workingDaysLeft === null)
    return <p>{t("duties.undated", { body: say(duty.bodyName), year: awaitsYear ?? "" })}</p>
  return (
    <div className={styles.links}>
      <Clock
        body={say(duty.bodyName)}
        due={dueOn}
        workingDaysLeft={workingDaysLeft}
        {...(lapsesBy === null ? {} : { silence: t("duties.silence", { act: lapsesBy }) })}
      />
      {limit === null ? null : (
        <ProvenanceMark
          of={t("duties.limit")}
          provenance={{
            source: limit.source,
            asOf: limit.from,
            unit: limit.unit,
            note: `${limit.id}: ${limit.value}`,
            href: `/parameters/${encodeURIComponent(limit.id)}`,
          }}
        />
      )}
    </div>
  )
}
