import { Button } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { emptyTerms } from "../../settlement/index.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { SignInHere } from "../ui/sign-in-here.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useDraft } from "../ui/use-draft.ts"
import type { Change, Template, Terms, TermsProblem } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { PartiesStep } from "./parties-step.tsx"
import { ReviewStep } from "./review-step.tsx"
import { SharingStep } from "./sharing-step.tsx"
import { CollectionStep, TermStep } from "./time-step.tsx"
import { TriggerStep } from "./trigger-step.tsx"
import { WaysStep } from "./ways-step.tsx"

/** The steps of the wizard with the parts that each builds. */
const steps = [
  { name: "parties", parts: ["parties"] },
  { name: "trigger", parts: ["trigger", "revenue"] },
  { name: "sharing", parts: ["base", "key", "limits"] },
  { name: "term", parts: ["term", "exit"] },
  { name: "collection", parts: ["collection", "rounding"] },
  { name: "ways", parts: ["escape", "appraisal"] },
  { name: "review", parts: [] },
] as const

/** An agreement is built part by part, checked as it is typed, tried on cases and kept as a draft. Anyone may try. */
export function NewAgreementPage(): ReactNode {
  const { t } = useTranslation("agreements")
  const { of } = useSearch({ from: "/agreements/new" })
  const region = useRegion()
  const templates = useQuery(read("listAgreementTemplates"))
  const present = useQuery({
    ...read("readAgreement", { params: { agreement: of ?? "" } }),
    enabled: of !== undefined,
  })
  const fault = templates.error ?? present.error
  const newest = present.data?.agreement.versions.at(-1)?.terms
  const ready = region !== undefined && templates.data !== undefined && (of === undefined || newest !== undefined)
  return (
    <Page wide title={of === undefined ? t("new.title") : t("new.revise", { id: of })} intro={t("new.intro")}>
      {fault === null ? null : <RefusalNotice error={fault} asked={t("new.title")} />}
      {ready ? (
        <Wizard
          key={of ?? ""}
          of={of}
          first={newest ?? { ...emptyTerms, currency: region.currency.code }}
          templates={templates.data.items}
        />
      ) : (
        fault === null && <RowsSkeleton rows={4} />
      )}
    </Page>
  )
}

interface WizardProps {
  readonly of: string | undefined
  readonly first: Terms
  readonly templates: readonly Template[]
}

const typingPause = 400

function Wizard({ of, first, templates }: WizardProps): ReactNode {
  const { t } = useTranslation("agreements")
  const search = useSearch({ from: "/agreements/new" })
  const draft = useDraft(`agreement ${of ?? "new"}`, { terms: JSON.stringify(first) })
  const terms: Terms = JSON.parse(draft.values.terms)
  const [checked] = useDebouncedValue(draft.values.terms, typingPause)
  const { data } = useQuery(read("checkAgreement", { body: { terms: JSON.parse(checked) } }))
  const problems = data?.problems ?? []
  const change: Change = (next) => draft.set({ terms: JSON.stringify({ ...terms, ...next }) })
  const withheld = useWithheld()
  const at = Math.min(Math.max(search.step ?? 1, 1), steps.length)
  const step = steps[at - 1] ?? steps[0]
  const own = problems.filter(({ part }) => step.parts.some((one) => one === part))
  return (
    <>
      <Steps problems={problems} />
      {draft.restored ? (
        <p role="status">
          {t("new.restored")}{" "}
          <Button variant="subtle" size="compact-sm" onClick={draft.clear}>
            {t("new.forget")}
          </Button>
        </p>
      ) : null}
      {draft.changedElsewhere ? <p role="status">{t("new.elsewhere")}</p> : null}
      <Section title={t("new.step", { number: at, of: steps.length, name: t(`step.${step.name}`) })}>
        <div className={step.name === "review" ? styles.stack : styles.form}>
          {step.name === "parties" ? <PartiesStep terms={terms} onChange={change} templates={templates} /> : null}
          {step.name === "trigger" ? <TriggerStep terms={terms} onChange={change} /> : null}
          {step.name === "sharing" ? <SharingStep terms={terms} onChange={change} /> : null}
          {step.name === "term" ? <TermStep terms={terms} onChange={change} /> : null}
          {step.name === "collection" ? <CollectionStep terms={terms} onChange={change} /> : null}
          {step.name === "ways" ? <WaysStep terms={terms} onChange={change} /> : null}
          {step.name === "review" ? (
            <ReviewStep terms={terms} of={of} problems={problems} withheld={withheld} onKept={draft.clear} />
          ) : null}
          {step.name === "review" || own.length === 0 ? null : <Problems problems={own} />}
        </div>
      </Section>
      <Onward at={at} />
    </>
  )
}

function Steps({ problems }: { readonly problems: readonly TermsProblem[] }): ReactNode {
  const { t } = useTranslation("agreements")
  const search = useSearch({ from: "/agreements/new" })
  return (
    <nav aria-label={t("new.steps")} data-screen-only>
      <ol className={styles.steps}>
        {steps.map(({ name, parts }, index) => {
          const open = problems.filter(({ part }) => parts.some((one) => one === part)).length
          return (
            <li key={name}>
              <Link
                to="/agreements/new"
                search={{ ...search, step: index + 1 }}
                // The router would call it a page.
                activeProps={{ "aria-current": "step" }}
                resetScroll={false}
                replace
              >
                {index + 1} {t(`step.${name}`)}
                {open === 0 ? null : <span className={styles.soft}> {t("new.open", { count: open })}</span>}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Onward({ at }: { readonly at: number }): ReactNode {
  const { t } = useTranslation("agreements")
  const search = useSearch({ from: "/agreements/new" })
  const navigate = useNavigate({ from: "/agreements/new" })
  const go = (step: number) => navigate({ search: present({ ...search, step }), replace: true })
  return (
    <div className={styles.acts} data-screen-only>
      {at === 1 ? null : (
        <Button variant="default" onClick={() => go(at - 1)}>
          {t("new.back")}
        </Button>
      )}
      {at === steps.length ? null : <Button onClick={() => go(at + 1)}>{t("new.next")}</Button>}
    </div>
  )
}

/** What is missing or contradicts itself, in words. */
export function Problems({ problems }: { readonly problems: readonly TermsProblem[] }): ReactNode {
  const { t, i18n } = useTranslation("agreements")
  const language = i18n.language === "en" ? "en" : "zh"
  return (
    <div role="status">
      <strong>{t("problems.title", { count: problems.length })}</strong>
      <ul className={styles.problems}>
        {problems.map(({ field, code, text }) => (
          <li key={`${field} ${code} ${text.en}`}>{text[language]}</li>
        ))}
      </ul>
    </div>
  )
}

/** Why the reader cannot keep an agreement, with what would help; nothing for an official with the power. */
function useWithheld(): ReactNode | undefined {
  const { t } = useTranslation("agreements")
  const self = useSelf()
  if (self === undefined) return undefined
  if (self === null) return <SignInHere why={t("new.visitor")} />
  const acting = actingMembership(self)
  const isOfficial = acting?.roles.some((role) => role === "delegate" || role === "finance-officer")
  if (acting?.kind === "government" && isOfficial) return undefined
  return (
    <>
      {t("new.no-official")}{" "}
      <Link to="/rules" search={{ act: "settlement.draft-agreement" }}>
        {t("new.rule")}
      </Link>
    </>
  )
}
