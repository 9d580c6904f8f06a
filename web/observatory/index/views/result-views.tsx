import { NativeSelect } from "@mantine/core"
import { type ComponentType, type ReactNode, useId, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../../ui/text.ts"
import { AvailabilityView } from "./availability-view.tsx"
import { ComparisonView } from "./comparison-view.tsx"
import { CorrelationView } from "./correlation-view.tsx"
import { DistributionView } from "./distribution-view.tsx"
import { FrameworkView } from "./framework-view.tsx"
import type { IndexResults, RegionGround, ViewChoice, ViewName, ViewProps } from "./index-results.ts"
import { viewNames } from "./index-results.ts"
import { LeaveOneOutView } from "./leave-one-out-view.tsx"
import { MapView } from "./map-view.tsx"
import { inLanguage } from "./one-language.ts"
import { PairsView } from "./pairs-view.tsx"
import { ProfileView } from "./profile-view.tsx"
import { RankingView } from "./ranking-view.tsx"
import { RecordView } from "./record-view.tsx"
import { SensitivityView } from "./sensitivity-view.tsx"
import { SplitView } from "./split-view.tsx"
import { TimeView } from "./time-view.tsx"
import styles from "./views.module.css"

const views: Readonly<Record<ViewName, ComponentType<ViewProps>>> = {
  ranking: RankingView,
  map: MapView,
  profile: ProfileView,
  time: TimeView,
  pairs: PairsView,
  split: SplitView,
  framework: FrameworkView,
  distribution: DistributionView,
  availability: AvailabilityView,
  record: RecordView,
  correlation: CorrelationView,
  sensitivity: SensitivityView,
  "leave-one-out": LeaveOneOutView,
  comparison: ComparisonView,
}

const areas = [
  { name: "what", views: ["ranking", "map", "profile", "time", "pairs"] },
  { name: "why", views: ["split", "framework", "distribution", "availability", "record"] },
  { name: "how-sure", views: ["correlation", "sensitivity", "leave-one-out", "comparison"] },
] as const

interface ResultViewsProps {
  readonly results: IndexResults
  /** Of the platform's region; without it no map is drawn. */
  readonly ground?: RegionGround | undefined
  /** Where the choice is kept, usually the address bar; without it the views keep it themselves. */
  readonly choice?: ViewChoice
  readonly onChoose?: (choice: ViewChoice) => void
}

/** Everything there is to see of an index that was run, one view at a time. */
export function ResultViews({ results, ground, choice, onChoose }: ResultViewsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const id = useId()
  const [own, setOwn] = useState<ViewChoice>({})
  const chosen = choice ?? own
  const choose = (change: ViewChoice) => (onChoose ?? setOwn)({ ...chosen, ...change })
  const shown = viewNames.find((name) => name === chosen.view) ?? "ranking"
  const View = views[shown]
  const [kept, keep] = useState<IndexResults["compared"]>()
  const compared = results.compared ?? kept
  const language = useLanguage()
  const seen = useMemo(
    () => inLanguage(compared === undefined ? results : { ...results, compared }, language),
    [results, compared, language],
  )
  return (
    <div className={styles.views}>
      <nav className={styles.areas} aria-label={t("view.views")} data-screen-only>
        {areas.map((area) => (
          <div key={area.name} className={styles.area}>
            <p id={`${id}-${area.name}`}>{t(`view.area.${area.name}`)}</p>
            <ul aria-labelledby={`${id}-${area.name}`}>
              {area.views.map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    {...(name === shown && { "aria-current": "true" as const })}
                    onClick={() => choose({ view: name })}
                  >
                    {t(`view.name.${name}`)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={styles.one} data-screen-only>
        <NativeSelect
          label={t("view.views")}
          value={shown}
          data={areas.map((area) => ({
            group: t(`view.area.${area.name}`),
            items: area.views.map((name) => ({ value: name, label: t(`view.name.${name}`) })),
          }))}
          onChange={({ currentTarget: { value } }) => choose({ view: viewNames.find((name) => name === value) })}
        />
      </div>
      <section className={styles.view} aria-label={t(`view.name.${shown}`)}>
        <View
          results={seen}
          ground={ground}
          choice={chosen}
          choose={choose}
          onKeep={() => keep({ name: t("view.comparison.kept"), run: results.run })}
        />
      </section>
    </div>
  )
}
