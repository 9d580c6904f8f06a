import { useQuery } from "@tanstack/react-query"
import { Link, useParams, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { callForFile } from "../api.ts"
import { read } from "../query.ts"
import { type Done, LoggedReceipt } from "../ui/logged-receipt.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { Page, Section } from "../ui/page.tsx"
import { PdfButton } from "../ui/pdf-button.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneNote } from "../ui/time-text.tsx"
import { AgreementActs } from "./agreement-acts.tsx"
import { AgreementText } from "./agreement-text.tsx"
import type { AgreementShown } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { Executions } from "./executions.tsx"
import { SimulationSection } from "./simulation-section.tsx"
import { AgreementMark } from "./state-mark.tsx"
import { TriggerForm } from "./trigger-form.tsx"

/** While others may sign or the clock executes, it is read again by itself. */
const readAgain = 10_000

/** One agreement: where it stands, its text in each version, who has signed, what was executed, and what it would do. */
export function AgreementPage(): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { agreement: id } = useParams({ from: "/agreements/$agreement" })
  const search = useSearch({ from: "/agreements/$agreement" })
  const { data, error, refetch } = useQuery({
    ...read("readAgreement", { params: { agreement: id } }),
    refetchInterval: readAgain,
  })
  const [done, setDone] = useState<Done | undefined>(undefined)
  const back = <Link to="/agreements">{t("page.all")}</Link>
  if (error !== null && data === undefined)
    return (
      <Page title={id}>
        <RefusalNotice error={error} asked={t("page.asked", { id })} onRetry={() => refetch()} help={back} />
      </Page>
    )
  const newest = data?.agreement.versions.at(-1)
  if (data === undefined || newest === undefined) return <PageSkeleton />
  const shown = data.agreement.versions.find(({ number }) => number === search.version) ?? newest
  const asked = { params: { agreement: id }, query: { version: shown.number } }
  const inForce = data.agreement.versions.find(({ number }) => number === data.inForce)
  return (
    <Page
      wide
      act={
        <span data-screen-only>
          <PdfButton name={`${id}-${shown.number}`} onPaper={() => callForFile("agreementPaper", asked)} />
        </span>
      }
      title={say(shown.terms.title) || id}
      intro={
        <span className={styles.line}>
          <span className={styles.id}>{id}</span>
          <AgreementMark state={data.state} />
          {data.signers.map((code) => (
            <MemberMark key={code} code={code} />
          ))}
        </span>
      }
    >
      {done === undefined ? null : <LoggedReceipt key={done.text} subject={id} done={done} />}
      <AgreementActs shown={data} onDone={setDone} />
      {data.may.includes("settlement.execute-agreement") && inForce !== undefined ? (
        <TriggerForm agreement={id} terms={inForce.terms} onDone={setDone} />
      ) : null}
      <Section title={t("page.executions")} note={t("page.executions-note")}>
        <Executions agreement={id} executions={data.executions} onDone={setDone} />
      </Section>
      <Section title={t("page.text", { version: shown.number })}>
        <AgreementText terms={shown.terms} />
        <p className={styles.digest}>{t("page.digest", { digest: shown.digest })}</p>
      </Section>
      <Section title={t("page.versions")} note={t("page.versions-note")}>
        <Versions shown={data} open={shown.number} />
      </Section>
      <SimulationSection terms={shown.terms} agreement={id} isWhole />
      <p className={styles.soft}>
        <ZoneNote /> · {back}
      </p>
    </Page>
  )
}

function Versions({ shown, open }: { readonly shown: AgreementShown; readonly open: number }): ReactNode {
  const { t } = useTranslation("agreements")
  const { agreement, holds } = shown
  return (
    <ul className={styles.rows}>
      {agreement.versions.toReversed().map(({ number, madeBy, madeAt, proposedAt, signatures, withdrawn }) => {
        const days = holds.find(({ version }) => version === number)
        const exit = agreement.exits.find(({ version }) => version === number)
        return (
          <li key={number} data-version={number}>
            <span className={styles.line}>
              {number === open ? (
                <strong>{t("versions.one", { number })}</strong>
              ) : (
                <Link
                  to="/agreements/$agreement"
                  params={{ agreement: agreement.id }}
                  search={{ version: number }}
                  resetScroll={false}
                >
                  {t("versions.one", { number })}
                </Link>
              )}
              {days === undefined ? null : <span>{t("versions.holds", { from: days.from, until: days.until })}</span>}
            </span>
            <span className={styles.line}>
              <span className={styles.soft}>{t("versions.made")}</span>
              <MemberMark code={madeBy} /> <InstantText at={madeAt} />
              {proposedAt === null ? null : (
                <>
                  <span className={styles.soft}>{t("versions.proposed")}</span> <InstantText at={proposedAt} />
                </>
              )}
            </span>
            {signatures.map(({ member, at }) => (
              <span key={member} className={styles.line} data-signature={member}>
                <span className={styles.soft}>{t("versions.signed")}</span>
                <MemberMark code={member} /> <InstantText at={at} />
              </span>
            ))}
            {withdrawn === null ? null : (
              <span className={styles.line}>
                <span className={styles.soft}>{t("versions.withdrawn")}</span>
                <MemberMark code={withdrawn.member} /> <InstantText at={withdrawn.at} /> {withdrawn.reason}
              </span>
            )}
            {exit === undefined ? null : (
              <span className={styles.line}>
                <span className={styles.soft}>{t("versions.exit", { last: exit.last })}</span>
                <MemberMark code={exit.member} /> {exit.reason}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
