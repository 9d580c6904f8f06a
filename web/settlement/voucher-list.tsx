import { Button } from "@mantine/core"
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { call, type Reply } from "../api.ts"
import { useRegion } from "../session.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { GroupUses } from "./group-uses.tsx"
import { WithdrawForm } from "./withdraw-form.tsx"

type Voucher = Reply<"listVouchers">["items"][number]

/** Vouchers with what each still has, and what the group has drawn against the cap. */
export function Vouchers({ of }: { readonly of: "organisation" | "jurisdiction" }): ReactNode {
  const { t } = useTranslation("settlement")
  const columns = useColumns()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["listVouchers", "pages", of],
    queryFn: ({ pageParam, signal }) =>
      call("listVouchers", { query: { of, ...(pageParam === "" ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <Section title={t(of === "organisation" ? "vouchers.usable" : "vouchers.issued")}>
        {error === null ? null : <RefusalNotice error={error} asked={t("vouchers.title")} onRetry={() => refetch()} />}
        {rows === undefined ? (
          error === null && <RowsSkeleton rows={4} />
        ) : rows.length === 0 ? (
          <EmptyState
            title={t("vouchers.none")}
            text={t(of === "organisation" ? "vouchers.none-organisation" : "vouchers.none-jurisdiction")}
          />
        ) : (
          <DataTable
            name={`vouchers-${of}`}
            label={t("vouchers.title")}
            rows={rows}
            columns={columns}
            rowKey={({ jurisdiction, id }) => `${jurisdiction}/${id}`}
          />
        )}
        {hasNextPage ? (
          <div>
            <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t("more")}
            </Button>
          </div>
        ) : null}
        {of === "jurisdiction" && rows !== undefined && rows.length > 0 ? <WithdrawForm vouchers={rows} /> : null}
        {of === "organisation" ? (
          <Link to="/facilities" search={{ bookable: true }}>
            {t("vouchers.find")}
          </Link>
        ) : null}
      </Section>
      {data?.pages[0] === undefined || data.pages[0].groupUse.length === 0 ? null : (
        <Section title={t("group.title")} note={t("group.note")}>
          <GroupUses uses={data.pages[0].groupUse} />
        </Section>
      )}
    </>
  )
}

function useColumns(): readonly Column<Voucher>[] {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const currency = useContext(CurrencyContext)
  const region = useRegion()
  const memberName = (code: string) =>
    say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  const money = (key: "face" | "reserved" | "redeemed" | "available"): Column<Voucher> => ({
    key,
    label: t(`voucher.${key}`),
    numeric: true,
    value: (voucher) => moneyValue(voucher[key], currency),
    cell: (voucher) => <MoneyText amount={voucher[key]} />,
  })
  return [
    {
      key: "issuer",
      label: t("voucher.issuer"),
      value: ({ jurisdiction }) => memberName(jurisdiction),
      cell: ({ jurisdiction }) => <MemberMark code={jurisdiction} />,
    },
    { key: "organisation", label: t("voucher.organisation"), value: ({ organisationName }) => say(organisationName) },
    money("available"),
    money("face"),
    money("reserved"),
    money("redeemed"),
    {
      key: "until",
      label: t("voucher.valid"),
      value: ({ validUntil }) => validUntil,
      cell: ({ validUntil }) => <DayText day={validUntil} />,
    },
    { key: "state", label: t("voucher.state"), value: ({ state }) => t(`voucher.${state}`) },
    { key: "id", label: t("voucher.id"), value: ({ id }) => id, cell: ({ id }) => <code>{id}</code>, hidden: true },
    {
      key: "group",
      label: t("voucher.group"),
      value: ({ controllingGroup }) => controllingGroup,
      hidden: true,
    },
  ]
}
