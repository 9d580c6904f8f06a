import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Cell, PlanReport } from "../../../observatory/index.ts"
import { MemberMark } from "../../ui/member-mark.tsx"
import { TableFiles } from "../../ui/table-files.tsx"
import { useSay } from "../../ui/text.ts"
import styles from "./plans.module.css"

interface MatrixProps {
  readonly report: PlanReport
  readonly kind: "area" | "theme"
  readonly chosen: { readonly file: string; readonly topic: string } | undefined
  readonly onChoose: (cell: Cell) => void
}

/** Plan × area or theme. A cell says in words and by its filling how far the plan goes, and opens its passages. */
export function CoverageMatrix({ report, kind, chosen, onChoose }: MatrixProps): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const columns = useCellColumns(report)
  const cells = report.cells.filter(({ topic }) => topic.kind === kind)
  const topics = [...new Map(cells.map(({ topic }) => [topic.id, topic])).values()]
  const title = t(kind === "area" ? "plans.by-area" : "plans.by-theme")
  return (
    <div className={styles.matrix}>
      <div className={styles.head}>
        <h3>{title}</h3>
        <TableFiles name={`plan-coverage-${kind}`} of={title} rows={cells} columns={columns} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={title} tabIndex={0}>
        <table>
          <caption className="hidden-text">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("plans.plan")}</th>
              {topics.map((topic) => (
                <th key={topic.id} scope="col">
                  {say(topic.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.plans.map(({ file, owner }) => (
              <tr key={file}>
                <th scope="row" title={file}>
                  <MemberMark code={owner.member} /> {owner.year ?? ""}
                  <span className={styles.file}>{file}</span>
                </th>
                {cells
                  .filter((cell) => cell.file === file)
                  .map((cell) => (
                    <td key={cell.topic.id}>
                      <button
                        type="button"
                        className={styles[cell.state]}
                        aria-pressed={chosen?.file === file && chosen.topic === cell.topic.id}
                        onClick={() => onChoose(cell)}
                      >
                        <span className="hidden-text">{`${file} · ${say(cell.topic.name)}`}</span>
                        <span>{t(`plans.state.${cell.state}`)}</span>
                        <span className={styles.count} aria-hidden="true">
                          {cell.committedAcross}/{cell.across}/{cell.passages}
                        </span>
                        <span className="hidden-text">
                          {t("plans.cell", {
                            passages: cell.passages,
                            across: cell.across,
                            committed: cell.committedAcross,
                          })}
                        </span>
                      </button>
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Columns of a downloaded matrix: with the quoted passage, its page, and the terms that it was found by. */
function useCellColumns(report: PlanReport) {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const owner = (file: string) => report.plans.find((plan) => plan.file === file)?.owner
  return [
    { key: "file", label: t("plans.plan"), value: ({ file }: Cell) => file },
    { key: "member", label: t("plans.member"), value: ({ file }: Cell) => owner(file)?.member ?? "" },
    { key: "year", label: t("plans.year"), value: ({ file }: Cell) => owner(file)?.year ?? null, numeric: true },
    { key: "topic", label: t("plans.topic"), value: ({ topic }: Cell) => say(topic.name) },
    { key: "state", label: t("plans.state"), value: ({ state }: Cell) => t(`plans.state.${state}`) },
    { key: "passages", label: t("plans.passages"), value: ({ passages }: Cell) => passages, numeric: true },
    { key: "across", label: t("plans.across"), value: ({ across }: Cell) => across, numeric: true },
    {
      key: "committed",
      label: t("plans.committed"),
      value: ({ committedAcross }: Cell) => committedAcross,
      numeric: true,
    },
    { key: "number", label: t("plans.place"), value: ({ quote }: Cell) => quote?.number ?? null, numeric: true },
    { key: "quote", label: t("plans.quote"), value: ({ quote }: Cell) => quote?.text ?? "" },
    { key: "terms", label: t("plans.terms-of"), value: () => termsTold(report) },
  ]
}

/** Which terms a report was made by, for files. */
export function termsTold({ terms }: PlanReport): string {
  return `${terms.day}: ${terms.grounds.map(({ file, from }) => `${file} (${from})`).join(", ")}`
}
