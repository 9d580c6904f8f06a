import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import { addressIn } from "./series-values.ts"
import { StateMark, type ToldTarget, useTargetWords } from "./target-words.tsx"
import styles from "./targets.module.css"

/** The targets of one larger goal: how far each has come, and what is not known. */
export function TargetBoard({
  title,
  targets,
}: {
  readonly title: string
  readonly targets: readonly ToldTarget[]
}): ReactNode {
  const { t } = useTranslation("observatory")
  const states = Map.groupBy(targets, ({ standing }) => standing?.state ?? "unknown")
  return (
    <Section
      title={title}
      note={[...states].map(([state, own]) => `${t(`targets.state.${state}`)} ${own.length}`).join(t("list.separator"))}
    >
      <ul className={styles.board}>
        {targets.map((target) => (
          <li key={target.id} className={styles.card}>
            <Card target={target} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Card({ target }: { readonly target: ToldTarget }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const words = useTargetWords()
  const { standing } = target
  const reached = standing?.reached ?? null
  const actual = standing?.actual ?? null
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("targets.target"), <Goal key="goal" target={target} />],
    [t("targets.actual"), <ActualValue key="actual" target={target} />],
    [t("targets.distance"), words.distance(target)],
    [t("targets.pace"), words.pace(target)],
    [t("targets.arrival"), words.arrival(target)],
  ]
  return (
    <>
      <h3 className={styles.name}>{say(target.indicator)}</h3>
      <p className={styles.unit}>
        {say(target.region)} · {target.unit}
      </p>
      <StateMark target={target} />
      {reached === null ? (
        <p className={styles.blank}>{t("targets.nothing-to-draw")}</p>
      ) : (
        <div
          className={styles.track}
          role="img"
          aria-label={t("targets.reached", { share: Math.round(reached * 100) })}
          style={{ "--share": Math.min(1, reached) }}
        >
          <span>{Math.round(reached * 100)}%</span>
        </div>
      )}
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== "–")
          .map(([label, fact]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
      </dl>
      {words.why(target) === "" ? null : <p className={styles.why}>{words.why(target)}</p>}
      {actual === null && target.rivals.length === 0 ? null : <Rivals target={target} />}
    </>
  )
}

/** The number that a plan names, with its year and source. */
export function Goal({ target }: { readonly target: ToldTarget }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const words = useTargetWords()
  const text = words.goal(target)
  const year = target.targetYear === "standing" ? t("targets.standing") : target.targetYear
  return (
    <>
      {text} {year === null ? null : <span className={styles.soft}>{year}</span>}{" "}
      <ProvenanceMark
        of={`${say(target.indicator)} ${text}`}
        provenance={{
          source: `${target.plan} · ${target.sourceOfTarget}`,
          unit: target.unit,
          note: [target.confidence, target.definition ?? ""].filter((one) => one !== "").join(" · "),
          ...(target.targetYear === null ? {} : { asOf: target.targetYear }),
          ...addressIn(target.sourceOfTarget),
        }}
      />
    </>
  )
}

/** What was reached, with its year, how it was obtained, and its source; a dash where nothing is known. */
export function ActualValue({ target }: { readonly target: ToldTarget }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const words = useTargetWords()
  const actual = target.standing?.actual ?? null
  if (actual === null) return t("targets.state.unknown")
  return (
    <>
      {words.number(actual.value)} <span className={styles.soft}>{actual.year}</span>
      {actual.basis === "measured" ? null : <span className={styles.soft}> {t(`targets.basis.${actual.basis}`)}</span>}{" "}
      <ProvenanceMark
        of={`${say(target.indicator)} ${actual.value}`}
        provenance={{
          source: actual.source,
          unit: target.unit,
          asOf: `${actual.year}`,
          note: [actual.confidence, target.note].filter((one) => one !== "").join(" · "),
          ...addressIn(actual.source),
        }}
      />
    </>
  )
}

function Rivals({ target }: { readonly target: ToldTarget }): ReactNode {
  const { t } = useTranslation("observatory")
  const words = useTargetWords()
  if (target.rivals.length === 0) return null
  return (
    <ul className={styles.rivals} aria-label={t("targets.rivals")}>
      {target.rivals.map(({ definition, year, value, source }) => (
        <li key={`${definition} ${year}`}>
          {words.number(value)} ({year}) · {definition}{" "}
          <ProvenanceMark of={`${definition} ${value}`} provenance={{ source, ...addressIn(source) }} />
        </li>
      ))}
    </ul>
  )
}
