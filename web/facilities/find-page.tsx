import { Button, NativeSelect } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useContext, useEffect } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { present } from "../search-params.ts"
import { useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { CurrencyContext } from "../ui/money-text.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { ZoneContext, ZoneNote } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"
import { Filters } from "./filters.tsx"
import { type FindChange, type FindSearch, filterNames } from "./find-address.ts"
import { findQuery } from "./find-query.ts"
import { ResultCards, ResultTable } from "./results.tsx"
import { SearchBox } from "./search-box.tsx"

/** Facilities and instruments of all members: words, filters, and what is free when. */
export function FindPage(): ReactNode {
  const { t } = useTranslation("facilities")
  const search = useSearch({ from: "/facilities" })
  const navigate = useNavigate({ from: "/facilities" })
  const change = (next: FindChange) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  const found = useFound(search)
  const self = useSelf()
  const pages = found.data?.pages
  const rows = pages?.flatMap(({ items }) => items) ?? []
  return (
    <Page
      wide
      title={t("find.title")}
      intro={
        <>
          {t("find.intro")} <ZoneNote />
        </>
      }
      act={
        self ? (
          <Link to="/import" search={{ of: "facilities" }}>
            {t("find.import")}
          </Link>
        ) : undefined
      }
    >
      <div className={styles.find}>
        <Filters
          search={search}
          change={change}
          facets={pages?.[0]?.facets}
          seen={rows.flatMap(({ specifications }) => specifications)}
        />
        <div className={styles.results}>
          <SearchBox words={search.q} onWords={(q) => change({ q })} />
          <Head search={search} change={change} total={pages?.[0]?.total} shown={rows.length} />
          {found.error === null ? null : (
            <RefusalNotice error={found.error} asked={t("find.asked")} onRetry={() => found.refetch()} />
          )}
          {pages === undefined ? (
            found.error === null && <RowsSkeleton />
          ) : rows.length === 0 ? (
            <Nothing search={search} change={change} />
          ) : (
            <Results rows={rows} search={search} />
          )}
          {found.hasNextPage ? (
            <div>
              <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
                {t("find.more")}
              </Button>
            </div>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

function useFound(search: FindSearch) {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const currency = useContext(CurrencyContext)
  const query = findQuery(search, { zone, currency })
  const found = useInfiniteQuery({
    queryKey: ["searchFacilities", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call("searchFacilities", { query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    // The region's zone and currency come first: a price or a day means nothing without them.
    enabled: currency.code !== "XXX",
  })
  const total = found.isPlaceholderData ? undefined : found.data?.pages[0]?.total
  useEffect(() => {
    if (total !== undefined) announce(t("find.found", { count: total }))
  }, [total, t])
  return found
}

interface HeadProps {
  readonly search: FindSearch
  readonly change: (next: FindChange) => void
  readonly total: number | undefined
  readonly shown: number
}

function Head({ search, change, total, shown }: HeadProps): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <div className={styles.resultHead}>
      <p className={styles.total}>
        {total === undefined ? " " : t("find.found", { count: total })}
        {total !== undefined && shown < total ? ` · ${t("find.shown", { shown })}` : null}
      </p>
      <NativeSelect
        size="xs"
        label={t("find.sort")}
        className={styles.sort}
        value={search.sort ?? "relevance"}
        data={[
          { value: "relevance", label: t("sort.relevance") },
          { value: "price", label: t("sort.price") },
          { value: "name", label: t("sort.name") },
        ]}
        onChange={({ currentTarget: { value } }) =>
          change({ sort: value === "price" || value === "name" ? value : undefined })
        }
      />
    </div>
  )
}

function Results(props: Parameters<typeof ResultTable>[0]): ReactNode {
  const narrow = useMediaQuery("(max-width: 60rem)")
  return narrow ? <ResultCards {...props} /> : <ResultTable {...props} />
}

/** Nothing found: what could be taken out of the search, one button each. */
function Nothing({ search, change }: Pick<HeadProps, "search" | "change">): ReactNode {
  const { t } = useTranslation("facilities")
  const active = filterNames.filter((name) => search[name] !== undefined)
  return (
    <EmptyState
      title={t("none.title")}
      text={active.length === 0 ? t("none.words") : t("none.filters")}
      act={
        <div className={styles.centred}>
          {active.map((name) => (
            <Button key={name} variant="default" size="xs" onClick={() => change({ [name]: undefined })}>
              {t("none.without", { filter: t(`filter.${name}`) })}
            </Button>
          ))}
          {active.length + (search.q === undefined ? 0 : 1) > 1 ? (
            <Button size="xs" onClick={() => change(withoutAll)}>
              {t("filter.clear")}
            </Button>
          ) : null}
        </div>
      }
    />
  )
}

const withoutAll: FindChange = Object.fromEntries(
  ["q", "from", "until", ...filterNames].map((name) => [name, undefined]),
)
