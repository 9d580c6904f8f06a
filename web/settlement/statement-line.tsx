import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type ReactNode, useContext, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { localTime } from "../../base/index.ts"
import { ExecutionView } from "../agreements/executions.tsx"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneContext } from "../ui/time-text.tsx"
import { BillView } from "./bill-view.tsx"
import { loggedAs } from "./logged-as.ts"
import styles from "./settlement.module.css"

export type StatementLine = Reply<"readStatement">["lines"][number]

interface StatementLineProps {
  readonly member: string
  readonly line: StatementLine
  readonly onClose: () => void
}

/** One line opened: its arithmetic, the use with its bill, the rules of its day, and where the log proves it. */
export function OpenedLine({ member, line, onClose }: StatementLineProps): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const zone = useContext(ZoneContext)
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line opened takes the focus again
  useEffect(() => box.current?.focus(), [line.journal, line.arithmetic])
  return (
    <div ref={box} tabIndex={-1} data-line>
      <Section title={t("line.title")}>
        <p>
          <strong>{say(line.text)}</strong>
          <br />
          <InstantText at={line.at} /> · <MemberMark code={line.counterpart} /> · <MoneyText amount={line.amount} />
        </p>
        <p>
          {t("statement.arithmetic")}: <span className={styles.formula}>{line.arithmetic}</span>
        </p>
        <p>
          <Link to="/rules" search={{ on: localTime(line.at, zone).day }}>
            {t("line.rules", { version: line.listVersion })}
          </Link>
        </p>
        <Proof member={member} line={line} />
        {line.subject.kind === "booking" ? <Use line={line} /> : null}
        {line.subject.kind === "agreement" ? <Shared line={line} /> : null}
        <div data-screen-only>
          <Button variant="default" size="compact-sm" onClick={onClose}>
            {t("line.close")}
          </Button>
        </div>
      </Section>
    </div>
  )
}

/** The bill of the use: fee, who paid, who received, each with its arithmetic. */
function Use({ line: { subject } }: { readonly line: StatementLine }): ReactNode {
  const { t } = useTranslation("settlement")
  const { jurisdiction, id: booking } = subject
  const { data, error, refetch } = useQuery(read("readBill", { params: { jurisdiction, booking } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("line.use-asked")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={4} />
  return (
    <>
      <h3>{t("line.use")}</h3>
      <BillView bill={data} />
    </>
  )
}

/** The execution of the agreement: who receives what, with every step. */
function Shared({ line: { subject } }: { readonly line: StatementLine }): ReactNode {
  const { t } = useTranslation("settlement")
  const agreement = loggedAs(subject)
  const { data, error, refetch } = useQuery(read("readAgreement", { params: { agreement } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("line.use-asked")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={4} />
  const found = data.executions.find(({ execution }) => `${agreement}/${execution.trigger.id}` === subject.id)
  return found === undefined ? null : <ExecutionView execution={found.execution} />
}

/** Where the log proves the line: the entry of the act, and the one that sealed the batch with the journal. */
function Proof({ member, line }: { readonly member: string; readonly line: StatementLine }): ReactNode {
  const { t } = useTranslation("settlement")
  const acts = useQuery(read("listLog", { query: { subject: loggedAs(line.subject), limit: 50 } }))
  const ledger = useQuery(read("listLedger", { query: { jurisdiction: member, subject: line.subject.id } }))
  const batch = ledger.data?.items.find(({ id }) => id === line.journal)?.batch ?? null
  const settled = (acts.data?.items ?? []).filter(({ at }) => at === line.at)
  return (
    <ul className={styles.files}>
      {settled.map(({ id, act, index }) => (
        <li key={id}>
          <Link to="/log/$id" params={{ id }}>
            {index === null ? t("line.waiting", { act }) : t("line.entry", { act, index })}
          </Link>
        </li>
      ))}
      {batch === null ? null : (
        <li>
          <Link to="/log/$id" params={{ id: batch.entry }}>
            {t("line.batch", { number: batch.number })}
          </Link>
        </li>
      )}
      <li>
        <Link to="/ledger" search={{ subject: line.subject.id }}>
          {t("bill.ledger")} (<code>{line.journal.slice(0, 8)}</code>)
        </Link>
      </li>
    </ul>
  )
}
