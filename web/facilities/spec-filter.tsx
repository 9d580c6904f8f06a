import { Button, NativeSelect, Pill, TextInput } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { useSay } from "../ui/text.ts"
import styles from "./facilities.module.css"
import type { FindChange, FindSearch } from "./find-address.ts"

type Specification = Reply<"searchFacilities">["items"][number]["specifications"][number]

interface SpecFilterProps {
  readonly search: FindSearch
  readonly change: (next: FindChange) => void
  readonly seen: readonly Specification[]
}

/** Ranges that an instrument must reach: a quantity, from, to, unit. The quantities are those of what is shown. */
export function SpecFilter({ search, change, seen }: SpecFilterProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const known = new Map(seen.map((each) => [each.quantity, each]))
  const [typed, setTyped] = useState({ quantity: "", low: "", high: "", unit: "" })
  const chosen = search.spec ?? []
  const add = () => {
    const unit = typed.unit.trim()
    const wish = `${typed.quantity}:${typed.low.trim()}..${typed.high.trim()}${unit === "" ? "" : `:${unit}`}`
    change({ spec: [...chosen.filter((one) => !one.startsWith(`${typed.quantity}:`)), wish] })
    setTyped({ quantity: "", low: "", high: "", unit: "" })
  }
  const number = /^(-?\d+(\.\d+)?)?$/
  const wrong = !number.test(typed.low.trim()) || !number.test(typed.high.trim())
  const ready = typed.quantity !== "" && !wrong && typed.low.trim() + typed.high.trim() !== ""
  return (
    <fieldset className={styles.group}>
      <legend>{t("filter.spec")}</legend>
      {chosen.map((wish) => (
        <Pill
          key={wish}
          withRemoveButton
          removeButtonProps={{ "aria-label": t("spec.remove", { wish }), "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => {
            const rest = chosen.filter((one) => one !== wish)
            change({ spec: rest.length === 0 ? undefined : rest })
          }}
        >
          {wishText(wish, (quantity) => {
            const label = known.get(quantity)?.label
            return label === undefined ? quantity : say(label)
          })}
        </Pill>
      ))}
      <NativeSelect
        label={t("spec.quantity")}
        description={known.size === 0 ? t("spec.search-first") : undefined}
        value={typed.quantity}
        data={[
          { value: "", label: t("spec.choose") },
          ...[...known.values()]
            .map(({ quantity, label }) => ({ value: quantity, label: say(label) }))
            .sort((a, b) => a.label.localeCompare(b.label)),
        ]}
        onChange={({ currentTarget: { value } }) =>
          setTyped({ ...typed, quantity: value, unit: known.get(value)?.unit ?? "" })
        }
      />
      {typed.quantity === "" ? null : (
        <>
          <div className={styles.triple}>
            <TextInput
              label={t("spec.low")}
              inputMode="decimal"
              value={typed.low}
              onChange={({ currentTarget }) => setTyped({ ...typed, low: currentTarget.value })}
            />
            <TextInput
              label={t("spec.high")}
              inputMode="decimal"
              value={typed.high}
              onChange={({ currentTarget }) => setTyped({ ...typed, high: currentTarget.value })}
            />
            <TextInput
              label={t("spec.unit")}
              maxLength={20}
              value={typed.unit}
              onChange={({ currentTarget }) => setTyped({ ...typed, unit: currentTarget.value })}
            />
          </div>
          {wrong ? <p className={styles.fault}>{t("spec.wrong")}</p> : null}
          <Button size="compact-sm" variant="default" disabled={!ready} onClick={add}>
            {t("spec.add")}
          </Button>
        </>
      )}
    </fieldset>
  )
}

/** A wish in words. @example wishText("voltage:200..:kV", (word) => word) // "voltage ≥ 200 kV" */
export function wishText(wish: string, labelOf: (quantity: string) => string): string {
  const [quantity = "", range = "", unit = ""] = wish.split(":")
  const [low = "", high = ""] = range.split("..")
  const ends = low === "" ? `≤ ${high}` : high === "" ? `≥ ${low}` : `${low}–${high}`
  return `${labelOf(quantity)} ${ends} ${unit}`.trim()
}
