import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import { type Change, type Terms, withParty } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { FactorFields } from "./factor-fields.tsx"
import { AmountInput } from "./fields.tsx"
import { keys } from "./words.ts"

interface StepProps {
  readonly terms: Terms
  readonly onChange: Change
}

/** What of it is shared, by which key, and within which limits. */
export function SharingStep({ terms, onChange }: StepProps): ReactNode {
  const { t } = useTranslation("agreements")
  const { base, key } = terms
  const setKind = (kind: Terms["key"]["kind"]) => {
    const parties = kind === "fixed" ? terms.parties : terms.parties.map((party) => ({ ...party, share: "" }))
    const factors = kind === "fixed" ? [] : key.factors.length > 0 ? key.factors : [investment]
    onChange({
      parties,
      key: {
        ...key,
        kind,
        factors: kind === "investment" ? factors.slice(0, 1).map((one) => ({ ...one, weight: "1" })) : factors,
      },
    })
  }
  return (
    <>
      <SegmentedControl
        aria-label={t("base.kind")}
        value={base.kind}
        data={[
          { value: "whole", label: t("base.whole") },
          { value: "increment", label: t("base.increment") },
        ]}
        onChange={(kind) => {
          if (kind === "increment") return onChange({ base: { ...base, kind } })
          onChange({
            base: { ...base, kind: "whole", year: "" },
            parties: terms.parties.map((party) => ({ ...party, stock: "" })),
          })
        }}
      />
      {base.kind === "increment" ? (
        <TextInput
          label={t("base.year")}
          description={t("base.year-note")}
          inputMode="numeric"
          value={base.year}
          onChange={({ currentTarget }) => onChange({ base: { ...base, year: currentTarget.value } })}
        />
      ) : null}
      <AmountInput
        label={t("base.threshold")}
        note={t("base.threshold-note")}
        value={base.threshold}
        onChange={(threshold) => onChange({ base: { ...base, threshold } })}
      />
      <NativeSelect
        label={t("key.kind")}
        value={key.kind}
        data={keys.map((kind) => ({ value: kind, label: t(`key.${kind}`) }))}
        onChange={({ currentTarget }) => setKind(keys.find((one) => one === currentTarget.value) ?? "fixed")}
      />
      {key.kind === "fixed" ? null : <FactorFields terms={terms} onChange={onChange} />}
      {terms.parties.map((party) => (
        <PartyShares key={party.place} terms={terms} onChange={onChange} place={party.place} />
      ))}
    </>
  )
}

const investment = { id: "investment", title: { zh: "投资", en: "investment" }, weight: "1" }

function PartyShares({ terms, onChange, place }: StepProps & { readonly place: string }): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const party = terms.parties.find((one) => one.place === place)
  if (party === undefined) return null
  const { base, key } = terms
  const change = (next: Partial<typeof party>) => onChange(withParty(terms, place, next))
  const name = say(party.name)
  return (
    <fieldset className={styles.box} data-party={place}>
      <legend>{name}</legend>
      <div className={styles.pair}>
        {key.kind === "fixed" ? (
          <TextInput
            label={t("share.of", { name })}
            description={t("field.share-example")}
            value={party.share}
            onChange={({ currentTarget }) => change({ share: currentTarget.value })}
          />
        ) : null}
        {key.kind !== "fixed" && key.values === "agreed"
          ? key.factors.map(({ id, title }) => (
              <TextInput
                key={id}
                label={t("share.measure", { name, factor: say(title) || id })}
                value={party.measures[id] ?? ""}
                onChange={({ currentTarget }) => change({ measures: { ...party.measures, [id]: currentTarget.value } })}
              />
            ))
          : null}
        {base.kind === "increment" ? (
          <AmountInput label={t("share.stock", { name })} value={party.stock} onChange={(stock) => change({ stock })} />
        ) : null}
      </div>
      <details className={styles.fold} open={[party.floor, party.cap, party.capOverTerm].some((one) => one !== "")}>
        <summary>{t("limits.title", { name })}</summary>
        <div className={styles.pair}>
          <AmountInput label={t("limits.floor")} value={party.floor} onChange={(floor) => change({ floor })} />
          <AmountInput label={t("limits.cap")} value={party.cap} onChange={(cap) => change({ cap })} />
          <AmountInput
            label={t("limits.cap-over-term")}
            value={party.capOverTerm}
            onChange={(capOverTerm) => change({ capOverTerm })}
          />
        </div>
      </details>
    </fieldset>
  )
}
