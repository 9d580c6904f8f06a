import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { callForFile } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { LinkTools } from "../ui/link-tools.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useLinked, useSettled } from "../ui/use-linked.ts"
import { AgreementFields } from "./agreement-fields.tsx"
import { CaseFields, PackFacts } from "./case-fields.tsx"
import { CasePaper } from "./case-paper.tsx"
import { asked, CaseFile, CaseState, type Pack, underPack, versionOn, withUnits } from "./case-state.ts"
import { CaseUpload } from "./case-upload.tsx"
import styles from "./dividing.module.css"
import { type Division, DivisionView } from "./division-view.tsx"
import { PacksCompared } from "./packs-compared.tsx"
import { SensitivityTable } from "./sensitivity-table.tsx"
import { StepsList } from "./steps-list.tsx"
import { UnitsTable } from "./units-table.tsx"
import { WeightsSection } from "./weights-section.tsx"
import { useExamples, WorkedExamples } from "./worked-examples.tsx"

/** An amount divided between places by a rule of choice: each step, other weights, other rules beside it. */
export function ApportionmentPage(): ReactNode {
  const { t } = useTranslation("dividing")
  const search = useSearch({ from: "/apportionment" })
  const navigate = useNavigate({ from: "/apportionment" })
  const write = useCallback(
    (text: string | undefined) => {
      navigate({ search: present({ case: text }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const linked = useLinked(search.case, CaseState, write)
  const examples = useExamples("apportionment")
  const packs = useQuery(read("listRulePacks"))
  const given = examples?.[0]?.given
  const first = useMemo(() => (given === undefined ? undefined : stateOf(given)), [given])
  const state = linked.value ?? first
  const found = packs.data?.items.find(({ id }) => id === state?.case.pack)
  if (packs.error !== null) return <RefusalNotice error={packs.error} onRetry={() => packs.refetch()} />
  if (packs.data === undefined || examples === undefined || state === undefined || linked.reading)
    return <RowsSkeleton />
  const written = JSON.stringify(asked(state.case))
  const example = examples.find(({ given }) => JSON.stringify(asked(CaseFile.parse(given))) === written)
  return (
    <Page wide title={t("apportionment.title")} intro={t("apportionment.intro")}>
      {linked.broken ? (
        <p role="alert" className={styles.loss}>
          {t("link.broken")}
        </p>
      ) : null}
      <WorkedExamples examples={examples} shown={example} onChoose={({ given }) => linked.set(stateOf(given))} />
      <Workbench
        state={state}
        pack={found ?? packs.data.items[0]}
        packs={packs.data.items}
        tooLong={linked.tooLong}
        onState={linked.set}
      />
    </Page>
  )
}

function stateOf(given: unknown): CaseState {
  return CaseState.parse({ case: given })
}

interface WorkbenchProps {
  readonly state: CaseState
  readonly pack: Pack | undefined
  readonly packs: readonly Pack[]
  readonly tooLong: boolean
  readonly onState: (state: CaseState) => void
}

function Workbench({ state, pack, packs, tooLong, onState }: WorkbenchProps): ReactNode {
  const { t } = useTranslation("dividing")
  const settled = useSettled(state)
  const { byRule, shown, error, refetch } = useDivision(settled)
  if (pack === undefined) return null
  const given = state.case
  const version = versionOn(pack, given.day)
  const change = (next: Partial<CaseFile>) => onState({ ...state, case: { ...given, ...next } })
  const result = error === null && shown?.answer.pack === pack.id ? shown : undefined
  return (
    <>
      <Section title={t("case.title")}>
        <CaseFields
          given={given}
          pack={pack}
          packs={packs}
          onPack={(to) =>
            onState({
              case: underPack(given, pack, to),
              weights: {},
              compare: state.compare.filter((one) => one.pack !== to.id),
            })
          }
          onChange={change}
        />
        <PackFacts pack={pack} day={given.day} />
        <CasePaper given={given} pack={pack} />
        <UnitsTable
          units={given.units}
          pack={pack}
          version={version}
          facts={given.facts}
          members={shown?.members ?? []}
          onUnits={(units) => change(withUnits(given, units))}
        />
        <AgreementFields given={given} pack={pack} version={version} onCase={change} />
        <CaseUpload given={given} pack={pack} onCase={(next) => onState({ ...state, case: next, weights: {} })} />
        <LinkTools
          value={state}
          file={asked(given)}
          name={`case-${pack.id}`}
          tooLong={tooLong}
          onPaper={() => callForFile("apportionmentPaper", { body: { case: asked(given), weights: state.weights } })}
        />
      </Section>
      <Section title={t("result.title")}>
        {result?.tried === true ? (
          <p>
            <span className={styles.assumed}>{t("weights.marked")}</span>
          </p>
        ) : null}
        {error === null ? null : <RefusalNotice error={error} asked={t("result.refused")} onRetry={refetch} />}
        {result === undefined ? error === null && <RowsSkeleton rows={4} /> : <DivisionView division={result} />}
      </Section>
      {result === undefined ? null : (
        <>
          {version === undefined || version.weights.length < 2 ? null : (
            <Section title={t("weights.title")} note={t("weights.note")}>
              <WeightsSection
                pack={pack}
                version={version}
                weights={state.weights}
                onWeights={(weights) => onState({ ...state, weights })}
                byRule={byRule}
                shown={result}
              />
              <SensitivityTable pack={pack} division={result} />
            </Section>
          )}
          <Compared onPaper={state.compare.length > 0}>
            <PacksCompared
              given={settled.case}
              pack={pack}
              packs={packs}
              shown={byRule ?? result}
              compare={state.compare}
              onCompare={(compare) => onState({ ...state, compare })}
            />
          </Compared>
          <Section title={t("steps.title")}>
            <StepsList steps={result.answer.steps} />
            <p data-print-only className={styles.source}>
              {t("link.again")} {location.href}
            </p>
          </Section>
        </>
      )}
    </>
  )
}

/** On paper an empty comparison is left out. */
function Compared({ onPaper, children }: { readonly onPaper: boolean; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation("dividing")
  return (
    <div {...(onPaper ? {} : { "data-screen-only": true })}>
      <Section title={t("compare.title")} note={t("compare.note")}>
        {children}
      </Section>
    </div>
  )
}

/** The case divided by the rule's weights, and by those that are tried where there are any. */
function useDivision({ case: given, weights }: CaseState) {
  const file = asked(given)
  const byRule = useQuery({ ...read("divideAmount", { body: { case: file } }), placeholderData: keepPreviousData })
  const hasTried = Object.keys(weights).length > 0
  const tried = useQuery({
    ...read("divideAmount", { body: { case: file, weights } }),
    placeholderData: keepPreviousData,
    enabled: hasTried,
  })
  const decides = hasTried ? tried : byRule
  const shown: Division | undefined = decides.data
  return { byRule: byRule.data, shown, error: decides.error, refetch: () => decides.refetch() }
}
