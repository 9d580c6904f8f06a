import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ChallengeWeights } from "../../../observatory/index.ts"
import { read } from "../../query.ts"
import { present } from "../../search-params.ts"
import { useRegion } from "../../session.ts"
import { ExampleChoice } from "../../ui/example-choice.tsx"
import { Page } from "../../ui/page.tsx"
import { RefusalNotice } from "../../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../../ui/skeletons.tsx"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./autonomy.module.css"
import { ChainFile } from "./chain-file.tsx"
import { ChainResults } from "./chain-results.tsx"
import { HomeField } from "./home-field.tsx"
import { keepChain, keptChain, type OwnChain } from "./kept-chain.ts"
import { useSupply } from "./supply-work.ts"
import { useChallengeWeights } from "./use-challenge-weights.ts"

/** A supply chain brought as CSV: its picture, what a loss does, how far it depends on abroad, what would be worth posting. */
export function AutonomyPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const search = useSearch({ from: "/autonomy" })
  const navigate = useNavigate({ from: "/autonomy" })
  const listed = useQuery(read("listSupplyExamples"))
  const region = useRegion()
  const weights = useChallengeWeights()
  const [own, setOwn] = useState<OwnChain | undefined>(keptChain)
  const examples = listed.data?.items
  const shown = examples?.find(({ id }) => id === search.example) ?? (own === undefined ? examples?.[0] : undefined)
  const chain = shown === undefined ? own : { file: `${shown.id}/graph.csv`, text: shown.graph }
  const ofRegion = [...new Set(region?.jurisdictions.map(({ code }) => code.split("-")[0] ?? code) ?? [])]
  const home = search.home ?? shown?.home ?? ofRegion
  const question = useQuestion(chain, home, region === undefined ? undefined : weights.exponents)
  const { done, error } = useSupply(question)
  if (listed.error !== null) return <RefusalNotice error={listed.error} onRetry={() => listed.refetch()} />
  return (
    <Page wide title={t("autonomy.title")} intro={t("autonomy.intro")}>
      {examples === undefined ? null : (
        <ExampleChoice
          examples={examples}
          shown={shown}
          onChoose={({ id }) => navigate({ search: { example: id }, replace: true, resetScroll: false })}
          words={{ choose: t("autonomy.example"), own: own?.file ?? t("autonomy.own"), source: t("autonomy.source") }}
        />
      )}
      <div className={styles.choices} data-screen-only>
        <ChainFile
          onChain={(brought) => {
            keepChain(brought)
            setOwn(brought)
            navigate({ search: {}, replace: true, resetScroll: false })
          }}
        />
        <HomeField
          home={home}
          onHome={(codes) =>
            navigate({
              search: (before) => present({ ...before, home: codes.length === 0 ? undefined : codes }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      {error === undefined ? null : <LocalRefusal error={error} asked={t("autonomy.refused")} />}
      {done === undefined ? (
        error === undefined && <RowsSkeleton />
      ) : (
        <ChainResults
          {...done}
          home={home}
          source={
            shown === undefined ? (own?.file ?? "") : t("autonomy.invented-source", { file: `${shown.id}/graph.csv` })
          }
          weights={weights}
        />
      )}
    </Page>
  )
}

/** The question, the same object while nothing of it changes. */
function useQuestion(chain: OwnChain | undefined, home: readonly string[], weights: ChallengeWeights | undefined) {
  const [file, text, codes] = [chain?.file, chain?.text, home.join(",")]
  return useMemo(
    () =>
      file === undefined || text === undefined || weights === undefined
        ? undefined
        : { file, text, weights, home: codes.split(",").filter((code) => code !== "") },
    [file, text, codes, weights],
  )
}
