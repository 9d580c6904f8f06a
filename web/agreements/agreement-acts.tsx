import { Button, Textarea } from "@mantine/core"
import { Link } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import type { Done } from "../ui/logged-receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import type { AgreementShown } from "./agreement-types.ts"
import styles from "./agreements.module.css"

interface ActsProps {
  readonly shown: AgreementShown
  readonly onDone: (done: Done) => void
}

/** What the reader may do with the agreement now, with what each act leads to. */
export function AgreementActs({ shown, onDone }: ActsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const { may, agreement } = shown
  const finish = (done: Done) => {
    announce(done.text)
    onDone(done)
  }
  return (
    <div className={styles.stack} data-screen-only>
      {may.includes("settlement.propose-agreement") ? <Propose shown={shown} onDone={finish} /> : null}
      {may.includes("settlement.sign-agreement") ? <Sign shown={shown} onDone={finish} /> : null}
      {may.includes("settlement.draft-agreement") ? (
        <p>
          <Link to="/agreements/new" search={{ of: agreement.id }}>
            {t("do.revise")}
          </Link>
        </p>
      ) : null}
      {may.includes("settlement.withdraw-agreement") ? (
        <WithReason act="withdraw" shown={shown} onDone={finish} />
      ) : null}
      {may.includes("settlement.leave-agreement") ? <WithReason act="leave" shown={shown} onDone={finish} /> : null}
    </div>
  )
}

function Propose({ shown, onDone }: ActsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const act = useAct("proposeAgreement")
  const { id } = shown.agreement
  const propose = () =>
    afterAct(act.mutateAsync({ params: { agreement: id }, body: {} }), () =>
      onDone({ text: t("done.propose", { id }), act: "settlement.propose-agreement" }),
    )
  return (
    <div className={styles.stack}>
      <div>
        <Button size="md" loading={act.isPending} onClick={propose}>
          {t("do.propose")}
        </Button>
      </div>
      <p className={styles.soft}>{t("next.propose")}</p>
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.propose")} />}
    </div>
  )
}

function Sign({ shown, onDone }: ActsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const act = useAct("signAgreement")
  const { id, versions } = shown.agreement
  const newest = versions.at(-1)
  if (newest === undefined) return null
  const { number, digest } = newest
  const sign = () =>
    afterAct(act.mutateAsync({ params: { agreement: id }, body: { digest } }), () =>
      onDone({ text: t("done.sign", { id, version: number }), act: "settlement.sign-agreement" }),
    )
  return (
    <div className={styles.stack}>
      <div>
        <Button size="md" loading={act.isPending} onClick={sign}>
          {t("do.sign", { version: number })}
        </Button>
      </div>
      <p className={styles.soft}>{t("next.sign")}</p>
      {act.error === null ? null : <RefusalNotice error={act.error} asked={t("do.sign", { version: number })} />}
    </div>
  )
}

function WithReason({ act: name, shown, onDone }: ActsProps & { readonly act: "withdraw" | "leave" }): ReactNode {
  const { t } = useTranslation("agreements")
  const withdraw = useAct("withdrawAgreement")
  const leave = useAct("leaveAgreement")
  const act = name === "withdraw" ? withdraw : leave
  const [reason, setReason] = useState("")
  const { id } = shown.agreement
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === "" || act.isPending) return
    void afterAct(act.mutateAsync({ params: { agreement: id }, body: { reason: reason.trim() } }), () => {
      setReason("")
      onDone({ text: t(`done.${name}`, { id }), act: `settlement.${name}-agreement` })
    })
  }
  return (
    <details className={styles.fold}>
      <summary>{t(`do.${name}`)}</summary>
      <form className={styles.form} onSubmit={submit} aria-label={t(`do.${name}`)}>
        <p className={styles.soft}>{t(`next.${name}`)}</p>
        <Textarea
          label={t("do.reason")}
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {act.error === null ? null : <RefusalNotice error={act.error} asked={t(`do.${name}`)} />}
        <div>
          <Button type="submit" variant="default" loading={act.isPending} disabled={reason.trim() === ""}>
            {t(`do.${name}`)}
          </Button>
        </div>
      </form>
    </details>
  )
}
