import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { present } from "../../search-params.ts"
import styles from "./bench.module.css"
import { BundlePanel, Verdict } from "./bundle-panel.tsx"
import { TrialsPanel } from "./trials-panel.tsx"
import { useGround } from "./use-ground.ts"
import type { Reopened } from "./use-reopened.ts"
import type { Trials } from "./use-trials.ts"
import type { IndexResults } from "./views/index-results.ts"
import { ResultViews } from "./views/result-views.tsx"
import type { RunAnswer } from "./work-messages.ts"
import type { RunState } from "./workbench.ts"

interface ResultsProps {
  /** Beginning of the names of files that are saved. */
  readonly name: string
  readonly run: RunState
  readonly done: NonNullable<RunState["done"]>
  readonly trials: Trials
  readonly verdict: Reopened["verdict"]
}

/** What comes out: trials of what is uncertain, the views, and the bundle. */
export function Results({ name, run, done: { answer }, trials, verdict }: ResultsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { method, start, left, top } = answer
  const fresh = trials.stale ? [] : trials.done
  const results: IndexResults = useMemo(
    () => ({
      ...{ name, start, steps: method.steps, run: answer.run, left, mixedScales: hasMixedScales(method) },
      ...Object.assign({}, ...fresh.map(({ trial: _t, files: _f, ...told }) => told)),
    }),
    [name, start, method, answer, left, fresh],
  )
  const uncertain = method.uncertainty
  return (
    <>
      <Verdict verdict={verdict} />
      {run.busy ? (
        <p role="status" className={styles.soft}>
          {t("bench.running")}
        </p>
      ) : null}
      <TrialsPanel
        trials={trials}
        runs={uncertain?.runs ?? 0}
        seed={uncertain?.seed ?? 1}
        factors={uncertain?.vary.length ?? 0}
        node={top}
      />
      <ShownViews results={results} />
      <h3>{t("bench.bundle")}</h3>
      <BundlePanel name={name} answer={answer} trials={fresh} busy={run.busy} />
    </>
  )
}

/** Arguments of the normalisation that give scores another scale. */
const scaling = new Set(["method", "range", "mean", "deviation"])

function hasMixedScales({ uncertainty }: RunAnswer["method"]): boolean {
  return (uncertainty?.vary ?? []).some(
    (one) => "argument" in one && one.step === "normalise" && scaling.has(one.argument.split(".")[0] ?? ""),
  )
}

function ShownViews({ results }: { readonly results: IndexResults }): ReactNode {
  const search = useSearch({ from: "/index-workbench" })
  const navigate = useNavigate({ from: "/index-workbench" })
  const ground = useGround()
  const { view, node, indicator, period, from, unit, other } = search
  return (
    <ResultViews
      results={results}
      ground={ground}
      choice={{ view, node, indicator, period, from, unit, other }}
      onChoose={(choice) =>
        navigate({ search: (before) => present({ ...before, ...choice }), replace: true, resetScroll: false })
      }
    />
  )
}
