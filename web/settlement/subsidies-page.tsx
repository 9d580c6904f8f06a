import { Button, SegmentedControl } from "@mantine/core"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { read } from "../query.ts"
import { actingMembership, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import type { ColumnValue } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import styles from "./books.module.css"
import { ClaimForm } from "./claim-form.tsx"
import { type Claim, ClaimView } from "./claim-view.tsx"
import { FundForm } from "./fund-form.tsx"

/** Subsidies on invoices: a firm claims, an official of its member decides; one invoice is subsidised once in the region. */
export function SubsidiesPage(): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const search = useSearch({ from: "/subsidies" })
  const navigate = useNavigate({ from: "/subsidies" })
  const self = useSelf()
  if (self === undefined) return <RowsSkeleton />
  const membership = self === null ? undefined : actingMembership(self)
  if (membership === undefined)
    return (
      <Page title={t("subsidies.title")}>
        <EmptyState
          title={t("visitor.title")}
          text={t("visitor.subsidies")}
          act={
            <Link to="/sign-in" search={{ back: "/subsidies" }}>
              {t("visitor.sign-in")}
            </Link>
          }
        />
      </Page>
    )
  const { roles, kind, jurisdiction } = membership
  const funds = kind === "government" && roles.includes("finance-officer")
  const decides = kind === "government" && roles.includes("voucher-officer")
  const official = funds || decides
  const of = official ? (search.of ?? "jurisdiction") : "organisation"
  const claims = !official && (roles.includes("organisation-admin") || roles.includes("finance-officer"))
  return (
    <Page
      title={t("subsidies.title")}
      intro={
        <>
          {t("subsidies.intro", { organisation: say(membership.name) })} <ZoneNote />
        </>
      }
    >
      {official ? (
        <SegmentedControl
          aria-label={t("subsidies.of")}
          value={of}
          data={[
            { value: "jurisdiction", label: t("subsidies.jurisdiction") },
            { value: "organisation", label: t("subsidies.organisation") },
          ]}
          onChange={(value) =>
            navigate({ search: { of: value === "organisation" ? "organisation" : "jurisdiction" }, replace: true })
          }
        />
      ) : null}
      {official ? (
        <Section title={t("subsidies.purse")} note={t("subsidies.purse-note")}>
          <PurseFigures jurisdiction={jurisdiction} />
          {funds ? <FundForm jurisdiction={jurisdiction} purse="subsidy" /> : null}
        </Section>
      ) : null}
      {claims ? (
        <Section title={t("claim.title")} note={t("claim.note")}>
          <ClaimForm organisation={membership.organisation} />
        </Section>
      ) : null}
      <Claims of={of} decides={decides && of === "jurisdiction"} />
    </Page>
  )
}

function PurseFigures({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch } = useQuery(read("readSubsidyPurse", { params: { jurisdiction } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("subsidies.purse")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={1} />
  return (
    <dl className={styles.figures}>
      {(["funded", "granted", "left"] as const).map((figure) => (
        <div key={figure} data-figure={figure}>
          <dt>{t(`subsidies.${figure}`)}</dt>
          <dd>
            <MoneyText amount={data[figure]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Claims({
  of,
  decides,
}: {
  readonly of: "organisation" | "jurisdiction"
  readonly decides: boolean
}): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listSubsidies", "pages", of],
    queryFn: ({ pageParam, signal }) =>
      call("listSubsidies", { query: { of, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const columns = useColumns()
  const claims = data?.pages.flatMap(({ items }) => items)
  return (
    <Section title={t(of === "organisation" ? "subsidies.own" : "subsidies.asked")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("subsidies.title")} onRetry={() => refetch()} />}
      {claims === undefined ? (
        error === null && <RowsSkeleton rows={3} />
      ) : claims.length === 0 ? (
        <EmptyState title={t("subsidies.none")} text={t("subsidies.none-text")} />
      ) : (
        <>
          <TableFiles name={`subsidies-${of}`} rows={claims} columns={columns} />
          <ul className={styles.claims}>
            {claims.map((claim) => (
              <li key={`${claim.jurisdiction}/${claim.id}`} data-claim={claim.id}>
                <ClaimView claim={claim} decides={decides} />
              </li>
            ))}
          </ul>
        </>
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

/** One claim a row, as files have them. */
function useColumns(): readonly ColumnValue<Claim>[] {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const currency = useContext(CurrencyContext)
  return [
    { key: "member", label: t("statement.member"), value: ({ jurisdiction }) => jurisdiction },
    { key: "organisation", label: t("voucher.organisation"), value: ({ organisationName }) => say(organisationName) },
    { key: "number", label: t("field.number"), value: ({ invoice }) => invoice.number },
    { key: "day", label: t("field.day"), value: ({ invoice }) => invoice.day },
    { key: "amount", label: t("field.amount"), value: ({ invoice }) => moneyValue(invoice.amount, currency) },
    { key: "state", label: t("voucher.state"), value: ({ state }) => t(`state.${state}`) },
    {
      key: "granted",
      label: t("subsidies.granted"),
      value: ({ state, decision }) =>
        decision === null || state !== "granted" ? null : moneyValue(decision.amount, currency),
    },
    { key: "reason", label: t("reason"), value: ({ decision }) => decision?.reason ?? null },
  ]
}
