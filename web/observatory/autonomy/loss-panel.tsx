import { Button, NativeSelect, TextInput } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useId, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { criticalShares, foreignShares, type LossEffect, type ProductEffect } from "../../../observatory/index.ts"
import { announce } from "../../frame/announcer.tsx"
import { present } from "../../search-params.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { ProvenanceMark } from "../../ui/provenance-mark.tsx"
import styles from "./autonomy.module.css"
import type { ChainView } from "./chain-results.tsx"
import { amount, cell, percent } from "./figure-text.ts"

const kinds = ["supplier", "country", "component"] as const
type LossProps = ChainView & { readonly origins: Uint8Array; readonly effect: LossEffect | undefined }

/** Takes suppliers, countries or components away: what stops, what is weakened, what is at risk, shares afterwards. */
export function LossPanel(props: LossProps): ReactNode {
  const { t } = useTranslation("observatory")
  return (
    <>
      <p className={styles.soft}>{t("autonomy.what-if-note")}</p>
      <LossFields graph={props.graph} name={props.name} />
      {props.effect === undefined ? null : <Outcome {...props} effect={props.effect} />}
    </>
  )
}

function LossFields({ graph, name }: Pick<ChainView, "graph" | "name">): ReactNode {
  const { t } = useTranslation("observatory")
  const search = useSearch({ from: "/autonomy" })
  const navigate = useNavigate({ from: "/autonomy" })
  const id = useId()
  const [kind, setKind] = useState<(typeof kinds)[number]>("supplier")
  const [text, setText] = useState("")
  const known =
    kind === "supplier" ? graph.suppliers : kind === "country" ? graph.countries : graph.items.map(({ code }) => code)
  const set = (of: (typeof kinds)[number], names: readonly string[]) =>
    navigate({
      search: (before) => present({ ...before, [of]: names.length === 0 ? undefined : names }),
      replace: true,
      resetScroll: false,
    })
  const take = () => {
    if (text.trim() === "") return
    set(kind, [...new Set([...(search[kind] ?? []), text.trim()])])
    announce(t("autonomy.taken-away", { name: text.trim() }))
    setText("")
  }
  return (
    <>
      <div className={styles.choices} data-screen-only>
        <NativeSelect
          label={t("autonomy.lose")}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`autonomy.kind.${value}`) }))}
          onChange={({ currentTarget }) => {
            setKind(kinds.find((one) => one === currentTarget.value) ?? "supplier")
            setText("")
          }}
        />
        <TextInput
          label={t("autonomy.lose-name")}
          value={text}
          list={`${id}-known`}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === "Enter") take()
          }}
        />
        <datalist id={`${id}-known`}>
          {known.slice(0, 1000).map((one) => (
            <option key={one} value={one}>
              {kind === "component" ? name(graph.places.items.get(one) ?? -1) : undefined}
            </option>
          ))}
        </datalist>
        <Button onClick={take}>{t("autonomy.take-away")}</Button>
      </div>
      <ul className={styles.gone} aria-label={t("autonomy.gone")}>
        {kinds.flatMap((of) =>
          (search[of] ?? []).map((one) => (
            <li key={`${of} ${one}`}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t(`autonomy.kind.${of}`)} ${one} ✕ ${t("autonomy.bring-back")}`}
                onClick={() =>
                  set(
                    of,
                    (search[of] ?? []).filter((other) => other !== one),
                  )
                }
              >
                {`${t(`autonomy.kind.${of}`)} ${one} ✕`}
              </Button>
            </li>
          )),
        )}
      </ul>
    </>
  )
}

function Outcome(props: LossProps & { readonly effect: LossEffect }): ReactNode {
  const { t } = useTranslation("observatory")
  const { graph, autonomy, origins, effect, name, source } = props
  const after = useMemo(() => {
    const gone = new Set(effect.offers)
    return {
      shares: foreignShares(graph, origins, effect.after),
      critical: criticalShares(graph, origins, (offer) => !gone.has(offer)),
    }
  }, [graph, origins, effect])
  const before = new Map(autonomy.products.map((one) => [one.item, one]))
  const isStopped = ({ state }: ProductEffect) => state === "stopped"
  const parts = effect.stopped.filter((item) => !graph.products.includes(item))
  const risk = `${amount(effect.valueStopped)} / ${amount(effect.value)}`
  return (
    <>
      <p>
        <strong>
          {t("autonomy.outcome", {
            stopped: effect.products.filter(isStopped).length,
            weakened: effect.products.filter(({ state }) => state === "weakened").length,
            risk,
          })}
        </strong>{" "}
        <ProvenanceMark
          of={risk}
          provenance={{
            source,
            note: t("autonomy.risk-note"),
            assumed: t("autonomy.shift-assumed"),
            guarantee: { kind: "derived" },
          }}
        />
      </p>
      <p className={styles.soft}>
        {t("autonomy.stopped-parts", { count: parts.length, items: parts.slice(0, 30).map(name).join(" · ") || "–" })}
      </p>
      <DataTable<ProductEffect>
        name="autonomy-effect"
        label={t("autonomy.what-if")}
        rows={effect.products.slice(0, 500)}
        rowKey={({ item }) => `${item}`}
        columns={[
          { key: "product", label: t("autonomy.product"), value: ({ item }) => name(item), filter: "text" },
          {
            key: "state",
            label: t("autonomy.state"),
            value: ({ state }) => t(`autonomy.state.${state}`),
            filter: "choice",
          },
          { key: "value", label: t("autonomy.value"), value: ({ value }) => cell(value), numeric: true },
          { key: "lost", label: t("autonomy.value-lost"), value: ({ lost }) => cell(lost), numeric: true },
          ...shareColumns(
            t("autonomy.chain-before"),
            "before",
            (item) => before.get(item)?.chain.foreign ?? Number.NaN,
          ),
          ...shareColumns(t("autonomy.chain-after"), "after", (item) =>
            effect.products.find((one) => one.item === item && isStopped(one))
              ? Number.NaN
              : (after.shares.inputs[0]?.[item] ?? Number.NaN),
          ),
          ...shareColumns(t("autonomy.critical-after"), "critical", (item) =>
            effect.products.find((one) => one.item === item && isStopped(one))
              ? Number.NaN
              : (after.critical.least[item] ?? Number.NaN),
          ),
          { key: "source", label: t("autonomy.source-column"), value: () => source },
        ]}
      />
    </>
  )
}

function shareColumns(label: string, key: string, of: (item: number) => number) {
  return [
    {
      ...{ key, label, numeric: true },
      value: ({ item }: ProductEffect) => cell(of(item)),
      cell: ({ item }: ProductEffect) => percent(of(item)),
    },
  ]
}
