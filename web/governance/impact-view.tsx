import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "../ui/icon.tsx"
import { saveFile } from "../ui/save-file.ts"
import { useSay } from "../ui/text.ts"
import { DayText, WhenText } from "../ui/time-text.tsx"
import styles from "./governance.module.css"
import { impactCsv } from "./impact-csv.ts"
import { ImpactMoney } from "./impact-money.tsx"
import { ImpactOutcomes } from "./impact-outcomes.tsx"
import type { Impact } from "./motion-types.ts"
import { StandingAlone } from "./standing-alone.tsx"
import { ValueText } from "./value-text.tsx"

interface ImpactViewProps {
  readonly impact: Impact
  /** The figures are of what was typed before; the next are on their way. */
  readonly stale: boolean
}

/** The impact of a draft: who would have gained and lost, which acts would have ended otherwise, and how it was made. */
export function ImpactView({ impact, stale }: ImpactViewProps): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  return (
    <>
      <p role="status" className={styles.soft}>
        {stale ? t("impact.updating") : t("impact.counted", { cases: impact.cases, open: impact.open })}
      </p>
      <p>
        <Tried impact={impact} />
      </p>
      <p>{say(impact.note)}</p>
      {impact.effect !== "none" && impact.cases === 0 ? <p>{t("impact.no-cases")}</p> : null}
      {impact.views.map((view) => (
        <ImpactMoney key={view.of} view={view} />
      ))}
      <ImpactOutcomes impact={impact} />
      <StandingAlone core={impact.core} />
      {impact.method.length === 0 ? null : <Method impact={impact} />}
    </>
  )
}

/** Which values were compared over which days. */
function Tried({ impact }: { readonly impact: Impact }): ReactNode {
  const { t } = useTranslation("governance")
  const { parameter, period } = impact
  return (
    <>
      {t("impact.period")}
      <DayText day={period.start} /> – <DayText day={period.end} />
      {t("list.stop")}
      {t("impact.in-force")}{" "}
      {parameter.inForce.map(({ from, value }, index) => (
        <span key={from}>
          {index === 0 ? null : t("list.comma")}
          <ValueText value={value} unit={parameter.unit} none="–" bare /> ({t("change.from")} <WhenText at={from} />)
        </span>
      ))}
      {parameter.inForce.length === 0 ? "–" : null}
      {t("list.semicolon")}
      {t("impact.draft")} <ValueText value={parameter.draft} unit={parameter.unit} none="–" />
      {t("list.stop")}
    </>
  )
}

function Method({ impact }: { readonly impact: Impact }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { id, draft } = impact.parameter
  return (
    <details className={styles.fold}>
      <summary>{t("impact.method")}</summary>
      <ol className={styles.method}>
        {impact.method.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ol>
      {impact.left.length === 0 ? null : (
        <p className={styles.soft}>
          {t("impact.left")} {impact.left.map((one) => one.split("/").at(-1)).join(t("list.comma"))}
        </p>
      )}
      {impact.views.length === 0 ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="download" size={16} />}
          onClick={() =>
            saveFile(`impact-${id}-${draft.replace("/", "-")}.csv`, "text/csv;charset=utf-8", impactCsv(impact))
          }
        >
          {t("impact.csv")}
        </Button>
      )}
    </details>
  )
}
