import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import type { CaseState, Rules, Team } from "./case-state.ts"
import { Agreed } from "./clause-fields.tsx"
import styles from "./ownership.module.css"

interface TeamFieldsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly onState: (state: CaseState) => void
}

/** Contributor roles and the team's own weights: a proposal of shares, until every member agrees. */
export function TeamFields({ state, rules, onState }: TeamFieldsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const units = [
    ...new Set(state.parties.flatMap(({ role, unit }) => (role === "maker" && unit !== undefined ? [unit] : []))),
  ]
  const { team } = state
  const choose = (unit: string) =>
    onState({ ...state, team: unit === "" ? undefined : { roles: {}, weights: {}, agreedBy: [], ...team, unit } })
  return (
    <div className={styles.block} data-screen-only>
      <div className={styles.filters}>
        <NativeSelect
          label={t("team.unit")}
          value={team?.unit ?? ""}
          data={[{ value: "", label: t("team.none") }, ...units.map((unit) => ({ value: unit, label: unit }))]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      </div>
      {team === undefined ? null : (
        <Matrix team={team} state={state} rules={rules} onTeam={(next) => onState({ ...state, team: next })} />
      )}
    </div>
  )
}

interface MatrixProps {
  readonly team: Team
  readonly state: CaseState
  readonly rules: Rules
  readonly onTeam: (team: Team) => void
}

/** Fourteen roles down, weight and makers across: a degree where someone had the role. */
function Matrix({ team, state, rules, onTeam }: MatrixProps): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  const makers = state.parties.filter((one) => one.role === "maker" && one.unit === team.unit).map(({ id }) => id)
  const degree = (maker: string, role: string, typed: string) => {
    const { [role]: _, ...rest } = team.roles[maker] ?? {}
    onTeam({ ...team, roles: { ...team.roles, [maker]: typed === "" ? rest : { ...rest, [role]: typed } } })
  }
  return (
    <>
      <p className={styles.source}>
        {rules.credit.source} <span className={styles.assumed}>{t("assumed")}</span> {rules.credit.assumed}
      </p>
      <ScrollArea label={t("team.title")}>
        <table className={styles.grid}>
          <caption className="hidden-text">{t("team.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("team.role")}</th>
              <th scope="col">{t("team.weight")}</th>
              {makers.map((maker) => (
                <th key={maker} scope="col">
                  {maker}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.credit.roles.map(({ id, title }) => (
              <tr key={id}>
                <th scope="row">{say(title)}</th>
                <td>
                  <Figure
                    label={`${say(title)}: ${t("team.weight")}`}
                    value={team.weights[id]}
                    onType={(weight) => onTeam({ ...team, weights: { ...team.weights, [id]: weight } })}
                  />
                </td>
                {makers.map((maker) => (
                  <td key={maker}>
                    <Figure
                      label={`${say(title)}: ${maker}`}
                      value={team.roles[maker]?.[id]}
                      onType={(typed) => degree(maker, id, typed)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Agreed names={makers} agreed={team.agreedBy} onAgreed={(agreedBy) => onTeam({ ...team, agreedBy })} />
    </>
  )
}

function Figure(props: {
  readonly label: string
  readonly value: string | number | undefined
  readonly onType: (text: string) => void
}): ReactNode {
  return (
    <input
      className={`${styles.field} ${styles.short}`}
      inputMode="decimal"
      aria-label={props.label}
      value={`${props.value ?? ""}`}
      onChange={({ currentTarget }) => props.onType(currentTarget.value.trim())}
    />
  )
}
