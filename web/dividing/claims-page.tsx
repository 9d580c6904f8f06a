import { TextInput } from "@mantine/core"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useCallback } from "react"
import { useTranslation } from "react-i18next"
import * as z from "zod"
import { shownFraction } from "../../base/index.ts"
import { callForFile, type Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { FileField } from "../ui/file-field.tsx"
import { LinkTools } from "../ui/link-tools.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { useLinked, useSettled } from "../ui/use-linked.ts"
import { AmountsFields } from "./amounts-fields.tsx"
import { BarChart } from "./bar-chart.tsx"
import styles from "./dividing.module.css"
import { useExamples, WorkedExamples } from "./worked-examples.tsx"

const Written = z.union([z.string(), z.number()])
const ClaimsFile = z.object({ estate: Written, claims: z.record(z.string(), Written) })
type ClaimsFile = z.infer<typeof ClaimsFile>
type Divided = Reply<"divideClaims">
type Rule = Divided["rules"][number]

/** An estate too small for all who claim part of it, by eight rules beside each other. */
export function ClaimsPage(): ReactNode {
  const { t } = useTranslation("dividing")
  const search = useSearch({ from: "/claims" })
  const navigate = useNavigate({ from: "/claims" })
  const write = useCallback(
    (text: string | undefined) => {
      navigate({ search: present({ case: text }), replace: true, resetScroll: false })
    },
    [navigate],
  )
  const linked = useLinked(search.case, ClaimsFile, write)
  const examples = useExamples("claims")
  const [first] = examples ?? []
  const claims = linked.value ?? (first === undefined ? undefined : ClaimsFile.parse(first.given))
  const settled = useSettled(JSON.stringify(claims))
  if (claims === undefined || examples === undefined || linked.reading) return <RowsSkeleton />
  const written = JSON.stringify(claims)
  return (
    <Page wide title={t("claims.title")} intro={t("claims.intro")}>
      {linked.broken ? (
        <p role="alert" className={styles.loss}>
          {t("link.broken")}
        </p>
      ) : null}
      <WorkedExamples
        examples={examples}
        shown={examples.find(({ given }) => JSON.stringify(given) === written)}
        onChoose={({ given }) => linked.set(ClaimsFile.parse(given))}
      />
      <Section title={t("claims.claims")}>
        <div className={styles.rule} data-screen-only>
          <div className={styles.filters}>
            <TextInput
              label={t("claims.estate")}
              inputMode="decimal"
              value={`${claims.estate}`}
              onChange={({ currentTarget }) => linked.set({ ...claims, estate: currentTarget.value.trim() })}
            />
          </div>
          <AmountsFields
            label={t("claims.claims")}
            what={t("claims.claim")}
            amounts={claims.claims}
            onAmounts={(next) => linked.set({ ...claims, claims: next })}
          />
        </div>
        <FileField note={t("claims.file-note")} onRead={(given) => taken(given, linked.set)} />
        <LinkTools
          value={claims}
          file={claims}
          name="claims"
          tooLong={linked.tooLong}
          onPaper={() => callForFile("claimsPaper", { body: claims })}
        />
        <p data-print-only>
          {t("claims.estate")}: {claims.estate};{" "}
          {Object.entries(claims.claims)
            .map(([name, claim]) => `${name} ${claim}`)
            .join(", ")}
        </p>
      </Section>
      <Result claims={settled === written ? claims : ClaimsFile.parse(JSON.parse(settled ?? written))} />
    </Page>
  )
}

function taken(given: unknown, set: (claims: ClaimsFile) => void): boolean {
  const { data } = ClaimsFile.safeParse(given)
  if (data !== undefined) set(data)
  return data !== undefined
}

function Result({ claims }: { readonly claims: ClaimsFile }): ReactNode {
  const { t } = useTranslation("dividing")
  const say = useSay()
  const { data, error, refetch } = useQuery({
    ...read("divideClaims", { body: claims }),
    placeholderData: keepPreviousData,
  })
  const given = data?.rules.filter(({ awards }) => awards !== null) ?? []
  const columns = useColumns(data?.claimants ?? [])
  return (
    <Section title={t("result.title")} note={t("claims.note")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("claims.refused")} onRetry={() => refetch()} />}
      {data === undefined || error !== null ? (
        error === null && <RowsSkeleton rows={4} />
      ) : (
        <>
          <Bars divided={data} rules={given} />
          <DataTable
            // More or fewer claimants are other columns, so another table.
            key={data.claimants.length}
            name={`claims-of-${data.claimants.length}`}
            label={t("result.title")}
            rows={given}
            rowKey={({ rule }) => rule}
            columns={columns}
          />
          {data.rules.map(({ rule, refused }) =>
            refused === null ? null : (
              <p key={rule} className={styles.soft}>
                {t(`claim-rule.${rule}`)}
                {t("list.colon")}
                {say(refused.detail)}
              </p>
            ),
          )}
        </>
      )}
    </Section>
  )
}

function Bars({ divided, rules }: { readonly divided: Divided; readonly rules: readonly Rule[] }): ReactNode {
  const { t } = useTranslation("dividing")
  const claimants = divided.claimants.slice(0, 12)
  return (
    <BarChart
      title={t("claims.chart", { estate: divided.estate, claimed: divided.claimed })}
      name="claims"
      labels={claimants}
      series={rules.map(({ rule, awards, decimals }) => ({
        name: t(`claim-rule.${rule}`),
        values: claimants.map((claimant) => decimals?.[claimant] ?? null),
        texts: claimants.map((claimant) => awards?.[claimant] ?? "–"),
      }))}
    />
  )
}

function useColumns(claimants: readonly string[]): readonly Column<Rule>[] {
  const { t } = useTranslation("dividing")
  return [
    { key: "rule", label: t("shares.rule"), value: ({ rule }) => t(`claim-rule.${rule}`) },
    ...claimants.slice(0, 60).map(
      (claimant, at): Column<Rule> => ({
        key: `claimant ${at + 1}`,
        label: claimant,
        numeric: true,
        value: ({ awards }) => awards?.[claimant] ?? null,
        cell: ({ awards }) => {
          const exact = awards?.[claimant]
          return (
            <span className="number" title={exact}>
              {exact === undefined ? "–" : shownFraction(exact, 12)}
            </span>
          )
        },
      }),
    ),
  ]
}
