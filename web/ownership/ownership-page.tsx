import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { callForFile } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { ExampleChoice } from "../ui/example-choice.tsx"
import { FileField } from "../ui/file-field.tsx"
import { LinkTools } from "../ui/link-tools.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { useLinked, useSettled } from "../ui/use-linked.ts"
import { AnswerSections } from "./answer-sections.tsx"
import { AskFields } from "./ask-fields.tsx"
import { CaseFields } from "./case-fields.tsx"
import { CasePaper } from "./case-paper.tsx"
import { asked, CaseState, type Rules } from "./case-state.ts"
import { ContractFields } from "./contract-fields.tsx"
import { IncomeFields } from "./income-fields.tsx"
import styles from "./ownership.module.css"
import { PartyRows } from "./party-rows.tsx"
import { TeamFields } from "./team-fields.tsx"

/** Who owns a result, whether one may license it alone, and how its income is divided: each with its clause. */
export function OwnershipPage(): ReactNode {
  const { t } = useTranslation("ownership")
  const search = useSearch({ from: "/ownership" })
  const navigate = useNavigate({ from: "/ownership" })
  const write = useCallback(
    (text: string | undefined) => {
      navigate({ search: present({ case: text }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const linked = useLinked(search.case, CaseState, write)
  const rules = useQuery(read("listOwnershipRules"))
  const examples = useQuery(read("listOwnershipCases"))
  // The first example is the one with most in it.
  const items = examples.data?.items
  const given = (items?.find(({ given: one }) => "team" in one) ?? items?.[0])?.given
  const first = useMemo(() => (given === undefined ? undefined : CaseState.parse(given)), [given])
  const state = linked.value ?? first
  const fault = rules.error ?? examples.error
  if (fault !== null)
    return <RefusalNotice error={fault} onRetry={() => Promise.all([rules.refetch(), examples.refetch()])} />
  if (rules.data === undefined || items === undefined || state === undefined || linked.reading) return <RowsSkeleton />
  const written = JSON.stringify(asked(state))
  return (
    <Page wide title={t("title")} intro={t("intro")}>
      {linked.broken ? (
        <p role="alert" className={styles.loss}>
          {t("link.broken")}
        </p>
      ) : null}
      <ExampleChoice
        examples={items}
        words={{
          choose: t("example.choose", { count: items.length }),
          own: t("example.own"),
          source: t("example.source"),
        }}
        shown={items.find((one) => JSON.stringify(asked(CaseState.parse(one.given))) === written)}
        onChoose={(one) => linked.set(CaseState.parse(one.given))}
      />
      <Questions state={state} rules={rules.data} tooLong={linked.tooLong} onState={linked.set} />
      <Answered state={state} rules={rules.data} />
      <OnRecord rules={rules.data} />
    </Page>
  )
}

interface QuestionsProps {
  readonly state: CaseState
  readonly rules: Rules
  readonly tooLong: boolean
  readonly onState: (state: CaseState) => void
}

function Questions({ state, rules, tooLong, onState }: QuestionsProps): ReactNode {
  const { t } = useTranslation("ownership")
  const fields = { state, rules, onState }
  return (
    <>
      <Section title={t("case.title")}>
        <CaseFields {...fields} />
        <div data-screen-only>
          <PartyRows {...fields} />
        </div>
        <CasePaper state={state} rules={rules} />
        <FileField
          note={t("file-note")}
          onRead={(raw) => {
            const { data } = CaseState.safeParse(raw)
            if (data !== undefined) onState(data)
            return data !== undefined
          }}
        />
        <LinkTools
          value={state}
          file={asked(state)}
          name="ownership"
          tooLong={tooLong}
          onPaper={() => callForFile("ownershipPaper", { body: { case: asked(state) } })}
        />
      </Section>
      <div data-screen-only>
        <Section title={t("contract.title")} note={t("contract.note")}>
          <ContractFields {...fields} />
        </Section>
        <Section title={t("ask.title")}>
          <AskFields {...fields} />
        </Section>
        <Section title={t("income.asked")}>
          <IncomeFields {...fields} />
        </Section>
        <Section title={t("team.title")} note={t("team.note")}>
          <TeamFields {...fields} />
        </Section>
      </div>
    </>
  )
}

function Answered({ state, rules }: { readonly state: CaseState; readonly rules: Rules }): ReactNode {
  const { t } = useTranslation("ownership")
  const settled = useSettled(JSON.stringify(asked(state)))
  const { data, error, refetch } = useQuery({
    ...read("askOwnership", { body: { case: JSON.parse(settled) } }),
    placeholderData: keepPreviousData,
  })
  if (error !== null)
    return (
      <Section title={t("answer.title")}>
        <RefusalNotice error={error} asked={t("answer.refused")} onRetry={() => refetch()} />
      </Section>
    )
  if (data === undefined) return <RowsSkeleton rows={4} />
  return <AnswerSections answer={data} rules={rules} act={state.ask?.act || null} />
}

/** The instruments that answers come from, each version with its source and what in it is assumed. */
function OnRecord({ rules }: { readonly rules: Rules }): ReactNode {
  const { t } = useTranslation("ownership")
  const say = useSay()
  return (
    <div data-screen-only>
      <Section title={t("record.title")} note={t("record.note")}>
        {rules.instruments.map(({ id, title, layer, versions }) => (
          <details key={id} className={styles.fold}>
            <summary>
              {say(title)} · {t(`layer.${layer}`)}
            </summary>
            {versions.map(({ from, until, name, source, assumed, provisions }) => (
              <div key={from} className={styles.block}>
                <p>
                  {say(name)} · {from} – {until ?? ""}
                </p>
                <p className={styles.source}>{source}</p>
                {assumed.map((reason) => (
                  <p key={reason} className={styles.source}>
                    <span className={styles.assumed}>{t("assumed")}</span> {reason}
                  </p>
                ))}
                <ul className={styles.bare}>
                  {provisions.map(({ id: provision, place, text }) => (
                    <li key={provision}>
                      {place === null ? "" : `${say(place)}${t("list.colon")}`}
                      {say(text)}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </details>
        ))}
      </Section>
    </div>
  )
}
