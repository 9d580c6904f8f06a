import { Button, NativeSelect, TextInput } from "@mantine/core"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { present } from "../search-params.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { KeptText } from "../ui/kept-text.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { Journals } from "./journals.tsx"
import { OpenExport } from "./open-export.tsx"
import styles from "./settlement.module.css"

/** The ledger as far as the reader may see it: entries, newest first, each balanced. */
export function LedgerPage(): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const search = useSearch({ from: "/ledger" })
  const navigate = useNavigate({ from: "/ledger" })
  const region = useRegion()
  const self = useSelf()
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  if (self === undefined) return <RowsSkeleton />
  if (self === null)
    return (
      <Page title={t("ledger.title")}>
        <EmptyState
          title={t("visitor.title")}
          text={t("visitor.ledger")}
          act={
            <Link to="/sign-in" search={{ back: "/ledger" }}>
              {t("visitor.sign-in")}
            </Link>
          }
        />
        <OpenExport />
      </Page>
    )
  return (
    <Page
      wide
      title={t("ledger.title")}
      intro={
        <>
          {t("ledger.intro")} <ZoneNote />
        </>
      }
    >
      <search className={styles.filters} data-screen-only>
        <NativeSelect
          label={t("ledger.jurisdiction")}
          value={search.jurisdiction ?? ""}
          data={[
            { value: "", label: t("ledger.all") },
            ...(region?.jurisdictions ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
          ]}
          onChange={({ currentTarget }) => change({ jurisdiction: currentTarget.value || undefined })}
        />
        <KeptText
          label={t("ledger.account")}
          description={t("ledger.account-example")}
          value={search.account}
          onKept={(account) => change({ account })}
        />
        <KeptText
          label={t("ledger.subject")}
          description={t("ledger.subject-example")}
          value={search.subject}
          onKept={(subject) => change({ subject })}
        />
        <TextInput
          type="month"
          label={t("statement.month")}
          value={search.month ?? ""}
          onChange={({ currentTarget }) => change({ month: currentTarget.value || undefined })}
        />
      </search>
      <Entries query={search} reverses={reversesIn(actingMembership(self))} />
      <OpenExport />
    </Page>
  )
}

/** In whose books the reader may reverse entries; null for none. */
function reversesIn(membership: ReturnType<typeof actingMembership>): string | null {
  const may = membership?.kind === "government" && membership.roles.includes("finance-officer")
  return may ? membership.jurisdiction : null
}

interface EntriesProps {
  readonly query: {
    readonly jurisdiction?: string
    readonly account?: string
    readonly subject?: string
    readonly month?: string
  }
  readonly reverses: string | null
}

function Entries({ query, reverses }: EntriesProps): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listLedger", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call("listLedger", { query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const journals = data?.pages.flatMap(({ items }) => items)
  return (
    <>
      {error === null ? null : <RefusalNotice error={error} asked={t("ledger.title")} onRetry={() => refetch()} />}
      {journals === undefined ? (
        error === null && <RowsSkeleton />
      ) : journals.length === 0 ? (
        <EmptyState title={t("ledger.none")} text={t("ledger.none-text")} />
      ) : (
        <Journals journals={journals} reverses={reverses} />
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  )
}
