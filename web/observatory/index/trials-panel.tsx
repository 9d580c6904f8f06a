import { Button, Progress } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../ui/text.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./bench.module.css"
import type { Trials } from "./use-trials.ts"
import { refusalTexts } from "./views/refused.tsx"
import type { TrialAnswer } from "./work-messages.ts"

interface TrialsPanelProps {
  readonly trials: Trials
  readonly runs: number
  readonly seed: number
  readonly factors: number
  readonly node: string
}

/** Most base samples that are tried without being asked for more. */
const mostSamples = 1024

/** Starts the trials, shows how far they are, and ends them. */
export function TrialsPanel({ trials, runs, seed, factors, node }: TrialsPanelProps): ReactNode {
  const { t } = useTranslation("observatory")
  if (factors === 0) return <p className={styles.soft}>{t("bench.vary-none")}</p>
  // As many base samples as give about the runs that are asked for, a power of two: those are spread most evenly.
  const samples = Math.min(mostSamples, 2 ** Math.max(3, Math.round(Math.log2(runs / (factors + 2)))))
  const { under } = trials
  return (
    <div className={styles.panel}>
      <div className={styles.buttons}>
        <Button disabled={under !== undefined} onClick={() => trials.start({ kind: "uncertainty", node, seed, runs })}>
          {t("bench.try-uncertainty", { runs })}
        </Button>
        {factors < 2 ? null : (
          <Button
            variant="default"
            disabled={under !== undefined}
            onClick={() => trials.start({ kind: "sensitivity", node, seed, samples })}
          >
            {t("bench.try-sensitivity", { runs: samples * (factors + 2) })}
          </Button>
        )}
      </div>
      {under === undefined ? null : (
        <div role="status" className={styles.under}>
          <p>{t(`bench.trying.${under.trial.kind}`, { share: Math.round(under.share * 100) })}</p>
          <Progress value={under.share * 100} aria-label={t(`bench.kind-of.${under.trial.kind}`)} />
          <Button size="compact-sm" variant="default" onClick={trials.stop}>
            {t("bench.cancel")}
          </Button>
        </div>
      )}
      {trials.error === undefined ? null : <LocalRefusal error={trials.error} asked={t("bench.trial-refused")} />}
      {trials.done.map((answer) => (
        <Told key={answer.trial.kind} answer={answer} stale={trials.stale} />
      ))}
    </div>
  )
}

function Told({ answer, stale }: { readonly answer: TrialAnswer; readonly stale: boolean }): ReactNode {
  const { t } = useTranslation("observatory")
  const language = useLanguage()
  const { trial } = answer
  const { failed } = "uncertainty" in answer ? answer.uncertainty : answer.sensitivity
  const runs = "uncertainty" in answer ? answer.uncertainty.runs : answer.sensitivity.chains
  return (
    <div className={styles.soft} data-trial={trial.kind}>
      <p>
        {t(`bench.tried.${trial.kind}`, { runs, seed: trial.seed, failed: failed.length })}
        {stale ? ` ${t("bench.stale")}` : ""}
      </p>
      {failed.length === 0 ? null : (
        <ul>
          {causes(failed).map(({ first, times }) => (
            <li key={first.code} title={first.code}>
              {t("bench.failed-of", { times, detail: refusalTexts(first, language).detail })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Failed = Extract<TrialAnswer, { readonly uncertainty: unknown }>["uncertainty"]["failed"]

/** What kept runs from being computed, the most frequent first, each with the first run that it befell. */
function causes(failed: Failed): readonly { readonly first: Failed[number]; readonly times: number }[] {
  return [...Map.groupBy(failed, ({ code }) => code).values()]
    .flatMap((alike) => (alike[0] === undefined ? [] : [{ first: alike[0], times: alike.length }]))
    .toSorted((a, b) => b.times - a.times)
}
