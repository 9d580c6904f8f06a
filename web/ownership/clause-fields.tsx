import { Checkbox } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { CaseState, Clause, Rules } from "./case-state.ts"
import styles from "./ownership.module.css"
import { Choice } from "./party-rows.tsx"

interface ClauseFieldsProps {
  readonly clause: Clause
  readonly state: CaseState
  readonly rules: Rules
  readonly onClause: (clause: Clause) => void
}

/** What one clause says, by the matter that it is about. */
export function ClauseFields(props: ClauseFieldsProps): ReactNode {
  const { clause, state, onClause } = props
  const { t } = useTranslation("ownership")
  const ids = state.parties.map(({ id }) => id)
  const units = state.parties.filter(({ kind }) => kind !== "person").map(({ id }) => id)
  const makers = state.parties.filter((one) => one.role === "maker" && one.unit === clause.unit).map(({ id }) => id)
  const named = (all: readonly string[]) => all.map((id): readonly [string, string] => [id, id])
  const unit = (
    <Choice
      shown
      label={t("clause.unit")}
      value={clause.unit ?? ""}
      options={named(units)}
      onChoose={(next) => onClause({ ...clause, unit: next })}
    />
  )
  switch (clause.about) {
    case "owners":
      return (
        <SharesFields names={ids} shares={clause.owners ?? {}} onShares={(owners) => onClause({ ...clause, owners })} />
      )
    case "income":
      return (
        <SharesFields names={ids} shares={clause.shares ?? {}} onShares={(shares) => onClause({ ...clause, shares })} />
      )
    case "act":
      return <ActFields {...props} />
    case "reward":
      return (
        <div className={styles.head}>
          {unit}
          <Typed label={t("clause.share")} value={clause.share} onType={(share) => onClause({ ...clause, share })} />
        </div>
      )
    case "team":
      return (
        <>
          <div className={styles.head}>{unit}</div>
          <SharesFields
            names={makers}
            shares={clause.shares ?? {}}
            onShares={(shares) => onClause({ ...clause, shares })}
          />
          <Agreed
            names={makers}
            agreed={clause.agreedBy ?? []}
            onAgreed={(agreedBy) => onClause({ ...clause, agreedBy })}
          />
        </>
      )
    case "award":
      return (
        <Typed label={t("clause.amount")} value={clause.amount} onType={(amount) => onClause({ ...clause, amount })} />
      )
    case "use-right":
      return (
        <div className={styles.head}>
          <Choice
            shown
            label={t("clause.party")}
            value={clause.party ?? ""}
            options={named(ids)}
            onChoose={(party) => onClause({ ...clause, party })}
          />
          <Typed label={t("clause.years")} value={clause.years} onType={(years) => onClause({ ...clause, years })} />
        </div>
      )
    case "law":
      return (
        <Typed
          label={t("clause.jurisdiction")}
          value={clause.jurisdiction}
          onType={(jurisdiction) => onClause({ ...clause, jurisdiction: jurisdiction.toUpperCase() })}
        />
      )
  }
}

function ActFields({ clause, state, rules, onClause }: ClauseFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const acts = clause.acts ?? []
  return (
    <>
      <div className={styles.checks}>
        {rules.acts.map(({ id, title }) => (
          <Checkbox
            key={id}
            size="xs"
            label={say(title)}
            checked={acts.includes(id)}
            onChange={({ currentTarget }) =>
              onClause({ ...clause, acts: currentTarget.checked ? [...acts, id] : acts.filter((one) => one !== id) })
            }
          />
        ))}
      </div>
      <div className={styles.head}>
        <Choice
          shown
          label={t("clause.by")}
          value={clause.by ?? ""}
          options={[
            ["", t("clause.every-owner")],
            ...state.parties.map(({ id }): readonly [string, string] => [id, id]),
          ]}
          onChoose={(by) => onClause({ ...clause, by })}
        />
        <Choice
          shown
          label={t("clause.answer")}
          value={clause.answer ?? "all"}
          options={(["alone", "all", "never"] as const).map((one) => [one, t(`agreed.${one}`)])}
          onChoose={(next) => onClause({ ...clause, answer: next === "alone" || next === "never" ? next : "all" })}
        />
        <Typed
          label={t("clause.notice-days")}
          value={clause.noticeDays}
          onType={(noticeDays) => onClause({ ...clause, noticeDays })}
        />
        <Checkbox
          label={t("clause.compensation")}
          checked={clause.compensation === true}
          onChange={({ currentTarget }) => onClause({ ...clause, compensation: currentTarget.checked })}
        />
      </div>
    </>
  )
}

function Typed(props: {
  readonly label: string
  readonly value: string | number | undefined
  readonly onType: (text: string) => void
}): ReactNode {
  return (
    <label>
      {props.label}{" "}
      <input
        className={`${styles.field} ${styles.short}`}
        value={`${props.value ?? ""}`}
        onChange={({ currentTarget }) => props.onType(currentTarget.value.trim())}
      />
    </label>
  )
}

interface SharesFieldsProps {
  readonly names: readonly string[]
  readonly shares: Readonly<Record<string, string | number>>
  readonly onShares: (shares: Record<string, string | number>) => void
}

/** A share for each party; an empty one leaves the party out. */
function SharesFields({ names, shares, onShares }: SharesFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  return (
    <div className={styles.shares}>
      {names.map((name) => (
        <label key={name}>
          {name}
          <input
            className={`${styles.field} ${styles.short}`}
            aria-label={`${name}: ${t("clause.share")}`}
            placeholder="1/2"
            value={`${shares[name] ?? ""}`}
            onChange={({ currentTarget }) => {
              const { [name]: _, ...rest } = shares
              const share = currentTarget.value.trim()
              onShares(share === "" ? rest : { ...shares, [name]: share })
            }}
          />
        </label>
      ))}
    </div>
  )
}

/** Who of the team agreed. */
export function Agreed(props: {
  readonly names: readonly string[]
  readonly agreed: readonly string[]
  readonly onAgreed: (agreed: string[]) => void
}): ReactNode {
  const { t } = useTranslation("ownership")
  return (
    <div className={styles.checks}>
      <span>{t("team.agreed-by")}</span>
      {props.names.map((name) => (
        <Checkbox
          key={name}
          size="xs"
          label={name}
          checked={props.agreed.includes(name)}
          onChange={({ currentTarget }) =>
            props.onAgreed(currentTarget.checked ? [...props.agreed, name] : props.agreed.filter((one) => one !== name))
          }
        />
      ))}
    </div>
  )
}
