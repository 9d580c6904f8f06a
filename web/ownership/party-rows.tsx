import { Button } from "@mantine/core"
import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { useRegion } from "../session.ts"
import { Icon } from "../ui/icon.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import { type CaseState, type Party, type Rules, renamed } from "./case-state.ts"
import styles from "./ownership.module.css"

interface PartyRowsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** Who is in the case: one party a row. */
export function PartyRows({ state, rules, onState }: PartyRowsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const { parties } = state
  const heads = ["party.id", "party.kind", "party.jurisdiction", "party.role", "party.unit", "party.group"] as const
  const put = (at: number, change: Partial<Party>) =>
    onState({ ...state, parties: parties.map((party, index) => (index === at ? { ...party, ...change } : party)) })
  return (
    <div>
      <ScrollArea label={t("parties.title")}>
        <table className={styles.grid}>
          <caption className="hidden-text">{t("parties.title")}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
              <th scope="col">
                <span className="hidden-text">{t("remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {parties.map((party, at) => (
              <PartyRow
                // biome-ignore lint/suspicious/noArrayIndexKey: names are typed, and rows keep their place
                key={at}
                party={party}
                state={state}
                rules={rules}
                onChange={(change) => put(at, change)}
                onRename={(to) => onState(renamed(state, party.id, to))}
                onRemove={() => onState({ ...state, parties: parties.filter((_, index) => index !== at) })}
              />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Places rules={rules} />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onState({ ...state, parties: [...parties, another(state)] })}
      >
        {t("party.add")}
      </Button>
    </div>
  )
}

function another({ parties }: CaseState): Party {
  const last = parties.at(-1)
  const taken = parties.map(({ id }) => id)
  const id = [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !taken.includes(letter)) ?? `p${parties.length + 1}`
  return { ...last, id, kind: last?.kind ?? "firm", jurisdiction: last?.jurisdiction ?? "", role: last?.role ?? "" }
}

/** Jurisdictions that the region and the rules know; others may be typed. */
function Places({ rules }: { readonly rules: Rules }): ReactNode {
  const say = useSay()
  const members = useRegion()?.jurisdictions ?? []
  const ruled = rules.instruments.flatMap(({ jurisdiction }) => (jurisdiction === null ? [] : [jurisdiction]))
  const others = [...new Set(ruled)].filter((code) => !members.some((one) => one.code === code))
  return (
    <datalist id="ownership-places">
      {members.map(({ code, name }) => (
        <option key={code} value={code} label={say(name)} />
      ))}
      {others.map((code) => (
        <option key={code} value={code} />
      ))}
    </datalist>
  )
}

interface PartyRowProps {
  readonly party: Party
  readonly state: CaseState
  readonly rules: Rules
  readonly onChange: (change: Partial<Party>) => void
  readonly onRename: (to: string) => void
  readonly onRemove: () => void
}

function PartyRow({ party, state, rules, onChange, onRename, onRemove }: PartyRowProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const kind = rules.kinds.find(({ id }) => id === state.kind)
  const open = [...(kind?.roles ?? []), ...rules.anyKind]
  const units = state.parties.filter((one) => one.kind !== "person" && one.id !== party.id)
  const label = (what: "kind" | "jurisdiction" | "role" | "unit" | "group") => `${party.id}: ${t(`party.${what}`)}`
  const titled = (words: Rules["roles"], wanted: readonly string[]) =>
    words.filter(({ id }) => wanted.includes(id)).map(({ id, title }): readonly [string, string] => [id, say(title)])
  return (
    <tr>
      <td>
        <PartyName id={party.id} taken={state.parties.map(({ id }) => id)} onRename={onRename} />
      </td>
      <td>
        <Choice
          label={label("kind")}
          value={party.kind}
          options={rules.partyKinds.map(({ id, title }) => [id, say(title)])}
          onChoose={(next) => onChange({ kind: next })}
        />
      </td>
      <td>
        <input
          className={`${styles.field} ${styles.place}`}
          list="ownership-places"
          aria-label={label("jurisdiction")}
          value={party.jurisdiction}
          onChange={({ currentTarget }) => onChange({ jurisdiction: currentTarget.value.trim().toUpperCase() })}
        />
      </td>
      <td>
        <Choice
          label={label("role")}
          value={party.role}
          options={titled(rules.roles, open)}
          onChoose={(role) => onChange({ role })}
        />
      </td>
      <td>
        {party.role === "maker" ? (
          <Choice
            label={label("unit")}
            value={party.unit ?? ""}
            options={[["", t("party.no-unit")], ...units.map(({ id }): readonly [string, string] => [id, id])]}
            onChoose={(unit) => onChange({ unit })}
          />
        ) : null}
      </td>
      <td>
        {party.role === "maker" ? (
          <Choice
            label={label("group")}
            value={party.group ?? ""}
            options={[
              ["", t("group.none")],
              ["main", t("group.main")],
              ["transfer-staff", t("group.transfer-staff")],
            ]}
            onChoose={(group) => onChange({ group })}
          />
        ) : null}
      </td>
      <td>
        <button
          type="button"
          className={styles.sign}
          aria-label={t("remove-one", { what: party.id })}
          disabled={state.parties.length === 1}
          onClick={onRemove}
        >
          <Icon name="close" size={16} />
        </button>
      </td>
    </tr>
  )
}

/** A party's name; it is taken over on leaving the field, so that no half-typed name meets another. */
function PartyName(props: {
  readonly id: string
  readonly taken: readonly string[]
  readonly onRename: (to: string) => void
}): ReactNode {
  const { t } = useTranslation("ownership")
  const [typed, setTyped] = useState<string>()
  const leave = () => {
    const next = (typed ?? props.id).trim()
    setTyped(undefined)
    if (next !== "" && next !== props.id && !props.taken.includes(next)) props.onRename(next)
  }
  return (
    <input
      className={styles.field}
      aria-label={`${props.id}: ${t("party.id")}`}
      maxLength={60}
      value={typed ?? props.id}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={leave}
    />
  )
}

/** One of a few words; in a table's cell its label is for screen readers alone. */
export function Choice(props: {
  readonly label: string
  readonly shown?: boolean
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string) => void
}): ReactNode {
  const id = useId()
  const field = (
    <select
      id={id}
      className={styles.field}
      {...(props.shown === true ? {} : { "aria-label": props.label })}
      value={props.value}
      onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}
    >
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
  if (props.shown !== true) return field
  return (
    <div>
      <label htmlFor={id}>{props.label}</label> {field}
    </div>
  )
}
