import { Checkbox, NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { Ask, CaseState, Rules } from "./case-state.ts"
import styles from "./ownership.module.css"

interface AskFieldsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** "May we do this alone?": the act, who asks, and what the others have said. */
export function AskFields({ state, rules, onState }: AskFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const ask: Ask = state.ask ?? { by: state.parties[0]?.id ?? "", consents: [], objects: [], gaveUp: [] }
  const put = (change: Partial<Ask>) => onState({ ...state, ask: { ...ask, ...change } })
  const others = state.parties.filter(({ id, role }) => id !== ask.by && role !== "maker")
  return (
    <div className={styles.block} data-screen-only>
      <div className={styles.filters}>
        <NativeSelect
          label={t("ask.by")}
          value={state.ask === undefined ? "" : ask.by}
          data={[{ value: "", label: t("ask.nobody") }, ...state.parties.map(({ id }) => ({ value: id, label: id }))]}
          onChange={({ currentTarget: { value } }) =>
            value === "" ? onState({ ...state, ask: undefined }) : put({ by: value })
          }
        />
        <NativeSelect
          label={t("ask.act")}
          value={ask.act ?? ""}
          data={[
            { value: "", label: t("ask.every-act") },
            ...rules.acts.map(({ id, title }) => ({ value: id, label: say(title) })),
          ]}
          onChange={({ currentTarget }) => put({ act: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t("ask.day")}
          value={ask.day ?? state.day}
          onChange={({ currentTarget }) => put({ day: currentTarget.value })}
        />
        <Checkbox
          label={t("ask.abroad")}
          checked={ask.abroad === true}
          onChange={({ currentTarget }) => put({ abroad: currentTarget.checked })}
        />
      </div>
      {others.map(({ id }) => (
        <Said key={id} party={id} ask={ask} onAsk={put} />
      ))}
    </div>
  )
}

const sayings = ["consents", "objects", "gaveUp"] as const

/** What another party has said; one who consents does not object. */
function Said(props: {
  readonly party: string
  readonly ask: Ask
  readonly onAsk: (change: Partial<Ask>) => void
}): ReactNode {
  const { t } = useTranslation("ownership")
  const { party, ask, onAsk } = props
  const without = (list: readonly string[]) => list.filter((one) => one !== party)
  const set = (saying: (typeof sayings)[number], on: boolean) => {
    const added = on ? [...without(ask[saying]), party] : without(ask[saying])
    if (!on || saying === "gaveUp") return onAsk({ [saying]: added })
    const other = saying === "consents" ? "objects" : "consents"
    onAsk({ [saying]: added, [other]: without(ask[other]) })
  }
  return (
    <div className={styles.checks}>
      <span>{party}</span>
      {sayings.map((saying) => (
        <Checkbox
          key={saying}
          size="xs"
          label={t(`ask.${saying}`)}
          aria-label={`${party}: ${t(`ask.${saying}`)}`}
          checked={ask[saying].includes(party)}
          onChange={({ currentTarget }) => set(saying, currentTarget.checked)}
        />
      ))}
    </div>
  )
}
