import { Button, Textarea, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import styles from "./books.module.css"

const fields = ["number", "supplier", "buyer", "day", "amount"] as const

/** Claims a subsidy on an invoice, typed as it stands on the paper. */
export function ClaimForm({ organisation }: { readonly organisation: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const { code } = useContext(CurrencyContext)
  const claim = useAct("claimSubsidy")
  const own = useQuery(read("readOrganisation", { params: { organisation } })).data?.organisation.creditCode ?? ""
  const draft = useDraft(`subsidy ${organisation}`, {
    number: "",
    supplier: "",
    buyer: own,
    day: "",
    amount: "",
    lines: "",
  })
  const [tried, setTried] = useState(false)
  const lines = draft.values.lines.split("\n").filter((line) => line.trim() !== "")
  const missing = (field: (typeof fields)[number]) => tried && draft.values[field].trim() === ""
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lines.length === 0 || fields.some((field) => draft.values[field].trim() === "") || claim.isPending) return
    const { number, supplier, buyer, day, amount } = draft.values
    claim.mutate(
      { body: { invoice: { number, supplier, buyer, day, amount, currency: code, lines } } },
      {
        onSuccess: () => {
          setTried(false)
          draft.clear()
          announce(t("claim.done"))
        },
      },
    )
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        {fields.map((field) => (
          <TextInput
            key={field}
            label={t(`field.${field}`)}
            description={field === "amount" ? t("example.amount", { currency: code }) : t(`example.${field}`)}
            required
            maxLength={60}
            value={draft.values[field]}
            error={missing(field) ? t("missing") : undefined}
            onChange={({ currentTarget }) => draft.set({ [field]: currentTarget.value })}
          />
        ))}
        <Textarea
          label={t("field.lines")}
          description={t("example.lines")}
          required
          autosize
          minRows={2}
          maxLength={6000}
          value={draft.values.lines}
          error={tried && lines.length === 0 ? t("missing") : undefined}
          onChange={({ currentTarget }) => draft.set({ lines: currentTarget.value })}
        />
        {claim.error === null ? null : <RefusalNotice error={claim.error} asked={t("claim.title")} />}
        <div>
          <Button type="submit" loading={claim.isPending}>
            {t("claim.do")}
          </Button>
        </div>
      </form>
      {claim.data === undefined ? null : (
        <Receipt
          at={claim.data.claimedAt}
          text={
            <>
              {t("claim.done")}{" "}
              {claim.data.expected === null ? null : (
                <>
                  {t("claim.expected")} <MoneyText amount={claim.data.expected.amount} />.{" "}
                  {say(claim.data.expected.clause)}
                </>
              )}
            </>
          }
        />
      )}
    </>
  )
}
