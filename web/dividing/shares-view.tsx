import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { shownFraction } from "../../base/index.ts"
import type { Reply } from "../api.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { shortFloat } from "../ui/figures.ts"
import { useSay } from "../ui/text.ts"
import { BarChart } from "./bar-chart.tsx"
import styles from "./dividing.module.css"

type Game = Reply<"divideGame">
type Rule = Game["rules"][number]
/** Longer fractions are shown as decimals; the exact one is told on pointing and stands in the file. */
const longest = 12

/** The division by every rule beside each other, each with what it is worth. */
export function SharesView({ game }: { readonly game: Game }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const given = game.rules.filter(({ result }) => result !== null)
  const refused = game.rules.filter(({ refused }) => refused !== null)
  const drawn = given.filter(({ rule }) => ["shapley", "banzhaf-normalised", "nucleolus", "tau"].includes(rule))
  const players = game.players.slice(0, 20)
  return (
    <>
      <BarChart
        title={t("shares.chart")}
        name="shares"
        labels={players}
        series={drawn.map(({ rule, result }) => ({
          name: t(`rule.${rule}`),
          values: players.map((player) => result?.decimals[player] ?? null),
          texts: players.map((player) => result?.shares[player] ?? "–"),
        }))}
      />
      <DataTable
        // More or fewer players are other columns, so another table.
        key={game.players.length}
        name={`shares-of-${game.players.length}`}
        label={t("result.title")}
        rows={given}
        rowKey={({ rule }) => rule}
        columns={useColumns(game)}
      />
      {refused.length === 0 ? null : (
        <ul className={styles.bare}>
          {refused.map(({ rule, refused }) => (
            <li key={rule} className={styles.soft}>
              <strong>{t(`rule.${rule}`)}</strong>
              {t("list.colon")}
              {refused === null ? "" : `${say(refused.detail)} ${say(refused.help)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function useColumns({ players }: Game): readonly Column<Rule>[] {
  const { t } = useTranslation("dividing")
  return [
    { key: "rule", label: t("shares.rule"), value: ({ rule }) => t(`rule.${rule}`) },
    ...players.slice(0, 60).map(
      (player, at): Column<Rule> => ({
        key: `player ${at + 1}`,
        label: player,
        numeric: true,
        value: ({ result }) => (result?.bounds ? (result.decimals[player] ?? null) : (result?.shares[player] ?? null)),
        cell: ({ result }) => <Share result={result} player={player} />,
      }),
    ),
    {
      key: "guarantee",
      label: t("shares.guarantee"),
      value: ({ result }) => (result === null ? "" : t(`guarantee.${result.guarantee}`)),
    },
    {
      key: "core",
      label: t("shares.in-core"),
      value: ({ result }) => (result === null || result.inCore === null ? "–" : t(result.inCore ? "yes" : "no")),
    },
  ]
}

function Share({ result, player }: { readonly result: Rule["result"]; readonly player: string }): ReactNode {
  const exact = result?.shares[player]
  const decimal = result?.decimals[player]
  if (exact === undefined || decimal === undefined) return "–"
  const bound = result?.bounds?.[player]
  if (bound !== undefined) return <span className="number">{`${shortFloat(decimal)} ± ${shortFloat(bound)}`}</span>
  return (
    <span className="number" title={exact}>
      {shownFraction(exact, longest)}
    </span>
  )
}

/** Which group would do better alone under each rule, in words. */
export function StandingAlone({ game }: { readonly game: Game }): ReactNode {
  const { t } = useTranslation("dividing")
  const tested = game.rules.flatMap(({ rule, result }) =>
    result === null || result.inCore === null ? [] : [{ rule, result }],
  )
  if (tested.length === 0) return <p className={styles.soft}>{t("alone.too-many")}</p>
  return (
    <>
      <p>
        {game.core?.isEmpty === true
          ? t("alone.core-empty", { excess: game.core.excess ?? "–" })
          : t("alone.core-full")}
      </p>
      <ul>
        {tested.map(({ rule, result: { inCore, blocking, undivided } }) => (
          <li key={rule}>
            <strong>{t(`rule.${rule}`)}</strong>
            {t("list.colon")}
            {inCore
              ? t("alone.nobody")
              : blocking?.members.length === game.players.length
                ? t("alone.part", { worth: blocking.worth, given: blocking.given })
                : blocking === null
                  ? t("alone.over", { more: undivided?.replace("-", "") ?? "–" })
                  : t("alone.group", {
                      group: blocking.members.join(t("list.comma")),
                      worth: blocking.worth,
                      given: blocking.given,
                      gain: blocking.gain,
                    })}
          </li>
        ))}
      </ul>
    </>
  )
}
