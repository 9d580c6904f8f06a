import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { readClaim } from "../../observatory/index.ts"
import { Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import { useSay } from "../ui/text.ts"
import { signed } from "./index-figures.ts"
import styles from "./observatory.module.css"
import { addressIn, type SeriesClaim, type SeriesValue } from "./series-values.ts"

/** What figures that texts state of an index mean: both readings worked out from the data, and how sure the answer is. */
export function ClaimsSection(props: {
  readonly claims: readonly SeriesClaim[]
  readonly values: readonly SeriesValue[]
}): ReactNode {
  const { t } = useTranslation("observatory")
  if (props.claims.length === 0) return null
  return (
    <Section title={t("claim.title")} note={t("claim.note")}>
      {props.claims.map((claim) => (
        <Claim key={claim.id} claim={claim} values={props.values} />
      ))}
    </Section>
  )
}

function Claim(props: { readonly claim: SeriesClaim; readonly values: readonly SeriesValue[] }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { claim } = props
  const read = readClaim(claim, props.values)
  const name = say(
    props.values.find(({ component }) => component === claim.component)?.componentName ?? { zh: "", en: "" },
  )
  const readings = (["points", "percent"] as const).map((unit) => ({ unit, reading: read[unit] }))
  const yearly = claim.to - claim.from > 1
  const beside = read.points.beside.map(({ value }) => value)
  type Row = (typeof readings)[number]
  const columns = [
    { key: "reading", label: t("claim.reading"), value: ({ unit }: Row) => t(`claim.as.${unit}`) },
    {
      key: "start",
      label: t("claim.start", { year: claim.from }),
      value: ({ reading }: Row) => Number(reading.start.toFixed(1)),
      numeric: true,
    },
    ...beside.map((value, place) => ({
      key: `beside-${value.vintage}`,
      label: t("claim.beside", { vintage: value.vintage, value: value.value }),
      value: ({ reading }: Row) => signed(reading.beside[place]?.off.value ?? 0, 1),
      numeric: true,
    })),
    {
      key: "points",
      label: t(yearly ? "claim.points-a-year" : "claim.points"),
      value: ({ reading }: Row) => signed(reading.asPoints.change.value, 1),
      numeric: true,
    },
    {
      key: "percent",
      label: t(yearly ? "claim.percent-a-year" : "claim.percent"),
      value: ({ reading }: Row) => `${signed(reading.asPercent.change.value, 2)}%`,
      numeric: true,
    },
  ]
  return (
    <div className={styles.claim}>
      <h3 className={styles.said}>
        “{say(claim.said)}”{" "}
        <ProvenanceMark of={say(claim.said)} provenance={{ source: claim.source, ...addressIn(claim.source) }} />
      </h3>
      <p>
        {t("claim.about", { by: say(claim.by), component: name, value: read.value.value, year: claim.to })}{" "}
        <strong>
          {t(read.nearer === undefined ? "claim.undecided" : `claim.nearer.${read.nearer}`, { change: claim.change })}
        </strong>
      </p>
      <ScrollArea label={say(claim.said)}>
        <table className={styles.table}>
          <caption className="hidden-text">{say(claim.said)}</caption>
          <thead>
            <tr>
              {columns.map(({ key, label, numeric }) => (
                <th key={key} scope="col" className={numeric ? styles.right : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {readings.map((row) => (
              <tr key={row.unit} data-nearer={row.unit === read.nearer ? "" : undefined}>
                {columns.map(({ key, value, numeric }, place) =>
                  place === 0 ? (
                    <th key={key} scope="row">
                      {value(row)}
                    </th>
                  ) : (
                    <td key={key} className={numeric ? styles.right : undefined}>
                      {value(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className={styles.soft}>
        {t("claim.confidence")} {say(claim.confidence)}
      </p>
      <TableFiles
        name={`claim-${claim.id}`}
        rows={readings}
        columns={[
          ...columns,
          { key: "confidence", label: t("claim.confidence"), value: () => say(claim.confidence) },
          { key: "source", label: t("series.source"), value: () => claim.source },
        ]}
        of={say(claim.said)}
      />
    </div>
  )
}
