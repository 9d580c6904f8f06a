import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { BothTexts } from "../ui/both-texts.tsx"
import { type Done, LoggedReceipt } from "../ui/logged-receipt.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { BallotSection } from "./ballot-section.tsx"
import { ChangeView } from "./change-view.tsx"
import { Comments } from "./comments.tsx"
import styles from "./governance.module.css"
import { ImpactSection } from "./impact-section.tsx"
import { MatterClassView } from "./matter-class-view.tsx"
import { MotionActs } from "./motion-acts.tsx"
import { MotionCourse } from "./motion-course.tsx"
import { MotionTexts } from "./motion-texts.tsx"
import { type Motion, newestText } from "./motion-types.ts"
import { RoundView } from "./round-view.tsx"
import { StateMark } from "./state-mark.tsx"
import { useImpact } from "./use-impact.ts"

/** While the clock or other delegations can change a motion, it is read again by itself. */
const readAgain = 10_000

/** One motion: what it changes and would have done, where it stands, what is said, how it is voted and what came of it. */
export function MotionPage(): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { motion: id } = useParams({ from: "/motions/$motion" })
  const { data, error, refetch } = useQuery({
    ...read("readMotion", { params: { motion: id } }),
    refetchInterval: ({ state }) => (isRunning(state.data?.motion.state.kind) ? readAgain : false),
  })
  const [done, setDone] = useState<Done | undefined>(undefined)
  const back = <Link to="/motions">{t("motions.all")}</Link>
  if (error !== null && data === undefined)
    return (
      <Page title={id}>
        <RefusalNotice error={error} asked={t("motion.asked", { id })} onRetry={() => refetch()} help={back} />
      </Page>
    )
  const text = data === undefined ? undefined : newestText(data.motion)
  if (data === undefined || text === undefined) return <PageSkeleton />
  const { motion } = data
  return (
    <Page
      wide
      title={say(text.title)}
      intro={
        <span className={styles.rowFacts}>
          <span className={styles.id}>{motion.id}</span>
          <StateMark state={motion.state.kind} />
          <span>
            {t("motion.by")} <MemberMark code={motion.proposer} />
          </span>
          <span>{say(motion.matter.name)}</span>
        </span>
      }
    >
      {done === undefined ? null : <LoggedReceipt key={done.text} subject={motion.id} done={done} />}
      <MotionCourse motion={motion} />
      <MotionActs shown={data} onDone={setDone} />
      <Section title={t("motion.change")}>
        <ChangeView change={text.change} replaced={data.replaced} />
      </Section>
      <Section title={t("motion.reasons")}>
        <div className={styles.prose}>
          <BothTexts text={text.reasons} />
        </div>
        <MotionTexts motion={motion} />
      </Section>
      {motion.state.kind === "ballot" ? <BallotSection shown={data} ballot={motion.state} onDone={setDone} /> : null}
      {motion.rounds.toReversed().map((round) => (
        <RoundView key={round.round} motion={motion} round={round} />
      ))}
      <Comments shown={data} onDone={setDone} />
      <MotionImpact motion={motion} />
      <Section title={t("class.title")} note={t("class.kept")}>
        <MatterClassView matter={motion.matter} />
      </Section>
      <p className={styles.soft}>
        <ZoneNote /> · {back}
      </p>
    </Page>
  )
}

function isRunning(state: Motion["state"]["kind"] | undefined): boolean {
  return state === "draft" || state === "consultation" || state === "ballot"
}

function MotionImpact({ motion }: { readonly motion: Motion }): ReactNode {
  const { t } = useTranslation("governance")
  const search = useSearch({ from: "/motions/$motion" })
  const navigate = useNavigate({ from: "/motions/$motion" })
  const change = newestText(motion)?.change
  const tried = change?.kind === "parameter" && change.value !== null ? change : undefined
  const impact = useImpact({
    parameter: tried?.parameter ?? "",
    unit: tried?.unit ?? "",
    value: tried?.value ?? "",
    from: "",
    period: search,
  })
  if (tried === undefined)
    return (
      <Section title={t("impact.title")}>
        <p className={styles.soft}>{t(change?.kind === "entries" ? "impact.of-entries" : "impact.of-end")}</p>
      </Section>
    )
  return (
    <ImpactSection
      tried={impact}
      onPeriod={(period) => navigate({ search: present({ ...search, ...period }), replace: true, resetScroll: false })}
    />
  )
}
