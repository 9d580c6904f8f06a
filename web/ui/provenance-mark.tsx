import { Popover } from "@mantine/core"
import { type ReactNode, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { Icon } from "./icon.tsx"
import styles from "./provenance-mark.module.css"

/** How far a figure may be relied on; `deviation` is half the interval in the figure's unit, or in percent for an estimate. */
export type Guarantee =
  | { readonly kind: "exact" | "certified" | "published" | "derived" }
  | { readonly kind: "sampled" | "estimated"; readonly deviation: string }

/** Where a figure or ruling comes from. */
export interface Provenance {
  readonly source: string
  /** Day, year or vintage that the figure holds for. */
  readonly asOf?: string
  /** Version of the rule or list that decided. */
  readonly rule?: string
  readonly unit?: string
  readonly guarantee?: Guarantee
  /** Why it is assumed; a figure with this is marked as an assumption. */
  readonly assumed?: string
  readonly note?: string
  /** Page or document that a click leads to. */
  readonly href?: string
}

/**
 * The sign beside a figure that answers "how do you know?". Hover or focus opens it, a click or Enter leads to the source,
 * Escape closes it. An assumption is marked in shape and in words, not by colour alone.
 * @example <ProvenanceMark of="160.6" provenance={{ source: "…", asOf: "2025-12", unit: "…" }} />
 */
export function ProvenanceMark({
  of,
  provenance,
}: {
  readonly of: string
  readonly provenance: Provenance
}): ReactNode {
  const { t } = useTranslation("ui")
  const [open, setOpen] = useState(false)
  const id = useId()
  const assumed = provenance.assumed !== undefined
  const label = t(assumed ? "provenance.assumed-of" : "provenance.of", { of })
  const shared = {
    className: assumed ? styles.assumed : styles.mark,
    "aria-label": label,
    "aria-describedby": open ? id : undefined,
    onMouseEnter: () => setOpen(true),
    onMouseLeave: () => setOpen(false),
    onFocus: () => setOpen(true),
    onBlur: () => setOpen(false),
    onKeyDown: (event: { readonly key: string }) => {
      if (event.key === "Escape") setOpen(false)
    },
  }
  const sign = <Icon name={assumed ? "assumed" : "source"} size={14} />
  return (
    <Popover opened={open} withArrow shadow="md" width={300} position="top" trapFocus={false} returnFocus={false}>
      <Popover.Target>
        {provenance.href === undefined ? (
          <button type="button" {...shared} onClick={() => setOpen(true)}>
            {sign}
          </button>
        ) : (
          <a href={provenance.href} {...shared} {...outside(provenance.href)}>
            {sign}
          </a>
        )}
      </Popover.Target>
      <Popover.Dropdown id={id} role="tooltip" className={styles.card}>
        <ProvenanceFacts provenance={provenance} />
      </Popover.Dropdown>
    </Popover>
  )
}

function outside(href: string): { readonly target?: string; readonly rel?: string } {
  return href.startsWith("http") ? { target: "_blank", rel: "noreferrer" } : {}
}

function ProvenanceFacts({ provenance }: { readonly provenance: Provenance }): ReactNode {
  const { t } = useTranslation("ui")
  const { guarantee } = provenance
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t("provenance.assumption"), provenance.assumed],
    [t("provenance.source"), provenance.source],
    [t("provenance.as-of"), provenance.asOf],
    [t("provenance.rule"), provenance.rule],
    [t("provenance.unit"), provenance.unit],
    [
      t("provenance.guarantee"),
      guarantee && t(`guarantee.${guarantee.kind}`, { deviation: "deviation" in guarantee ? guarantee.deviation : "" }),
    ],
    [t("provenance.note"), provenance.note],
  ]
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, fact]) => fact !== undefined && fact !== "")
        .map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  )
}
