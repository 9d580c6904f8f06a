import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { useRegion } from "../session.ts"
import { CurrencyContext, moneyText } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useTimeFormat } from "../ui/time-text.tsx"

interface VoucherChoiceProps {
  /** Jurisdiction and id with a blank between, or nothing. */
  readonly chosen: string
  readonly onChosen: (voucher: string) => void
}

/** Vouchers that the organisation can use now, with what each still has. */
export function VoucherChoice({ chosen, onChosen }: VoucherChoiceProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const region = useRegion()
  const currency = useContext(CurrencyContext)
  const format = useTimeFormat()
  const { data, error, refetch } = useQuery(read("listVouchers", { query: { of: "organisation" } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("voucher.asked")} onRetry={() => refetch()} />
  const usable = (data?.items ?? []).filter(({ available }) => BigInt(available) > 0n)
  const nameOf = (code: string) =>
    say(region?.jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code })
  return (
    <NativeSelect
      label={t("voucher.label")}
      description={data !== undefined && usable.length === 0 ? t("voucher.none") : undefined}
      value={usable.some(({ jurisdiction, id }) => `${jurisdiction} ${id}` === chosen) ? chosen : ""}
      data={[
        { value: "", label: t("voucher.without") },
        ...usable.map(({ jurisdiction, id, available, validUntil }) => ({
          value: `${jurisdiction} ${id}`,
          label: t("voucher.option", {
            issuer: nameOf(jurisdiction),
            available: moneyText(available, currency),
            until: format.day(validUntil),
          }),
        })),
      ]}
      onChange={({ currentTarget }) => onChosen(currentTarget.value)}
    />
  )
}
