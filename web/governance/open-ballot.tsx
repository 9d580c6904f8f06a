import { Button } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ChoiceField } from "./choice-field.tsx"
import styles from "./governance.module.css"
import type { Choice } from "./motion-types.ts"

interface OwnBallotProps {
  readonly motion: string
  readonly member: string
  readonly onDone: (done: Done) => void
}

interface CastProps extends OwnBallotProps {
  readonly replaces: boolean
  readonly before: Choice | undefined
}

/** Casts an open ballot, or replaces it where the class lets it. */
export function Cast({ motion, member, replaces, before, onDone }: CastProps): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("castBallot")
  const [choice, setChoice] = useState<Choice | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const doing = t(before === undefined ? "do.cast" : "do.replace")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (choice === undefined || act.isPending) return
    afterAct(act.mutateAsync({ params: { motion }, body: { member, choice } }), () => {
      const text = t("done.cast", { choice: t(`choice.${choice}`) })
      setChoice(undefined)
      setTried(false)
      announce(text)
      onDone({ text, act: "motion.ballot-cast" })
    })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={doing}>
      <ChoiceField choice={choice ?? before} wrong={tried && choice === undefined} onChoose={setChoice} />
      <p className={styles.soft}>{t(replaces ? "next.cast-replaced" : "next.cast-once")}</p>
      {act.error === null ? null : <RefusalNotice error={act.error} asked={doing} />}
      <div>
        <Button
          type="submit"
          size="md"
          disabled={before !== undefined && (choice ?? before) === before}
          loading={act.isPending}
        >
          {doing}
        </Button>
      </div>
    </form>
  )
}

/** Declares a delegation present before it votes: it counts for the quorum also if it never does. */
export function Attend({ motion, member, onDone }: OwnBallotProps): ReactNode {
  const { t } = useTranslation("governance")
  const act = useAct("attendBallot")
  return (
    <div className={styles.stack}>
      <div>
        <Button
          variant="default"
          loading={act.isPending}
          onClick={() =>
            afterAct(act.mutateAsync({ params: { motion }, body: { member } }), () => {
              announce(t("done.attend"))
              onDone({ text: t("done.attend"), act: "motion.attended" })
            })
          }
        >
          {t("do.attend")}
        </Button>
      </div>
      <p className={styles.soft}>{t("next.attend")}</p>
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.attend")} />}
    </div>
  )
}
