import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { floatOf, percent } from "../ui/figures.ts"
import { useSay } from "../ui/text.ts"
import type { Pack, PackVersion } from "./case-state.ts"
import styles from "./dividing.module.css"
import type { Division } from "./division-view.tsx"
import { GainsTable } from "./gains-table.tsx"
import { shortTitle } from "./units-table.tsx"

interface WeightsSectionProps {
  readonly pack: Pack
  readonly version: PackVersion
  readonly weights: Readonly<Record<string, string>>
  readonly onWeights: (weights: Record<string, string>) => void
  /** By the rule's own weights. */
  readonly byRule: Division | undefined
  readonly shown: Division | undefined
}

/** Weights to turn, and who gains and loses by it against the rule as it is. */
export function WeightsSection({ pack, version, weights, onWeights, byRule, shown }: WeightsSectionProps): ReactNode {
  const { t } = useTranslation("dividing")
  return (
    <>
      <div className={styles.weights} data-screen-only>
        {version.weights.map(({ factor, weight }) => (
          <Weight
            key={factor}
            factor={factor}
            title={pack.factors.find(({ id }) => id === factor)?.title}
            value={weights[factor] ?? weight}
            counted={shown?.weights.find((one) => one.factor === factor)?.of}
            byRule={weight}
            onValue={(value) => onWeights({ ...weights, [factor]: value })}
          />
        ))}
        {Object.keys(weights).length === 0 ? null : (
          <div>
            <Button variant="default" size="compact-sm" onClick={() => onWeights({})}>
              {t("weights.reset")}
            </Button>
          </div>
        )}
      </div>
      {shown?.tried === true && byRule !== undefined ? (
        <GainsTable
          title={t("weights.gains")}
          before={{ label: t("weights.by-rule"), division: byRule }}
          after={{ label: t("weights.tried"), division: shown }}
        />
      ) : (
        <p className={styles.soft} data-screen-only>
          {t("weights.none-tried")}
        </p>
      )}
    </>
  )
}

interface WeightProps {
  readonly factor: string
  readonly title: { readonly zh: string; readonly en: string } | undefined
  readonly value: string
  readonly counted: string | undefined
  readonly byRule: string
  readonly onValue: (value: string) => void
}

function Weight({ factor, title, value, counted, byRule, onValue }: WeightProps): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const name = title === undefined ? factor : shortTitle(say(title))
  const most = Math.max(1, Math.ceil(floatOf(byRule)))
  return (
    <label className={styles.weight}>
      <span>{name}</span>
      <input
        type="range"
        min={0}
        max={most}
        step={0.01}
        value={floatOf(value)}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
      />
      <span className="number">{counted === undefined ? "" : t("weights.counted", { part: percent(counted) })}</span>
    </label>
  )
}
