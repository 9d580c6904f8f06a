import { Button } from "@mantine/core"
import { useInfiniteQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import type { Scope } from "./measures.ts"
import styles from "./output.module.css"
import { useMemberName, usePlaceName } from "./place-names.ts"

interface EntriesProps {
  readonly scope: Scope
  readonly member: string | undefined
  /** Opens the report that an entry is of, as `jurisdiction/id`. */
  readonly onReport: (report: string) => void
}

/** Entries of the statistical ledger: which unit, where, how it came there, with the arithmetic. */
export function Entries({ scope, member, onReport }: EntriesProps): ReactNode {
  const { t } = useTranslation("output")
  const query = { ...scope, limit: 200, ...(member === undefined ? {} : { member }) }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listStatisticalEntries", query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        "listStatisticalEntries",
        { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (error !== null) return <RefusalNotice error={error} asked={t("entries.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={t("entries.none")} text={t("none-text")} />
  return (
    <>
      <EntryTable scope={scope} items={items} onReport={onReport} />
      {hasNextPage ? (
        <div className={styles.acts}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("entries.more")}
          </Button>
        </div>
      ) : null}
    </>
  )
}

type Entry = Awaited<ReturnType<typeof call<"listStatisticalEntries">>>["items"][number]

interface EntryTableProps {
  readonly scope: Scope
  readonly items: readonly Entry[]
  readonly onReport?: (report: string) => void
}

export function EntryTable({ scope, items, onReport }: EntryTableProps): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const placeName = usePlaceName()
  const nameOf = useMemberName()
  const currency = useContext(CurrencyContext)
  return (
    <DataTable
      name={`output-statistical-entries-${scope.period}-${scope.measure}`}
      label={t("entries.title")}
      rows={items}
      rowKey={({ report, line, isReversal }) => `${report} ${line} ${isReversal}`}
      {...(onReport === undefined
        ? {}
        : { onOpen: ({ jurisdiction, report }: Entry) => onReport(`${jurisdiction}/${report}`) })}
      columns={[
        { key: "unit", label: t("unit"), value: ({ unitName }) => say(unitName), filter: "text", wide: true },
        { key: "site", label: t("site"), value: ({ site }) => site ?? "", hidden: true },
        {
          key: "member",
          label: t("member"),
          value: ({ member }) => nameOf(member),
          cell: ({ member }) => <MemberMark code={member} />,
          filter: "choice",
        },
        { key: "place", label: t("place"), value: ({ place }) => placeName(place), filter: "text" },
        {
          key: "amount",
          label: `${t("amount")} (${currency.code})`,
          value: ({ amount }) => moneyValue(amount, currency),
          cell: ({ amount }) => <MoneyText amount={amount} />,
          numeric: true,
        },
        { key: "basis", label: t("basis"), value: ({ basis }) => t(`basis.${basis}`), filter: "choice" },
        { key: "arithmetic", label: t("arithmetic"), value: ({ arithmetic }) => say(arithmetic), wide: true },
        {
          key: "activity",
          label: t("activity"),
          value: ({ activity }) => (activity === null ? "" : `${activity.jurisdiction}/${activity.id}`),
          hidden: true,
        },
        {
          key: "reversal",
          label: t("reversal"),
          value: ({ isReversal }) => (isReversal ? t("reversal.yes") : ""),
          hidden: true,
        },
        { key: "source", label: t("source"), value: ({ source }) => source, wide: true },
        {
          key: "report",
          label: t("report"),
          value: ({ report }) => report,
          cell: ({ jurisdiction, report }) =>
            onReport === undefined ? (
              <code>{report.slice(0, 8)}</code>
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={() => onReport(`${jurisdiction}/${report}`)}>
                {t("report.open")}
              </Button>
            ),
        },
      ]}
    />
  )
}
