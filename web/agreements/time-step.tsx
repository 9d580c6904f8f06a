import { NativeSelect, TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { Change, Terms } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { WordsField } from "./fields.tsx"
import { extensions, frequencies } from "./words.ts"

interface StepProps {
  readonly terms: Terms
  readonly onChange: Change
}

/** From when until when, what extends it, and how a party leaves. */
export function TermStep({ terms, onChange }: StepProps): ReactNode {
  const { t } = useTranslation("agreements")
  const { term, exit } = terms
  const { extension } = term
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t("term.from")}
          value={term.from}
          onChange={({ currentTarget }) => onChange({ term: { ...term, from: currentTarget.value } })}
        />
        <TextInput
          type="date"
          label={t("term.until")}
          value={term.until}
          onChange={({ currentTarget }) => onChange({ term: { ...term, until: currentTarget.value } })}
        />
      </div>
      <NativeSelect
        label={t("term.extension")}
        value={extension.kind}
        data={extensions.map((kind) => ({ value: kind, label: t(`extension.${kind}`) }))}
        onChange={({ currentTarget }) => {
          const kind = extensions.find((one) => one === currentTarget.value) ?? "none"
          onChange({ term: { ...term, extension: { kind, until: kind === "none" ? "" : extension.until } } })
        }}
      />
      {extension.kind === "none" ? null : (
        <TextInput
          type="date"
          label={t("term.extended-until")}
          value={extension.until}
          onChange={({ currentTarget }) =>
            onChange({ term: { ...term, extension: { ...extension, until: currentTarget.value } } })
          }
        />
      )}
      <TextInput
        label={t("exit.notice")}
        inputMode="numeric"
        value={exit.noticeDays}
        onChange={({ currentTarget }) => onChange({ exit: { ...exit, noticeDays: currentTarget.value } })}
      />
      <WordsField
        label={t("exit.consequence")}
        value={exit.consequence}
        onChange={(consequence) => onChange({ exit: { ...exit, consequence } })}
      />
    </>
  )
}

/** Who collects and transfers, when, and how is rounded. */
export function CollectionStep({ terms, onChange }: StepProps): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { collection, rounding, parties } = terms
  const places = [
    { value: "", label: t("field.choose") },
    ...parties.map(({ place, name }) => ({ value: place, label: `${say(name)} (${place})` })),
  ]
  return (
    <>
      <NativeSelect
        label={t("collection.collector")}
        description={t("collection.collector-note")}
        value={collection.collector}
        data={places}
        onChange={({ currentTarget }) => onChange({ collection: { ...collection, collector: currentTarget.value } })}
      />
      <NativeSelect
        label={t("collection.frequency")}
        value={collection.frequency}
        data={frequencies.map((one) => ({ value: one, label: t(`frequency.${one}`) }))}
        onChange={({ currentTarget }) =>
          onChange({
            collection: {
              ...collection,
              frequency: frequencies.find((one) => one === currentTarget.value) ?? "year",
            },
          })
        }
      />
      <TextInput
        label={t("collection.days")}
        inputMode="numeric"
        value={collection.transferDays}
        onChange={({ currentTarget }) => onChange({ collection: { ...collection, transferDays: currentTarget.value } })}
      />
      <NativeSelect
        label={t("rounding.method")}
        value={rounding.method}
        data={[
          { value: "largest-remainder", label: t("rounding.largest-remainder") },
          { value: "down", label: t("rounding.down") },
        ]}
        onChange={({ currentTarget }) =>
          onChange({
            rounding:
              currentTarget.value === "down"
                ? { ...rounding, method: "down" }
                : { method: "largest-remainder", rest: "" },
          })
        }
      />
      {rounding.method === "down" ? (
        <NativeSelect
          label={t("rounding.rest")}
          value={rounding.rest}
          data={places}
          onChange={({ currentTarget }) => onChange({ rounding: { ...rounding, rest: currentTarget.value } })}
        />
      ) : null}
    </>
  )
}
