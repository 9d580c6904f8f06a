import { Button, Textarea } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { present } from "../search-params.ts"
import { afterAct } from "../ui/after-act.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { draftOf } from "./draft-change.ts"
import { DraftForm } from "./draft-form.tsx"
import styles from "./governance.module.css"
import { type MotionShown, newestText } from "./motion-types.ts"

interface MotionActsProps {
  readonly shown: MotionShown
  readonly onDone: (done: Done) => void
}

const withForm = ["amend", "withdraw"] as const

/** What the proposer may do before the ballot: open the consultation, amend, withdraw. */
export function MotionActs({ shown, onDone }: MotionActsProps): ReactNode {
  const { t } = useTranslation("governance")
  const { motion, may } = shown
  const search = useSearch({ from: "/motions/$motion" })
  const navigate = useNavigate({ from: "/motions/$motion" })
  const open = (act: (typeof withForm)[number] | undefined) =>
    navigate({ search: present({ ...search, act }), replace: true, resetScroll: false })
  const forms = withForm.filter((act) => may.includes(`governance.${act}`))
  const form = forms.find((act) => act === search.act)
  const finish = (done: Done) => {
    void open(undefined)
    announce(done.text)
    onDone(done)
  }
  const mayOpen = may.includes("governance.open-consultation")
  if (!mayOpen && forms.length === 0)
    return motion.state.kind === "draft" ? <p className={styles.soft}>{t("acts.of-proposer")}</p> : null
  return (
    <div className={styles.stack} data-screen-only>
      {mayOpen ? <OpenConsultation motion={motion.id} days={motion.matter.consultationDays} onDone={finish} /> : null}
      <div className={styles.acts}>
        {forms.map((act) => (
          <Button
            key={act}
            variant="default"
            aria-expanded={act === form}
            onClick={() => open(act === form ? undefined : act)}
          >
            {t(`do.${act}`)}
          </Button>
        ))}
      </div>
      {form === "amend" ? <Amend shown={shown} onDone={finish} onClose={() => open(undefined)} /> : null}
      {form === "withdraw" ? <Withdraw motion={motion.id} onDone={finish} /> : null}
    </div>
  )
}

interface OpenProps {
  readonly motion: string
  readonly days: number
  readonly onDone: (done: Done) => void
}

function OpenConsultation({ motion, days, onDone }: OpenProps): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("openConsultation")
  return (
    <div className={styles.stack}>
      <div>
        <Button
          size="md"
          loading={act.isPending}
          onClick={() =>
            afterAct(act.mutateAsync({ params: { motion }, body: {} }), () =>
              onDone({ text: t("done.consult"), act: "motion.consultation-opened" }),
            )
          }
        >
          {t("do.consult")}
        </Button>
      </div>
      <p className={styles.soft}>{t("next.consult", { count: days })}</p>
      {act.isPending ? <LongWork doing={t("do.consult")} /> : null}
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.consult")} />}
    </div>
  )
}

interface AmendProps extends MotionActsProps {
  readonly onClose: () => void
}

function Amend({ shown, onDone, onClose }: AmendProps): ReactNode {
  const { t } = useTranslation("governance")
  const { motion } = shown
  const search = useSearch({ from: "/motions/$motion" })
  const navigate = useNavigate({ from: "/motions/$motion" })
  const act = useAct("amendMotion")
  const { data } = useQuery(read("readParameters"))
  const text = newestText(motion)
  if (text === undefined || data === undefined) return null
  const first = draftOf(text)
  return (
    <Section title={t("do.amend")} note={t("next.amend", { count: motion.matter.daysAfterAmendment })}>
      <DraftForm
        name={`amend ${motion.id} ${text.version}`}
        first={first}
        parameter={data.items.find(({ id }) => id === first.parameter)}
        doing={t("do.amend")}
        next={t("next.amend", { count: motion.matter.daysAfterAmendment })}
        withheld={undefined}
        busy={act.isPending}
        error={act.error}
        period={search}
        onPeriod={(period) =>
          navigate({ search: present({ ...search, ...period }), replace: true, resetScroll: false })
        }
        onClose={onClose}
        onSubmit={(body, forget) =>
          afterAct(act.mutateAsync({ params: { motion: motion.id }, body }), () => {
            forget()
            onDone({ text: t("done.amend", { version: text.version + 1 }), act: "motion.amended" })
          })
        }
      />
    </Section>
  )
}

function Withdraw({ motion, onDone }: Omit<OpenProps, "days">): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("withdrawMotion")
  const [reason, setReason] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === "" || act.isPending) return
    afterAct(act.mutateAsync({ params: { motion }, body: { reason: reason.trim() } }), () =>
      onDone({ text: t("done.withdraw"), act: "motion.withdrawn" }),
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t("do.withdraw")}>
      <Textarea
        label={t("withdraw.reason")}
        description={t("withdraw.note")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.withdraw")} />}
      <div>
        <Button type="submit" color="red" variant="light" loading={act.isPending}>
          {t("do.withdraw")}
        </Button>
      </div>
    </form>
  )
}
