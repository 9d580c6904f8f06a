import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import { type CaseState, ofKind, type Rules } from "./case-state.ts"
import styles from "./ownership.module.css"

interface CaseFieldsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** What kind of result it is, when it was made, and the facts that its kind asks for. */
export function CaseFields({ state, rules, onState }: CaseFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const kind = rules.kinds.find(({ id }) => id === state.kind)
  const facts = rules.facts.filter(({ id }) => kind?.facts.includes(id))
  const programmes = rules.instruments.filter(({ layer }) => layer === "programme")
  const put = (fact: string, value: string | boolean) => onState({ ...state, facts: { ...state.facts, [fact]: value } })
  return (
    <div className={styles.block} data-screen-only>
      <div className={styles.filters}>
        <NativeSelect
          label={t("case.kind")}
          value={state.kind}
          data={rules.kinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={({ currentTarget }) => {
            const chosen = rules.kinds.find(({ id }) => id === currentTarget.value)
            if (chosen !== undefined) onState(ofKind(state, chosen, rules))
          }}
        />
        <TextInput
          type="date"
          label={t("case.day")}
          value={state.day}
          onChange={({ currentTarget }) => onState({ ...state, day: currentTarget.value })}
        />
        {facts.map(({ id, title, choices }) =>
          choices.length === 0 ? (
            <Checkbox
              key={id}
              label={say(title)}
              checked={state.facts[id] === true}
              onChange={({ currentTarget }) => put(id, currentTarget.checked)}
            />
          ) : (
            <NativeSelect
              key={id}
              label={say(title)}
              value={`${state.facts[id] ?? ""}`}
              data={choices.map((choice) => ({ value: choice.id, label: say(choice.title) }))}
              onChange={({ currentTarget }) => put(id, currentTarget.value)}
            />
          ),
        )}
      </div>
      <div className={styles.checks}>
        <span>{t("case.programmes")}</span>
        {programmes.map(({ id, title }) => (
          <Checkbox
            key={id}
            size="xs"
            label={say(title)}
            checked={state.programmes.includes(id)}
            onChange={({ currentTarget }) =>
              onState({
                ...state,
                programmes: currentTarget.checked
                  ? [...state.programmes, id]
                  : state.programmes.filter((one) => one !== id),
              })
            }
          />
        ))}
      </div>
    </div>
  )
}
