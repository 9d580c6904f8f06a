import { NativeSelect, TextInput } from "@mantine/core"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { instantOf, localTime } from "../../base/index.ts"
import { callForFile, type Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { PdfButton } from "../ui/pdf-button.tsx"
import { PrintButton } from "../ui/print-button.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneContext, ZoneNote } from "../ui/time-text.tsx"
import { ParameterTable } from "./parameter-table.tsx"
import { PaidState, PaymentForms } from "./payments.tsx"
import styles from "./settlement.module.css"
import { OpenedLine } from "./statement-line.tsx"
import { StatementLines } from "./statement-lines.tsx"

/** A member's month against the others, each line explained; all members together net to zero. */
export function StatementPage(): ReactNode {
  const { t } = useTranslation("settlement")
  const zone = useContext(ZoneContext)
  const search = useSearch({ from: "/statement" })
  const navigate = useNavigate({ from: "/statement" })
  const self = useSelf()
  const region = useRegion()
  if (self === undefined || region === undefined) return <RowsSkeleton />
  const own = self === null ? undefined : actingMembership(self)?.jurisdiction
  if (own === undefined)
    return (
      <Page title={t("statement.title")}>
        <EmptyState
          title={t("visitor.title")}
          text={t("visitor.statement")}
          act={
            <Link to="/sign-in" search={{ back: "/statement" }}>
              {t("visitor.sign-in")}
            </Link>
          }
        />
      </Page>
    )
  const member = search.member ?? own
  const month = search.month ?? localTime(instantOf(Date.now()), zone).day.slice(0, 7)
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <Page wide title={t("statement.title")} intro={<StatementIntro />} act={<Papers member={member} month={month} />}>
      <Choice
        member={member}
        month={month}
        onMember={(next) => change({ member: next, line: undefined })}
        onMonth={(next) => change({ month: next, line: undefined })}
      />
      <Body
        member={member}
        month={month}
        view={search}
        onView={(view) => change({ sort: view.sort, filters: view.filters })}
        opened={search.line}
        onOpen={(line) => change({ line })}
      />
    </Page>
  )
}

function StatementIntro(): ReactNode {
  const { t } = useTranslation("settlement")
  return (
    <>
      {t("statement.intro")} <ZoneNote />
    </>
  )
}

/** The statement as a PDF of the server, and the page on paper. */
function Papers({ member, month }: { readonly member: string; readonly month: string }): ReactNode {
  return (
    <div className={styles.tools} data-screen-only>
      <PdfButton
        name={`statement-${member}-${month}`}
        onPaper={() => callForFile("statementPaper", { params: { member, month } })}
      />
      <PrintButton />
    </div>
  )
}

interface ChoiceProps {
  readonly member: string
  readonly month: string
  readonly onMember: (member: string) => void
  readonly onMonth: (month: string | undefined) => void
}

function Choice({ member, month, onMember, onMonth }: ChoiceProps): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const region = useRegion()
  return (
    <>
      <search className={styles.filters} data-screen-only>
        <NativeSelect
          label={t("statement.member")}
          value={member}
          data={(region?.jurisdictions ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={({ currentTarget }) => onMember(currentTarget.value)}
        />
        <TextInput
          type="month"
          label={t("statement.month")}
          value={month}
          onChange={({ currentTarget }) => onMonth(currentTarget.value || undefined)}
        />
      </search>
      <p data-print-only>
        {t("statement.member")}: <MemberMark code={member} /> · {t("statement.month")}: {month}
      </p>
    </>
  )
}

interface BodyProps {
  readonly member: string
  readonly month: string
  readonly view: Parameters<typeof StatementLines>[0]["view"]
  readonly onView: Parameters<typeof StatementLines>[0]["onView"]
  /** Place of the line that is open. */
  readonly opened: number | undefined
  readonly onOpen: (place: number | undefined) => void
}

function Body({ member, month, view, onView, opened, onOpen }: BodyProps): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch } = useQuery({
    ...read("readStatement", { params: { member, month } }),
    placeholderData: keepPreviousData,
  })
  if (error !== null)
    return <RefusalNotice error={error} asked={t("statement.asked", { month })} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton />
  const line = opened === undefined ? undefined : data.lines[opened]
  return (
    <>
      <p className={styles.soft} data-closed={data.closedAt !== null}>
        {data.closedAt === null ? (
          t("statement.open")
        ) : (
          <>
            {t("statement.closed")} <InstantText at={data.closedAt} />
          </>
        )}
      </p>
      <Totals statement={data} />
      <PaymentForms statement={data} />
      <Section title={t("statement.lines")} note={t("statement.lines-note")}>
        {data.lines.length === 0 ? (
          <EmptyState title={t("statement.none")} text={t("statement.none-text")} />
        ) : (
          <StatementLines statement={data} view={view} onView={onView} onOpen={onOpen} />
        )}
      </Section>
      {line === undefined ? null : <OpenedLine member={member} line={line} onClose={() => onOpen(undefined)} />}
      {distinct(data).length === 0 ? null : (
        <Section title={t("rules.parameters")} note={t("statement.parameters-note")}>
          <ParameterTable parameters={distinct(data)} />
        </Section>
      )}
    </>
  )
}

/** Parameters of all lines, each value once. */
function distinct({ lines }: Reply<"readStatement">): Reply<"readStatement">["lines"][number]["parameters"] {
  return [
    ...new Map(lines.flatMap(({ parameters }) => parameters).map((one) => [`${one.id} ${one.from}`, one])).values(),
  ]
}

function Totals({ statement }: { readonly statement: Reply<"readStatement"> }): ReactNode {
  const { t } = useTranslation("settlement")
  return (
    <table className={styles.fee}>
      <caption>{t("statement.totals")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("statement.counterpart")}</th>
          <th scope="col">{t("statement.amount")}</th>
          <th scope="col">{t("pay.column")}</th>
        </tr>
      </thead>
      <tbody>
        {statement.totals.map(({ counterpart, amount }) => (
          <tr key={counterpart}>
            <th scope="row">
              <MemberMark code={counterpart} />
            </th>
            <td>
              <MoneyText amount={amount} />
            </td>
            <td data-paid={counterpart}>
              <PaidState statement={statement} counterpart={counterpart} amount={amount} />
            </td>
          </tr>
        ))}
        <tr className={styles.strong} data-row="net">
          <th scope="row">{t("statement.net")}</th>
          <td>
            <MoneyText amount={statement.net} />
          </td>
          <td />
        </tr>
        <tr data-row="region-net">
          <th scope="row">
            {t("statement.region-net")}{" "}
            <ProvenanceMark
              of={t("statement.region-net")}
              provenance={{
                source: t("statement.region-source"),
                asOf: statement.month,
                unit: statement.currency,
                guarantee: { kind: "exact" },
              }}
            />
          </th>
          <td>
            <MoneyText amount={statement.regionNet} />
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
