import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import styles from "./settlement.module.css"

type Parameter = Reply<"quoteBooking">["parameters"][number]

/** Parameters that took part in a decision: value, unit, since when, where from. */
export function ParameterTable({ parameters }: { readonly parameters: readonly Parameter[] }): ReactNode {
  const { t } = useTranslation("settlement")
  if (parameters.length === 0) return null
  return (
    <ul className={styles.parameters}>
      {parameters.map(({ id, value, unit, from, source, assumed }) => (
        <li key={id}>
          <Link to="/parameters/$parameter" params={{ parameter: id }}>
            <code>{id}</code>
          </Link>{" "}
          <strong className="number">{value}</strong> <span className={styles.soft}>{unit}</span>{" "}
          <ProvenanceMark
            of={id}
            provenance={{
              source: assumed ? t("rules.members") : source,
              asOf: from,
              unit,
              href: `/parameters/${encodeURIComponent(id)}`,
              ...(assumed ? { assumed: source } : {}),
            }}
          />
        </li>
      ))}
    </ul>
  )
}
