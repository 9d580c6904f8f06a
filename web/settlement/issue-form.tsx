import { Button, Select, TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { useDraft } from "../ui/use-draft.ts"
import { AmountField } from "./amount-field.tsx"
import styles from "./settlement.module.css"
import { typedAmount } from "./typed-amount.ts"

/** Issues a voucher of the officer's jurisdiction to one of its organisations. */
export function IssueForm({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const currency = useContext(CurrencyContext)
  const issue = useAct("issueVoucher")
  const draft = useDraft(`issue ${jurisdiction}`, { organisation: "", face: "", until: "" })
  const [tried, setTried] = useState(false)
  const { organisation, face, until } = draft.values
  const amount = typedAmount(face, currency)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (amount === undefined || organisation === "" || issue.isPending) return
    issue.mutate(
      { body: { organisation, face: amount, ...(until === "" ? {} : { validUntil: until }) } },
      {
        onSuccess: () => {
          setTried(false)
          draft.clear()
          announce(t("issue.done"))
        },
      },
    )
  }
  return (
    <details className={styles.fold}>
      <summary>{t("issue.title")}</summary>
      <form className={styles.form} onSubmit={submit} noValidate>
        <OrganisationField
          jurisdiction={jurisdiction}
          value={organisation}
          wrong={tried && organisation === ""}
          onChange={(next) => draft.set({ organisation: next })}
        />
        <AmountField
          label={t("issue.face")}
          value={face}
          wrong={tried && amount === undefined}
          onChange={(next) => draft.set({ face: next })}
        />
        <TextInput
          type="date"
          label={t("issue.until")}
          description={t("issue.until-note")}
          value={until}
          onChange={({ currentTarget }) => draft.set({ until: currentTarget.value })}
        />
        {issue.error === null ? null : <RefusalNotice error={issue.error} asked={t("issue.title")} />}
        <div>
          <Button type="submit" loading={issue.isPending}>
            {t("issue.do")}
          </Button>
        </div>
      </form>
      {issue.data === undefined ? null : (
        <Receipt
          text={
            <>
              {t("issue.done")} <MoneyText amount={issue.data.face} /> · {t("voucher.valid")}{" "}
              <DayText day={issue.data.validUntil} />
            </>
          }
        />
      )}
    </details>
  )
}

interface OrganisationFieldProps {
  readonly jurisdiction: string
  readonly value: string
  readonly wrong: boolean
  readonly onChange: (organisation: string) => void
}

function OrganisationField({ jurisdiction, value, wrong, onChange }: OrganisationFieldProps): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const [typed, setTyped] = useState("")
  const [words] = useDebouncedValue(typed, 250)
  const { data } = useQuery(
    read("listOrganisations", { query: { jurisdiction, limit: 20, ...(words === "" ? {} : { q: words }) } }),
  )
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))
  const chosen = choices.some((one) => one.value === value) || value === "" ? [] : [{ value, label: value }]
  return (
    <Select
      label={t("issue.organisation")}
      description={t("issue.organisation-note")}
      searchable
      required
      nothingFoundMessage={t("issue.no-organisation")}
      data={[...chosen, ...choices]}
      // The server has already searched, also by code and pinyin.
      filter={({ options }) => options}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
      onSearchChange={(text) => setTyped(choices.some(({ label }) => label === text) ? "" : text)}
      error={wrong ? t("issue.organisation-missing") : undefined}
    />
  )
}
