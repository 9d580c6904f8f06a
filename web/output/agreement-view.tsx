import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { DayText, InstantText } from "../ui/time-text.tsx"
import styles from "./output.module.css"
import { useMemberName } from "./place-names.ts"

type Agreement = Reply<"listActivities">["items"][number]["agreements"][number]

/** One version of an agreement: who has which share, who has agreed, from when to when; with the answer of a party. */
export function AgreementView({ agreement }: { readonly agreement: Agreement }): ReactNode {
  const { t } = useTranslation("output")
  const nameOf = useMemberName()
  const { terms, answers, waitingFor, version, state, days, digest, sample } = agreement
  const { remainder } = terms
  return (
    <details className={styles.fold} open={state === "proposed"}>
      <summary>
        {t("agreement.version", { version })} · {t(`state.${state}`)}
        {sample ? <span className={styles.sample}>{t("sample")}</span> : null}
      </summary>
      <dl className={styles.facts}>
        <div>
          <dt>{t("agreement.shares")}</dt>
          <dd>
            {terms.parties.map(({ jurisdiction, share }) => `${nameOf(jurisdiction)} ${share}`).join(t("between"))}
          </dd>
        </div>
        <div>
          <dt>{t("agreement.key")}</dt>
          <dd>
            {t(`key.${terms.key}`)}: {terms.reasons}
          </dd>
        </div>
        <div>
          <dt>{t("measure")}</dt>
          <dd>{terms.measures.map((one) => t(`measure.${one}`)).join(t("between"))}</dd>
        </div>
        <div>
          <dt>{t("agreement.days")}</dt>
          <dd>
            <DayText day={days[0]?.from ?? terms.from} /> –{" "}
            {(days[0]?.until ?? terms.until) === null ? (
              t("agreement.open")
            ) : (
              <DayText day={days[0]?.until ?? terms.until ?? ""} />
            )}
          </dd>
        </div>
        <div>
          <dt>{t("agreement.remainder")}</dt>
          <dd>
            {remainder === "largest-remainder"
              ? t("remainder.largest")
              : t("remainder.holder", { member: nameOf(remainder.holder) })}
          </dd>
        </div>
        <div>
          <dt>{t("agreement.signed")}</dt>
          <dd>
            {answers.map(({ jurisdiction, agreed, at }) => (
              <div key={jurisdiction}>
                {nameOf(jurisdiction)}: {t(agreed ? "answer.agreed" : "answer.declined")} <InstantText at={at} />
              </div>
            ))}
            {waitingFor.map((member) => (
              <div key={member}>
                {nameOf(member)}: {t("answer.waiting")}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t("agreement.digest")}</dt>
          <dd>
            <code>{digest.slice(0, 16)}…</code>
          </dd>
        </div>
      </dl>
      {agreement.may.length > 0 ? <Answer agreement={agreement} /> : null}
    </details>
  )
}

function Answer({ agreement: { jurisdiction, id, digest } }: { readonly agreement: Agreement }): ReactNode {
  const { t } = useTranslation("output")
  const answer = useAct("answerAppraisal")
  const send = (agreed: boolean) =>
    answer.mutate(
      { params: { jurisdiction, agreement: id }, body: { agreed, digest } },
      { onSuccess: () => announce(t(agreed ? "answer.agreed" : "answer.declined")) },
    )
  return (
    <>
      <p className={styles.soft}>{t("answer.note")}</p>
      {answer.error === null ? null : <RefusalNotice error={answer.error} asked={t("answer.asked")} />}
      <div className={styles.acts}>
        <Button loading={answer.isPending} onClick={() => send(true)}>
          {t("answer.agree")}
        </Button>
        <Button variant="default" disabled={answer.isPending} onClick={() => send(false)}>
          {t("answer.decline")}
        </Button>
      </div>
    </>
  )
}
