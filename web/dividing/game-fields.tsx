import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { AmountsFields } from "./amounts-fields.tsx"
import styles from "./dividing.module.css"
import { type Formula, firstOf, type GameFile, kindOf, kinds, membersOf, namesIn, withPlayers } from "./game-state.ts"

interface GameFieldsProps {
  readonly game: GameFile
  readonly onGame: (game: GameFile) => void
}

/** Largest table that is typed in: 31 coalitions. Larger ones come as a file. */
const mostTyped = 5

/** The game: how it is given, its players, and what coalitions are worth. */
export function GameFields({ game, onGame }: GameFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const kind = kindOf(game)
  return (
    <div className={styles.rule} data-screen-only>
      <div className={styles.wideChoice}>
        <NativeSelect
          label={t("game.kind")}
          value={kind}
          data={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          onChange={({ currentTarget }) => {
            const chosen = kinds.find((one) => one === currentTarget.value)
            if (chosen !== undefined) onGame(firstOf(chosen))
          }}
        />
      </div>
      <p className={styles.soft}>{t(`kind-note.${kind}`)}</p>
      {game.formula === undefined ? (
        <TableFields game={game} onGame={onGame} />
      ) : (
        <FormulaFields formula={game.formula} onFormula={(formula) => onGame({ ...game, formula })} />
      )}
    </div>
  )
}

function TableFields({ game, onGame }: GameFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const { players = [], worths = [] } = game
  return (
    <>
      <NamesField
        label={t("game.players")}
        names={players}
        onNames={(names) => (names.length > 12 ? undefined : onGame(withPlayers(game, [...new Set(names)])))}
      />
      {players.length > mostTyped ? (
        <p className={styles.soft}>{t("game.large-table", { count: worths.length })}</p>
      ) : (
        <table className={styles.grid} style={{ maxWidth: "26rem" }}>
          <caption className="hidden-text">{t("game.worths")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("game.coalition")}</th>
              <th scope="col">{t("game.worth")}</th>
            </tr>
          </thead>
          <tbody>
            {worths.map((worth, mask) => {
              const name = membersOf(players, mask).join(t("list.comma"))
              return mask === 0 ? null : (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <input
                      className={`${styles.field} ${styles.number}`}
                      inputMode="decimal"
                      aria-label={`${name}: ${t("game.worth")}`}
                      value={`${worth}`}
                      onChange={({ currentTarget }) =>
                        onGame({
                          ...game,
                          worths: worths.map((one, at) => (at === mask ? currentTarget.value.trim() : one)),
                        })
                      }
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}

interface NamesFieldProps {
  readonly label: string
  readonly names: readonly string[]
  readonly onNames: (names: string[]) => void
}

/** Names as a text: what is typed stays as it is typed until it means other names. */
function NamesField({ label, names, onNames }: NamesFieldProps): ReactNode {
  const { t } = useTranslation("dividing")
  const [typed, setTyped] = useState<string>()
  const meant = names.join(", ")
  return (
    <TextInput
      label={label}
      description={t("game.names-note")}
      value={typed !== undefined && namesIn(typed).join(", ") === meant ? typed : meant}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        const next = namesIn(currentTarget.value)
        if (next.length > 0) onNames(next)
      }}
    />
  )
}

interface FormulaFieldsProps {
  readonly formula: Formula
  readonly onFormula: (formula: Formula) => void
}

function FormulaFields({ formula, onFormula }: FormulaFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  switch (formula.kind) {
    case "bankruptcy":
      return (
        <>
          <NumberField
            label={t("claims.estate")}
            value={`${formula.estate}`}
            onValue={(estate) => onFormula({ ...formula, estate })}
          />
          <AmountsFields
            label={t("claims.claims")}
            what={t("claims.claim")}
            amounts={formula.claims}
            onAmounts={(claims) => onFormula({ ...formula, claims })}
          />
        </>
      )
    case "airport":
      return (
        <AmountsFields
          label={t("game.costs")}
          what={t("game.cost")}
          amounts={formula.costs}
          onAmounts={(costs) => onFormula({ ...formula, costs })}
        />
      )
    case "voting":
      return (
        <>
          <NumberField
            label={t("game.quota")}
            value={`${formula.quota}`}
            onValue={(quota) => onFormula({ ...formula, quota })}
          />
          <AmountsFields
            label={t("game.votes")}
            what={t("game.votes")}
            amounts={formula.weights}
            onAmounts={(weights) => onFormula({ ...formula, weights })}
          />
        </>
      )
    case "gloves":
      return (
        <>
          <NamesField label={t("game.left")} names={formula.left} onNames={(left) => onFormula({ ...formula, left })} />
          <NamesField
            label={t("game.right")}
            names={formula.right}
            onNames={(right) => onFormula({ ...formula, right })}
          />
        </>
      )
    case "synergies":
      return <SynergyFields formula={formula} onFormula={onFormula} />
  }
}

function NumberField(props: {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}): ReactNode {
  return (
    <div className={styles.filters}>
      <TextInput
        label={props.label}
        inputMode="decimal"
        value={props.value}
        onChange={({ currentTarget }) => props.onValue(currentTarget.value.trim())}
      />
    </div>
  )
}

interface SynergyFieldsProps {
  readonly formula: Extract<Formula, { kind: "synergies" }>
  readonly onFormula: (formula: Formula) => void
}

function SynergyFields({ formula, onFormula }: SynergyFieldsProps): ReactNode {
  const { t } = useTranslation("dividing")
  const { synergies } = formula
  const put = (at: number, change: Partial<(typeof synergies)[number]>) =>
    onFormula({ ...formula, synergies: synergies.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  return (
    <>
      {synergies.map(({ members, worth }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed, and keep their place
        <div key={at} className={styles.filters}>
          <NamesField label={t("game.members")} names={members} onNames={(next) => put(at, { members: next })} />
          <TextInput
            label={t("game.worth")}
            inputMode="decimal"
            value={`${worth}`}
            onChange={({ currentTarget }) => put(at, { worth: currentTarget.value.trim() })}
          />
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onFormula({ ...formula, synergies: [...synergies, { members: ["a"], worth: "1" }] })}
        >
          {t("units.add")}
        </Button>
      </div>
    </>
  )
}
