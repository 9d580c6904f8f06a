import { TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Day } from "../../base/index.ts"
import { read } from "../query.ts"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./observatory.module.css"
import { TargetBoard } from "./target-board.tsx"
import { TargetsTable } from "./targets-table.tsx"

/** Goals of published plans: distance, pace and year of arrival, each with its source; what is not known is said so. */
export function TargetsPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { on: given, ...view } = useSearch({ from: "/targets" })
  const on = Day.safeParse(given).data
  const navigate = useNavigate({ from: "/targets" })
  const { data, error, refetch } = useQuery(read("readTargets", { query: on === undefined ? {} : { on } }))
  const goals = Map.groupBy(data?.items.filter(({ goal }) => goal !== null) ?? [], ({ goal }) => goal?.en ?? "")
  return (
    <Page wide title={t("targets.title")} intro={t("targets.intro")}>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <>
          <div className={styles.filters}>
            <TextInput
              type="date"
              label={t("targets.on")}
              description={t("targets.on-note")}
              inputWrapperOrder={["label", "input", "description"]}
              value={on ?? data.on}
              onChange={({ currentTarget: { value } }) => {
                const day = Day.safeParse(value)
                if (day.success)
                  navigate({ search: (before) => ({ ...before, on: day.data }), replace: true, resetScroll: false })
              }}
            />
          </div>
          {data.problems.length === 0 ? null : (
            <Section title={t("targets.problems")}>
              <ul>
                {data.problems.map(({ file, row, cause }) => (
                  <li key={`${file} ${row}`}>{say(cause)}</li>
                ))}
              </ul>
            </Section>
          )}
          {[...goals].map(([name, targets]) => (
            <TargetBoard key={name} title={say(targets[0]?.goal ?? { zh: "", en: "" })} targets={targets} />
          ))}
          <Section title={t("targets.all")} note={t("targets.method")}>
            <TargetsTable
              targets={data.items}
              view={view}
              onView={({ sort, filters }) =>
                navigate({
                  search: {
                    ...(on !== undefined && { on }),
                    ...(sort && { sort }),
                    ...(filters && { filters }),
                  },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </Section>
        </>
      )}
    </Page>
  )
}
