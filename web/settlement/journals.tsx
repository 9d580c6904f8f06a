import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { TableFiles } from "../ui/table-files.tsx"
import type { ColumnValue } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import { EntryBill } from "./entry-bill.tsx"
import { loggedAs } from "./logged-as.ts"
import { ReversalForm } from "./reversal-form.tsx"
import styles from "./settlement.module.css"

type Journal = Reply<"listLedger">["items"][number]

interface JournalsProps {
  readonly journals: readonly Journal[]
  /** In whose books the reader may reverse; null for none. */
  readonly reverses: string | null
}

/** Entries of the ledger, each with its postings and their sum, which is zero; it opens to its bill and its reversal. */
export function Journals({ journals, reverses }: JournalsProps): ReactNode {
  const { t } = useTranslation("settlement")
  const columns = useColumns()
  const rows = journals.flatMap((journal) => journal.postings.map((posting) => ({ journal, posting })))
  return (
    <>
      <div className={styles.tools} data-screen-only>
        <span role="status">{t("ledger.count", { count: journals.length })}</span>
        <TableFiles name="ledger" rows={rows} columns={columns} />
      </div>
      <ul className={styles.journals}>
        {journals.map((journal) => (
          <li key={`${journal.jurisdiction}/${journal.id}`} data-keep>
            <Entry journal={journal} />
            <Around journal={journal} reverses={reverses} />
          </li>
        ))}
      </ul>
    </>
  )
}

const reversible: readonly string[] = ["booking", "purse", "subsidy", "payment", "agreement"]

/** What stands around an entry: the other of its reversal pair, its bill, its proof, and the act that reverses it. */
function Around({ journal, reverses }: { readonly journal: Journal; readonly reverses: string | null }): ReactNode {
  const { t } = useTranslation("settlement")
  const { subject } = journal
  const mayReverse =
    subject.jurisdiction === reverses &&
    journal.reverses === null &&
    journal.reversedBy === null &&
    reversible.includes(subject.kind)
  return (
    <div className={styles.around}>
      {journal.reverses === null ? null : (
        <p data-pair="reverses">
          <strong>{t("entry.reverses")}</strong> <code>{journal.reverses}</code>
        </p>
      )}
      {journal.reversedBy === null ? null : (
        <p data-pair="reversed">
          <strong>{t("entry.reversed-by")}</strong> <code>{journal.reversedBy}</code>
        </p>
      )}
      {subject.kind === "booking" ? <EntryBill entry={journal} /> : null}
      {mayReverse ? <ReversalForm entry={journal} /> : null}
      <p data-screen-only className={styles.links}>
        {journal.batch === null ? (
          <span className={styles.soft}>{t("entry.unsealed")}</span>
        ) : (
          <InnerLink href={`/log/${encodeURIComponent(journal.batch.entry)}`}>
            {t("entry.proof", { number: journal.batch.number })}
          </InnerLink>
        )}
        <InnerLink href={`/log?subject=${encodeURIComponent(loggedAs(subject))}`}>{t("entry.acts")}</InnerLink>
      </p>
    </div>
  )
}

function Entry({ journal }: { readonly journal: Journal }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const { subject, postings } = journal
  const sum = postings.reduce((total, { amount }) => total + BigInt(amount), 0n)
  const title = say(journal.text)
  return (
    <table className={styles.fee}>
      <caption>
        {subject.kind === "booking" ? (
          <InnerLink href={`/bookings/${encodeURIComponent(subject.jurisdiction)}/${encodeURIComponent(subject.id)}`}>
            {title}
          </InnerLink>
        ) : (
          title
        )}
        <span className={styles.under}>
          <InstantText at={journal.at} />
          <MemberMark code={journal.jurisdiction} />
          <span>
            {t("ledger.version")} {journal.listVersion}
          </span>
          <span>
            {t("ledger.transaction")} <code>{journal.transaction.slice(0, 8)}</code>
          </span>
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("ledger.posting")}</th>
          <th scope="col">{t("fee.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {postings.map(({ account, name, part, amount }) => (
          <tr key={`${account} ${part} ${amount}`}>
            <th scope="row">
              {say(name)} <span className={styles.soft}>{partText(part, t)}</span>
              <span className={styles.arithmetic}>
                <code>{account}</code>
              </span>
            </th>
            <td>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
        <tr className={styles.sum}>
          <th scope="row">{t("ledger.sum")}</th>
          <td>
            <MoneyText amount={`${sum}`} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const parts = [
  "fee",
  "voucher",
  "owner",
  "platform",
  "host-jurisdiction",
  "home-jurisdiction",
  "funding",
  "issue",
  "return",
  "subsidy",
  "agreement",
  "payment",
] as const

/** Which part of a bill or of a purse's movement a posting is, in words; a part that is not known stays as it is. */
function partText(part: string, t: (key: `part.${(typeof parts)[number]}`) => string): string {
  const known = parts.find((one) => one === part)
  return known === undefined ? part : t(`part.${known}`)
}

interface Row {
  readonly journal: Journal
  readonly posting: Journal["postings"][number]
}

/** One posting a row, as files have them. */
function useColumns(): readonly ColumnValue<Row>[] {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const currency = useContext(CurrencyContext)
  return [
    { key: "at", label: t("ledger.at"), value: ({ journal }) => journal.at },
    { key: "jurisdiction", label: t("ledger.jurisdiction"), value: ({ journal }) => journal.jurisdiction },
    { key: "journal", label: t("ledger.journal"), value: ({ journal }) => journal.id },
    { key: "transaction", label: t("ledger.transaction"), value: ({ journal }) => journal.transaction },
    { key: "text", label: t("statement.text"), value: ({ journal }) => say(journal.text) },
    { key: "account", label: t("ledger.account"), value: ({ posting }) => posting.account },
    { key: "name", label: t("ledger.posting"), value: ({ posting }) => say(posting.name) },
    { key: "part", label: t("ledger.part"), value: ({ posting }) => posting.part },
    {
      key: "amount",
      label: t("fee.amount"),
      value: ({ posting }) => moneyValue(posting.amount, currency),
    },
    { key: "version", label: t("ledger.version"), value: ({ journal }) => journal.listVersion },
  ]
}
