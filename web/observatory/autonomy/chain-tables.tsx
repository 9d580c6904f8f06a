import { Tabs } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { autonomyTables } from "../../../observatory/index.ts"
import { saveFile } from "../../ui/save-file.ts"
import styles from "./autonomy.module.css"
import type { ChainView } from "./chain-results.tsx"
import { ChallengeTable } from "./challenge-table.tsx"
import { ComponentTable, ProductTable, SingleTable } from "./dependence-tables.tsx"
import { tableNames } from "./table-names.ts"

/** Most rows that a table of the page holds; the files hold all. */
export const mostRows = 500

/** What was worked out as tables, one at a time; items by the chosen tag. */
export function ChainTables(props: ChainView & { readonly tag: string | undefined }): ReactNode {
  const { t } = useTranslation("observatory")
  const { table = "products" } = useSearch({ from: "/autonomy" })
  const navigate = useNavigate({ from: "/autonomy" })
  const { graph, autonomy, tag } = props
  const files = useMemo(() => autonomyTables(graph, autonomy), [graph, autonomy])
  const fits = (item: number) => tag === undefined || graph.items[item]?.tags.includes(tag) === true
  const panels = {
    products: <ProductTable {...props} />,
    components: <ComponentTable {...props} fits={fits} />,
    singles: <SingleTable {...props} fits={fits} />,
    challenges: <ChallengeTable {...props} fits={fits} />,
  }
  return (
    <section className={styles.part} aria-label={t("autonomy.tables")}>
      <h2>{t("autonomy.tables")}</h2>
      <Tabs
        value={table}
        keepMounted={false}
        onChange={(value) =>
          navigate({
            search: (before) => ({ ...before, table: tableNames.find((name) => name === value) ?? "products" }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <Tabs.List aria-label={t("autonomy.tables")}>
          {tableNames.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`autonomy.table.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tableNames.map((name) => (
          <Tabs.Panel key={name} value={name} pt="md">
            {panels[name]}
          </Tabs.Panel>
        ))}
      </Tabs>
      <details data-screen-only>
        <summary>{t("autonomy.files")}</summary>
        <ul className={styles.files}>
          {Object.entries(files).map(([name, rows]) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => saveFile(name, "text/csv;charset=utf-8", `\uFEFF${[...rows].join("")}`)}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
