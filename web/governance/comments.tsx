import { Button, Textarea } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { useSelf } from "../session.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { SignInHere } from "../ui/sign-in-here.tsx"
import { InstantText } from "../ui/time-text.tsx"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./governance.module.css"
import type { MotionShown } from "./motion-types.ts"

interface CommentsProps {
  readonly shown: MotionShown
  readonly onDone: (done: Done) => void
}

/** What is said about a motion in public, and the form to say something while the consultation runs. */
export function Comments({ shown, onDone }: CommentsProps): ReactNode {
  const { t } = useTranslation("governance")
  const { motion, may } = shown
  const self = useSelf()
  const running = motion.state.kind === "consultation"
  return (
    <Section title={t("comments.title", { count: motion.comments.length })} note={t("comments.note")}>
      {motion.comments.length === 0 ? (
        <p className={styles.soft}>{t(running ? "comments.none-yet" : "comments.none")}</p>
      ) : (
        <ol className={styles.comments}>
          {motion.comments.map(({ id, author, text, at, textVersion }) => (
            <li key={id}>
              <p className={styles.soft}>
                <strong>{author}</strong> · <InstantText at={at} />
                {motion.texts.length > 1 ? ` · ${t("texts.version", { version: textVersion })}` : null}
              </p>
              <p className={styles.prose}>{text}</p>
            </li>
          ))}
        </ol>
      )}
      {may.includes("governance.comment") ? (
        <CommentForm motion={motion.id} onDone={onDone} />
      ) : running ? (
        <p>{self === null ? <SignInHere why={t("comments.visitor")} /> : t("comments.may-not")}</p>
      ) : motion.state.kind === "draft" ? (
        <p className={styles.soft}>{t("comments.not-yet")}</p>
      ) : null}
    </Section>
  )
}

interface CommentFormProps {
  readonly motion: string
  readonly onDone: (done: Done) => void
}

function CommentForm({ motion, onDone }: CommentFormProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useAct("commentOnMotion")
  const draft = useDraft(`comment ${motion}`, { text: "" })
  const [tried, setTried] = useState(false)
  const { text } = draft.values
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() === "" || say.isPending) return
    say.mutate(
      { params: { motion }, body: { text: text.trim() } },
      {
        onSuccess: () => {
          setTried(false)
          draft.clear()
          announce(t("comments.done"))
          onDone({ text: t("comments.done"), act: "motion.commented" })
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t("comments.do")} data-screen-only>
      <p className={styles.soft}>{t("comments.author-note")}</p>
      <Textarea
        label={t("comments.text")}
        required
        autosize
        minRows={3}
        maxLength={5000}
        value={text}
        error={tried && text.trim() === "" ? t("comments.text-missing") : undefined}
        onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })}
      />
      {say.error === null ? null : <RefusalNotice error={say.error} asked={t("comments.do")} />}
      <div>
        <Button type="submit" variant="default" loading={say.isPending}>
          {t("comments.do")}
        </Button>
      </div>
    </form>
  )
}
