import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useDeferredValue } from "react"
import { useTranslation } from "react-i18next"
import { call, type Reply } from "../api.ts"
import { present } from "../search-params.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { NameText } from "../ui/name-text.tsx"
import { Page } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./region.module.css"
import { kinds } from "./routes.ts"

type Organisation = Reply<"listOrganisations">["items"][number]

/** Organisations of all members, by name or credit code. */
export function OrganisationsPage(): ReactNode {
  const { t } = useTranslation("region")
  const search = useSearch({ from: "/organisations" })
  const navigate = useNavigate({ from: "/organisations" })
  const columns = useColumns()
  const query = useDeferredValue(search)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listOrganisations", "pages", query],
    queryFn: ({ pageParam, signal }) =>
      call(
        "listOrganisations",
        { query: { ...query, ...(pageParam === "" ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  const self = useSelf()
  const registers = self ? (actingMembership(self)?.roles.includes("registrar") ?? false) : false
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <Page
      wide
      title={t("organisations.title")}
      intro={t("organisations.intro")}
      act={
        registers ? (
          <span className={styles.acts}>
            <Link to="/import" search={{ of: "organisations" }}>
              {t("organisations.import")}
            </Link>
            <Button component={Link} to="/organisations/new">
              {t("register.title")}
            </Button>
          </span>
        ) : undefined
      }
    >
      <Filters
        search={search}
        onChange={(change) => navigate({ search: present({ ...search, ...change }), replace: true })}
      />
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {rows === undefined ? (
        error === null && <RowsSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t("organisations.none")} text={t("organisations.none-text")} />
      ) : (
        <DataTable
          name="organisations"
          label={t("organisations.title")}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate({ to: "/organisations/$organisation", params: { organisation: id } })}
        />
      )}
      {hasNextPage ? (
        <div>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("organisations.more")}
          </Button>
        </div>
      ) : null}
    </Page>
  )
}

interface Search {
  readonly q?: string
  readonly jurisdiction?: string
  readonly kind?: (typeof kinds)[number]
}

function Filters(props: {
  readonly search: Search
  readonly onChange: (change: { readonly [Key in keyof Search]: Search[Key] | undefined }) => void
}): ReactNode {
  const { t } = useTranslation("region")
  const say = useSay()
  const region = useRegion()
  const { search, onChange } = props
  return (
    <search className={styles.filters}>
      <TextInput
        label={t("filter.words")}
        type="search"
        value={search.q ?? ""}
        onChange={({ currentTarget }) => onChange({ q: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t("filter.member")}
        value={search.jurisdiction ?? ""}
        data={[
          { value: "", label: t("filter.all") },
          ...(region?.jurisdictions ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
        ]}
        onChange={({ currentTarget }) => onChange({ jurisdiction: currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t("filter.kind")}
        value={search.kind ?? ""}
        data={[
          { value: "", label: t("filter.all") },
          ...kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        ]}
        onChange={({ currentTarget }) => onChange({ kind: kinds.find((kind) => kind === currentTarget.value) })}
      />
    </search>
  )
}

function useColumns(): readonly Column<Organisation>[] {
  const { t } = useTranslation("region")
  const say = useSay()
  const region = useRegion()
  const memberName = (code: string) =>
    say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  const cityName = (code: string) =>
    say(region?.cities.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  return [
    {
      key: "name",
      label: t("organisation.name"),
      value: ({ name }) => say(name),
      cell: ({ id, name }) => (
        <Link to="/organisations/$organisation" params={{ organisation: id }}>
          <NameText name={name} />
        </Link>
      ),
    },
    { key: "kind", label: t("organisation.kind"), value: ({ kind }) => t(`kind.${kind}`) },
    {
      key: "member",
      label: t("organisation.member"),
      value: ({ jurisdiction }) => memberName(jurisdiction),
      cell: ({ jurisdiction }) => <MemberMark code={jurisdiction} />,
    },
    { key: "city", label: t("organisation.city"), value: ({ city }) => cityName(city) },
    {
      key: "credit-code",
      label: t("organisation.credit-code"),
      value: ({ creditCode }) => creditCode,
      cell: ({ creditCode }) => <code>{creditCode ?? "–"}</code>,
    },
    { key: "group", label: t("organisation.group"), value: ({ controllingGroup }) => controllingGroup, hidden: true },
    {
      key: "sample",
      label: t("organisation.origin"),
      value: ({ sample }) => t(sample ? "organisation.sample" : "organisation.real"),
    },
  ]
}
