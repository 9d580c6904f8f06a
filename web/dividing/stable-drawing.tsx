import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { floatOf } from "../ui/figures.ts"
import styles from "./dividing.module.css"
import { coreShape, type Point } from "./stable-shape.ts"

type Game = Reply<"divideGame">

const marked = ["shapley", "nucleolus", "tau"] as const

/** The core of three or four players, with the divisions of some rules in it. */
export function CoreDrawing({ game }: { readonly game: Game }): ReactNode {
  const { t } = useTranslation("dividing")
  const { players, worths } = game
  const shape = worths === null ? null : coreShape(worths.map(floatOf))
  if (shape === null) return null
  const places = marked.flatMap((rule) => {
    const shares = game.rules.find((one) => one.rule === rule)?.result?.shares
    const at = shares === undefined ? null : shape.place(players.map((player) => floatOf(shares[player] ?? "0")))
    return at === null ? [] : [{ rule, at }]
  })
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.answer}>
        {game.core?.isEmpty === true ? t("core.empty-title") : t("core.title")}
      </figcaption>
      <svg viewBox="0 0 500 470" className={styles.core} role="img" aria-label={t("core.title")}>
        {shape.edges.map(([from, to]) => (
          <line
            key={`${told(from)} ${told(to)}`}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            className={styles.outline}
          />
        ))}
        {game.core?.isEmpty === true
          ? null
          : shape.faces.map((face) => (
              <polygon key={face.map(told).join(" ")} points={face.map(told).join(" ")} className={styles.inside} />
            ))}
        {shape.corners.map(({ player, at }) => (
          <text
            key={player}
            x={at.x}
            y={at.y + (at.y > 250 ? 20 : -10)}
            textAnchor={at.x < 100 ? "start" : at.x > 400 ? "end" : "middle"}
          >
            {players[player]}
          </text>
        ))}
        {places.map(({ rule, at }, index) => (
          <g key={rule}>
            <Mark index={index} at={at} />
          </g>
        ))}
        {places.map(({ rule }, index) => (
          <g key={rule}>
            <Mark index={index} at={{ x: 14, y: 16 + 20 * index }} />
            <text x={28} y={20 + 20 * index}>
              {t(`rule.${rule}`)}
            </text>
          </g>
        ))}
      </svg>
      <p className={styles.soft}>{t(players.length === 3 ? "core.note-three" : "core.note-four")}</p>
    </figure>
  )
}

function told({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`
}

/** A sign of its own for each rule, so that none is told by colour alone. */
function Mark({ index, at: { x, y } }: { readonly index: number; readonly at: Point }): ReactNode {
  if (index === 0) return <circle cx={x} cy={y} r={5.5} fill="var(--act)" stroke="var(--paper)" />
  if (index === 1) return <rect x={x - 5} y={y - 5} width={10} height={10} fill="#d55e00" stroke="var(--paper)" />
  return <path d={`M${x} ${y - 6.5}l6 11h-12z`} fill="#009e73" stroke="var(--paper)" />
}
