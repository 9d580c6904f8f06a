import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page.tsx"
import { ScrollArea } from "../../ui/scroll-area.tsx"
import { useSay } from "../../ui/text.ts"
import { Picture } from "../drawing/picture.tsx"
import styles from "./measures.module.css"
import { type Quantity, quantities } from "./quantities.ts"
import { drawSankey } from "./sankey-drawing.tsx"
import { type Measures, useMeasureWords } from "./use-measure-words.ts"

interface FlowsProps {
  readonly report: Measures
  readonly of: Quantity
  readonly onChoose: (of: Quantity) => void
}

/** Home of the user × host of the facility: as a table with totals, and as a Sankey drawing. */
export function FlowsSection({ report, of, onChoose }: FlowsProps): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { definition } = useMeasureWords(report)
  const words = definition("flows")
  return (
    <Section title={t("measures.flows")} note={words === undefined ? undefined : say(words.definition)}>
      <NativeSelect
        className={styles.choice}
        label={t("measures.quantity")}
        value={of}
        data={quantities.map((one) => ({ value: one, label: t(`measures.quantity.${one}`) }))}
        onChange={({ currentTarget }) => {
          const chosen = quantities.find((one) => one === currentTarget.value)
          if (chosen !== undefined) onChoose(chosen)
        }}
      />
      <Matrix report={report} of={of} />
      <Sankey report={report} of={of} />
    </Section>
  )
}

type Shown = Pick<FlowsProps, "report" | "of">

function Matrix({ report, of }: Shown): ReactNode {
  const { t } = useTranslation("observatory")
  const { memberName, amountText } = useMeasureWords(report)
  const { cells, homes, hosts, all } = report.figures.flows
  const written = (amount: { readonly [Key in Quantity]: string | number }) => amountText(of, `${amount[of]}`)
  return (
    <ScrollArea label={t("measures.matrix")}>
      <table className={styles.matrix}>
        <caption>{t("measures.matrix")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("measures.home-host")}</th>
            {hosts.map(({ member }) => (
              <th key={member} scope="col">
                {memberName(member)}
              </th>
            ))}
            <th scope="col">{t("measures.total")}</th>
          </tr>
        </thead>
        <tbody>
          {homes.map((home) => (
            <tr key={home.member}>
              <th scope="row">{memberName(home.member)}</th>
              {cells
                .filter((cell) => cell.home === home.member)
                .map((cell) => (
                  <td key={cell.host} {...(cell.home === cell.host && { "data-own": true })}>
                    {written(cell)}
                  </td>
                ))}
              <td>{written(home)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("measures.total")}</th>
            {hosts.map((host) => (
              <td key={host.member}>{written(host)}</td>
            ))}
            <td>{written(all)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollArea>
  )
}

function Sankey({ report, of }: Shown): ReactNode {
  const { t } = useTranslation("observatory")
  const { memberName, memberColour, amountText } = useMeasureWords(report)
  const { cells, homes } = report.figures.flows
  // More can be given back in a period than was billed in it: a ribbon cannot be thinner than nothing.
  const flows = cells.map(({ home, host, ...amounts }) => ({ home, host, amount: Math.max(0, Number(amounts[of])) }))
  const across = flows.filter(({ home, host }) => home !== host).toSorted((a, b) => b.amount - a.amount)
  const [most] = across
  const table = <CellsTable report={report} />
  if (most === undefined || flows.every(({ amount }) => amount === 0))
    return <p className={styles.soft}>{t("measures.no-flow")}</p>
  const amount = (value: number) => amountText(of, `${value}`)
  const title =
    most.amount === 0
      ? t("measures.sankey-none", { quantity: t(`measures.quantity.${of}`) })
      : t("measures.sankey-title", {
          quantity: t(`measures.quantity.${of}`),
          home: memberName(most.home),
          host: memberName(most.host),
          amount: amount(most.amount),
        })
  return (
    <Picture
      title={title}
      name={`measures-flows-${of}`}
      note={t("measures.sankey-note")}
      draw={(width) =>
        drawSankey(flows, {
          members: homes.map(({ member }) => member),
          name: memberName,
          colour: memberColour,
          amount,
          heads: { home: t("measures.home"), host: t("measures.host") },
          width,
        })
      }
      table={table}
    />
  )
}

/** All cells of the period and of each month, to sort and to take along. */
function CellsTable({ report }: Pick<FlowsProps, "report">): ReactNode {
  const { t } = useTranslation("observatory")
  const { memberName, amountText } = useMeasureWords(report)
  const steps = [{ name: t("measures.whole-period"), figures: report.figures }, ...report.steps]
  const rows = steps.flatMap(({ name, figures }) => figures.flows.cells.map((cell) => ({ ...cell, step: name })))
  return (
    <DataTable
      name="measures-flows"
      label={t("measures.flows")}
      rows={rows}
      rowKey={({ step, home, host }) => `${step} ${home} ${host}`}
      columns={[
        { key: "step", label: t("measures.period"), value: ({ step }) => step, filter: "choice" },
        { key: "home", label: t("measures.home"), value: ({ home }) => memberName(home), filter: "choice" },
        { key: "host", label: t("measures.host"), value: ({ host }) => memberName(host), filter: "choice" },
        ...quantities.map((of) => ({
          key: of,
          label: t(`measures.quantity.${of}`),
          value: (cell: (typeof rows)[number]) => cell[of],
          cell: (cell: (typeof rows)[number]) => amountText(of, `${cell[of]}`),
          numeric: true,
        })),
      ]}
    />
  )
}
