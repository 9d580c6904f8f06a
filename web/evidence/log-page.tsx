import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { call, type Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { InstantText, useTimeFormat, ZoneNote } from "../ui/time-text.tsx"
import styles from "./evidence.module.css"
import { Head } from "./head.tsx"
import { Inclusion } from "./inclusion.tsx"

type Entry = Reply<"listLog">["items"][number]

/** The log: its signed head, its entries, a proof for each, and how to check all of it without us. */
export function LogPage(): ReactNode {
  const { t } = useTranslation("evidence")
  const { entry } = useSearch({ from: "/log" })
  const head = useQuery(read("readHead"))
  return (
    <Page wide title={t("log.title")} intro={t("log.intro")}>
      {head.error === null ? null : <RefusalNotice error={head.error} onRetry={() => head.refetch()} />}
      {head.data === undefined ? head.error === null && <RowsSkeleton rows={3} /> : <Head head={head.data} />}
      {entry === undefined ? null : (
        <Section title={t("proof.title", { index: entry })} note={t("proof.note")}>
          <Inclusion index={entry} />
        </Section>
      )}
      <Section title={t("entries.title")} note={<ZoneNote />}>
        <Entries />
      </Section>
      <Section title={t("offline.title")} note={t("offline.note")}>
        <ol className={styles.steps}>
          <li>
            <a href="/api/log/export" download>
              {t("offline.export")}
            </a>
          </li>
          <li>
            {t("offline.run")}
            <pre className={styles.code}>cli/delta log verify log.ndjson</pre>
          </li>
          <li>{t("offline.compare")}</li>
        </ol>
      </Section>
    </Page>
  )
}

function Entries(): ReactNode {
  const { t } = useTranslation("evidence")
  const search = useSearch({ from: "/log" })
  const navigate = useNavigate({ from: "/log" })
  const { instant } = useTimeFormat()
  const query = {
    order: search.order ?? "newest",
    ...(search.act && { act: search.act }),
    ...(search.subject && { subject: search.subject }),
  }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listLog", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call("listLog", { query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  const rows: readonly Entry[] | undefined = data?.pages.flatMap(({ items }) => items)
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <>
      <search className={styles.filters}>
        <TextInput
          label={t("entries.act")}
          description={t("entries.act-example")}
          value={search.act ?? ""}
          onChange={({ currentTarget }) => change({ act: currentTarget.value || undefined })}
        />
        <TextInput
          label={t("entries.subject")}
          description={t("entries.subject-example")}
          value={search.subject ?? ""}
          onChange={({ currentTarget }) => change({ subject: currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t("entries.order")}
          value={search.order ?? "newest"}
          data={[
            { value: "newest", label: t("entries.newest") },
            { value: "oldest", label: t("entries.oldest") },
          ]}
          onChange={({ currentTarget }) => change({ order: currentTarget.value === "oldest" ? "oldest" : undefined })}
        />
      </search>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {rows === undefined ? (
        error === null && <RowsSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t("entries.none")} text={t("entries.none-text")} />
      ) : (
        <DataTable
          name="log"
          label={t("entries.title")}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate({ to: "/log/$id", params: { id } })}
          columns={[
            { key: "index", label: t("entry.index"), value: ({ index }) => index, numeric: true },
            {
              key: "at",
              label: t("entry.at"),
              value: ({ at }) => instant(at),
              cell: ({ at }) => <InstantText at={at} />,
            },
            {
              key: "act",
              label: t("entry.act"),
              value: ({ act }) => act,
              cell: ({ id, act }) => (
                <Link to="/log/$id" params={{ id }}>
                  <code>{act}</code>
                </Link>
              ),
            },
            {
              key: "subject",
              label: t("entry.subject"),
              value: ({ subject }) => `${subject.kind} ${subject.id}`,
              cell: ({ subject }) => <code>{`${subject.kind} ${subject.id}`}</code>,
            },
            {
              key: "organisation",
              label: t("entry.organisation"),
              value: ({ organisation }) => organisation,
              cell: ({ organisation }) =>
                organisation === null ? (
                  "–"
                ) : (
                  <Link to="/organisations/$organisation" params={{ organisation }}>
                    <code>{organisation}</code>
                  </Link>
                ),
            },
            { key: "member", label: t("entry.member"), value: ({ jurisdiction }) => jurisdiction, hidden: true },
            { key: "leaf", label: t("entry.leaf"), value: ({ leafHash }) => leafHash, hidden: true },
          ]}
        />
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("entries.more")}
          </Button>
        </div>
      ) : null}
    </>
  )
}
