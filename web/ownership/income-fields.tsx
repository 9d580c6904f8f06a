import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import { CurrencyContext } from "../ui/money-text.tsx"
import { useSay } from "../ui/text.ts"
import type { CaseState, Income, Rules } from "./case-state.ts"
import styles from "./ownership.module.css"

interface IncomeFieldsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** What came in, what it cost, and the grant of a patent. */
export function IncomeFields({ state, rules, onState }: IncomeFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const { code } = useContext(CurrencyContext)
  const income: Income = state.income ?? { mode: rules.modes[0]?.id ?? "", gross: "", currency: code }
  const put = (change: Partial<Income>) => onState({ ...state, income: { ...income, ...change } })
  return (
    <div className={styles.block} data-screen-only>
      <div className={styles.filters}>
        <NativeSelect
          label={t("income.mode")}
          value={state.income === undefined ? "" : income.mode}
          data={[
            { value: "", label: t("income.none") },
            ...rules.modes.map(({ id, title }) => ({ value: id, label: say(title) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            value === ""
              ? onState({ ...state, income: undefined })
              : put({ mode: value, ...(value === "own-use" ? { year: income.year ?? 1 } : {}) })
          }
        />
        {state.income === undefined ? null : (
          <>
            <TextInput
              label={t("income.gross")}
              inputMode="decimal"
              value={`${income.gross}`}
              onChange={({ currentTarget }) => put({ gross: currentTarget.value.replaceAll(",", "").trim() })}
            />
            <TextInput
              label={t("income.currency")}
              maxLength={3}
              value={income.currency}
              onChange={({ currentTarget }) => put({ currency: currentTarget.value.toUpperCase() })}
            />
            <TextInput
              type="date"
              label={t("income.day")}
              value={income.day ?? state.day}
              onChange={({ currentTarget }) => put({ day: currentTarget.value })}
            />
            <NativeSelect
              label={t("income.received-by")}
              value={income.receivedBy ?? ""}
              data={[
                { value: "", label: t("income.first-owner") },
                ...state.parties.map(({ id }) => ({ value: id, label: id })),
              ]}
              onChange={({ currentTarget }) => put({ receivedBy: currentTarget.value })}
            />
            {income.mode === "own-use" ? (
              <TextInput
                label={t("income.year")}
                inputMode="numeric"
                value={`${income.year ?? ""}`}
                onChange={({ currentTarget }) => put({ year: currentTarget.value.trim() })}
              />
            ) : null}
          </>
        )}
      </div>
      {state.income === undefined ? null : <Costs income={income} onCosts={(costs) => put({ costs })} />}
      <Grant state={state} rules={rules} onState={onState} />
    </div>
  )
}

type Costs = NonNullable<Income["costs"]>

function Costs({ income, onCosts }: { readonly income: Income; readonly onCosts: (costs: Costs) => void }): ReactNode {
  const { t } = useTranslation("ownership")
  const costs = income.costs ?? []
  const put = (at: number, change: Partial<Costs[number]>) =>
    onCosts(costs.map((cost, index) => (index === at ? { ...cost, ...change } : cost)))
  return (
    <div>
      {costs.map(({ what, amount }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a cost is for is typed, and rows keep their place
        <div key={at} className={styles.head}>
          <label>
            {t("cost.what")}{" "}
            <input
              className={styles.field}
              value={what}
              onChange={({ currentTarget }) => put(at, { what: currentTarget.value })}
            />
          </label>
          <label>
            {t("cost.amount")}{" "}
            <input
              className={`${styles.field} ${styles.short}`}
              inputMode="decimal"
              value={`${amount}`}
              onChange={({ currentTarget }) => put(at, { amount: currentTarget.value.replaceAll(",", "").trim() })}
            />
          </label>
          <button
            type="button"
            className={styles.sign}
            aria-label={t("remove-one", { what: `${t("cost.what")} ${at + 1}` })}
            onClick={() => onCosts(costs.filter((_, index) => index !== at))}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onCosts([...costs, { what: t("cost.tax"), amount: "0" }])}
      >
        {t("cost.add")}
      </Button>
    </div>
  )
}

function Grant({ state, rules, onState }: IncomeFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const units = state.parties.filter(({ kind }) => kind !== "person").map(({ id }) => id)
  const grant = state.grant ?? { patent: "", day: state.day, unit: units[0] ?? "" }
  const put = (change: Partial<typeof grant>) => onState({ ...state, grant: { ...grant, ...change } })
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={t("grant.patent")}
        value={grant.patent}
        data={[
          { value: "", label: t("grant.none") },
          ...rules.patents.map(({ id, title }) => ({ value: id, label: say(title) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          value === "" ? onState({ ...state, grant: undefined }) : put({ patent: value })
        }
      />
      {state.grant === undefined ? null : (
        <>
          <NativeSelect
            label={t("grant.unit")}
            value={grant.unit}
            data={units}
            onChange={({ currentTarget }) => put({ unit: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("grant.day")}
            value={grant.day}
            onChange={({ currentTarget }) => put({ day: currentTarget.value })}
          />
        </>
      )}
    </div>
  )
}
