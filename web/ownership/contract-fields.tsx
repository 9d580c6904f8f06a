import { Button, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import { type CaseState, type Clause, matters, newClause, type Rules } from "./case-state.ts"
import { ClauseFields } from "./clause-fields.tsx"
import styles from "./ownership.module.css"

interface ContractFieldsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** What was agreed: one clause a box. */
export function ContractFields({ state, rules, onState }: ContractFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const contract = state.contract ?? { reference: "", clauses: [] }
  const put = (clauses: readonly Clause[], reference = contract.reference) =>
    onState({
      ...state,
      contract: clauses.length === 0 && reference === "" ? undefined : { reference, clauses: [...clauses] },
    })
  return (
    <div className={styles.block} data-screen-only>
      <TextInput
        className={styles.wide}
        label={t("contract.reference")}
        description={t("contract.reference-note")}
        maxLength={200}
        value={contract.reference}
        onChange={({ currentTarget }) => put(contract.clauses, currentTarget.value)}
      />
      {contract.clauses.map((clause, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: numbers of clauses are typed, and boxes keep their place
        <fieldset key={at} className={styles.part}>
          <legend>
            {t("contract.clause", { id: clause.id })} · {t(`about.${clause.about}`)}
          </legend>
          <div className={styles.head}>
            <label>
              {t("contract.number")}{" "}
              <input
                className={`${styles.field} ${styles.short}`}
                value={clause.id}
                maxLength={40}
                onChange={({ currentTarget }) =>
                  put(contract.clauses.map((one, index) => (index === at ? { ...one, id: currentTarget.value } : one)))
                }
              />
            </label>
            <button
              type="button"
              className={styles.sign}
              aria-label={t("remove-one", { what: t("contract.clause", { id: clause.id }) })}
              onClick={() => put(contract.clauses.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={16} />
            </button>
          </div>
          <ClauseFields
            clause={clause}
            state={state}
            rules={rules}
            onClause={(next) => put(contract.clauses.map((one, index) => (index === at ? next : one)))}
          />
        </fieldset>
      ))}
      <div className={styles.head}>
        {matters.map((about) => (
          <Button
            key={about}
            variant="default"
            size="compact-sm"
            onClick={() =>
              put([...contract.clauses, newClause(about, state)], contract.reference || t("contract.default"))
            }
          >
            + {t(`about.${about}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
