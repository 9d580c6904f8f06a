import { Button, NativeSelect } from "@mantine/core"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import styles from "./governance.module.css"
import { MatterClasses } from "./matter-classes.tsx"
import { MotionRows } from "./motion-rows.tsx"
import { motionStates } from "./routes.ts"

type MotionSearch = { readonly state?: (typeof motionStates)[number]; readonly parameter?: string }

/** Every motion, newest first: what it would change, where it stands, what its vote came to. */
export function MotionsPage(): ReactNode {
  const { t } = useTranslation("governance")
  const search = useSearch({ from: "/motions" })
  return (
    <Page title={t("motions.title")} intro={t("motions.intro")} act={<Propose />}>
      <Filters search={search} />
      <Motions search={search} />
      <MatterClasses />
    </Page>
  )
}

function Propose(): ReactNode {
  const { t } = useTranslation("governance")
  const { parameter } = useSearch({ from: "/motions" })
  return (
    <Link to="/motions/new" search={present({ parameter })} className={styles.primary}>
      {t("motions.new")}
    </Link>
  )
}

function Filters({ search }: { readonly search: MotionSearch }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const navigate = useNavigate({ from: "/motions" })
  const { data } = useQuery(read("readParameters"))
  const votable = (data?.items ?? []).filter(({ setBy }) => setBy === "members")
  const change = (next: { readonly state?: MotionSearch["state"]; readonly parameter?: string | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <search className={styles.filters} data-screen-only>
      <NativeSelect
        label={t("motions.state")}
        value={search.state ?? ""}
        data={[
          { value: "", label: t("motions.any") },
          ...motionStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        onChange={({ currentTarget }) => change({ state: motionStates.find((state) => state === currentTarget.value) })}
      />
      <NativeSelect
        label={t("motions.parameter")}
        value={search.parameter ?? ""}
        data={[
          { value: "", label: t("motions.any") },
          ...votable.map(({ id, description }) => ({ value: id, label: `${say(description)} (${id})` })),
        ]}
        onChange={({ currentTarget }) => change({ parameter: currentTarget.value || undefined })}
      />
    </search>
  )
}

function Motions({ search }: { readonly search: MotionSearch }): ReactNode {
  const { t } = useTranslation("governance")
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listMotions", "pages", search],
    queryFn: ({ pageParam, signal }) =>
      call("listMotions", { query: { ...search, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  const filtered = search.state !== undefined || search.parameter !== undefined
  return (
    <>
      {error === null ? null : <RefusalNotice error={error} asked={t("motions.title")} onRetry={() => refetch()} />}
      {rows === undefined ? (
        error === null && <RowsSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(filtered ? "motions.none-fitting" : "motions.none")}
          text={t(filtered ? "motions.none-fitting-text" : "motions.none-text")}
          act={
            filtered ? <Link to="/motions">{t("motions.all")}</Link> : <Link to="/motions/new">{t("motions.new")}</Link>
          }
        />
      ) : (
        <>
          <MotionRows motions={rows} />
          <p className={styles.soft}>
            <ZoneNote />
          </p>
        </>
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("motions.more")}
          </Button>
        </div>
      ) : null}
    </>
  )
}
