import { Button, NativeSelect, SegmentedControl } from "@mantine/core"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { ZoneNote } from "../ui/time-text.tsx"
import { BookingRows } from "./booking-rows.tsx"
import styles from "./facilities.module.css"
import { bookingLists, bookingStates } from "./routes.ts"

type List = (typeof bookingLists)[number]

/** Bookings of the person, of the organisation acted for, or of what it owns. */
export function BookingsPage(): ReactNode {
  const { t } = useTranslation("facilities")
  const search = useSearch({ from: "/bookings" })
  const navigate = useNavigate({ from: "/bookings" })
  const self = useSelf()
  const of = search.of ?? "me"
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  if (self === undefined) return <RowsSkeleton />
  if (self === null) return <Visitor />
  const manages = actingMembership(self)?.roles.includes("facility-manager") ?? false
  return (
    <Page
      wide
      title={t("bookings.title")}
      intro={<ZoneNote />}
      act={<Link to="/account">{t("bookings.calendar")}</Link>}
    >
      <div className={styles.resultHead}>
        <SegmentedControl
          aria-label={t("bookings.of")}
          value={of}
          data={bookingLists
            .filter((list) => list !== "owned" || manages || of === "owned")
            .map((list) => ({ value: list, label: t(`bookings.${list}`) }))}
          onChange={(value) => change({ of: bookingLists.find((list) => list === value) })}
        />
        <NativeSelect
          size="xs"
          label={t("bookings.state")}
          value={search.state ?? ""}
          data={[
            { value: "", label: t("filter.all") },
            ...bookingStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          ]}
          onChange={({ currentTarget }) =>
            change({ state: bookingStates.find((state) => state === currentTarget.value) })
          }
        />
      </div>
      {of === "owned" && search.state === undefined ? <Waiting facility={search.facility} /> : null}
      <All of={of} state={search.state} facility={search.facility} />
    </Page>
  )
}

function Visitor(): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <Page title={t("bookings.title")}>
      <EmptyState
        title={t("bookings.visitor")}
        text={t("bookings.visitor-text")}
        act={
          <Link to="/sign-in" search={{ back: "/bookings" }}>
            {t("bookings.sign-in")}
          </Link>
        }
      />
    </Page>
  )
}

/** Requests that wait for the owner's answer, before all else. */
export function Waiting({ facility }: { readonly facility: string | undefined }): ReactNode {
  const { t } = useTranslation("facilities")
  const query = { of: "owned" as const, state: "requested" as const, ...(facility === undefined ? {} : { facility }) }
  const { data, error, refetch } = useQuery(read("listBookings", { query }))
  return (
    <Section title={t("waiting.title")} note={t("waiting.note")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("waiting.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton rows={2} />
      ) : data.items.length === 0 ? (
        <p className={styles.soft}>{t("waiting.none")}</p>
      ) : (
        <BookingRows bookings={data.items} clock />
      )}
    </Section>
  )
}

interface AllProps {
  readonly of: List
  readonly state: (typeof bookingStates)[number] | undefined
  readonly facility: string | undefined
}

function All({ of, state, facility }: AllProps): ReactNode {
  const { t } = useTranslation("facilities")
  const query = present({ of, state, facility })
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listBookings", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call("listBookings", { query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <Section title={t(`bookings.${of}`)}>
      {error === null ? null : <RefusalNotice error={error} asked={t("bookings.asked")} onRetry={() => refetch()} />}
      {rows === undefined ? (
        error === null && <RowsSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t("bookings.none")}
          text={t(state === undefined ? `bookings.none-${of}` : "bookings.none-state")}
          act={<Link to="/facilities">{t("bookings.find")}</Link>}
        />
      ) : (
        <BookingRows bookings={rows} showOrganisation={of !== "me"} />
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("find.more")}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
